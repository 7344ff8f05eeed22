/** `snapshot`: the current version of each contract as an immutable baseline. */
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";
import { createProgress } from "../progress.js";
import { snapshotFolder, writeSnapshots } from "../snapshots.js";

interface SnapshotOptions extends CommonOptions {
  readonly config?: string;
  readonly into?: string;
}

export const spec: CommandSpec<SnapshotOptions> = {
  configure: (command) => {
    addConfig(command.argument("[contracts...]", "only these contracts; default: all"))
      .option("--into <folder>", "folder of the snapshots; default: `baselines` of the configuration")
      .addHelpText(
        "after",
        examples(
          ["contract-check snapshot", "every contract, under contracts/NAME/VERSION"],
          ["contract-check snapshot project-api", "one contract"],
          ["contract-check snapshot --into released", "into another folder"],
        ),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const { loadConfig } = await import("../../load/config.js");
    const loaded = await loadConfig({ cwd, file: options.config });
    setRoot(loaded.root);
    const progress = createProgress(host);
    try {
      const names = args.filter((name) => name !== undefined);
      const lines = await writeSnapshots(
        loaded,
        names,
        snapshotFolder(options.into ?? loaded.config.baselines ?? "contracts"),
        progress,
      );
      progress.done();
      host.stdout.write(`${lines.join("\n")}\n`);
      return 0;
    } finally {
      progress.done();
    }
  },
};

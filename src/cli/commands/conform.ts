/** `conform PLUGIN`: runs the conformance suite over a plugin. `conform init` starts a plugin's folder. */
import { InvalidArgumentError, Option } from "commander";
import { fail } from "../../errors.js";
import type { ConformanceReport } from "../../model/conformance.js";
import { useColor, widthOf } from "../color.js";
import { addCommon, type CommandSpec, type CommonOptions, collect, examples } from "../command.js";
import { parseConformOutputs, writeConformance } from "../conform-output.js";
import { createProgress } from "../progress.js";

interface ConformOptions extends CommonOptions {
  readonly check: readonly string[];
  readonly mode: "dev" | "prod";
  readonly against?: string;
  readonly contracts?: string;
  readonly format: readonly string[];
  readonly seed: number;
  readonly seal?: boolean;
  readonly verbose?: boolean;
}

function seed(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError("It must be a whole number.");
  return value;
}

/** 0 conforms, 1 a MUST failed, 3 it could not be judged, or not in whole. */
export function conformExitCode({ verdict }: ConformanceReport): 0 | 1 | 3 {
  switch (verdict) {
    case "conforms":
      return 0;
    case "fails":
      return 1;
    case "incomplete":
    case "error":
      return 3;
  }
}

export const spec: CommandSpec<ConformOptions> = {
  configure: (command) => {
    addCommon(
      command
        .argument("<plugin>", "the plugin's folder, or its manifest.toml; `init` to start one")
        .argument("[folder]", "with init: the folder to start it in"),
    )
      .option("--check <id>", "only this check (CAP-01) or group (CAP); repeatable", collect, [])
      .addOption(
        new Option("--mode <mode>", "dev: JSON alone; prod: every format of the manifest")
          .choices(["dev", "prod"])
          .default("prod"),
      )
      .option("--against <previous>", "the folder of the plugin's previous build, for VER-03")
      .option("--contracts <folder>", "where the snapshots are; default: contracts beside the manifest")
      .option("--format <name[=file]>", "text (default), json, junit, markdown or html; repeatable", collect, [])
      .option("--seed <number>", "of everything random: the same seed, the same questions", seed, 1)
      .option("--seal", "first write the artifact's digest into the manifest")
      .option("--verbose", "also say what passed checks looked at, and why others do not apply")
      .addHelpText(
        "after",
        `${examples(
          ["contract-check conform init my-plugin", "start a plugin: a manifest, a contract, an example"],
          ["contract-check conform my-plugin --seal", "after a build: note the artifact's digest, and run the suite"],
          ["contract-check conform my-plugin --check CAP", "only the checks of capabilities"],
          ["contract-check conform my-plugin --format text --format junit=conformance.xml", "also for CI"],
          ["contract-check conform my-plugin --against ../released", "and compare with the released build"],
        )}\n\nExit codes: 0 conforms, 1 a MUST failed, 2 usage, 3 it could not be judged in whole.`,
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const [plugin = "", folder] = args;
    if (plugin === "init") return (await import("../conform-init.js")).conformInit({ host, cwd, folder });
    if (folder !== undefined) {
      fail({ kind: "usage", message: `${JSON.stringify(folder)} is one plugin too many.`, hint: "Name one folder." });
    }
    setRoot(cwd);
    const outputs = parseConformOutputs(options.format);
    const progress = createProgress(host);
    try {
      if (options.seal === true) await (await import("../../load/seal-plugin.js")).sealPlugin(plugin, cwd);
      const { runSuite } = await import("../../conformance/suite.js");
      const { check, mode, against, contracts } = options;
      const report = await runSuite(plugin, {
        cwd,
        checks: check,
        mode,
        against,
        contracts,
        seed: options.seed,
        onProgress: progress.say,
      });
      progress.done();
      const shown = { color: useColor(options.color, host.env, host.stdout), width: widthOf(host.stdout) };
      await writeConformance(report, outputs, { ...shown, verbose: options.verbose, cwd, print: host.stdout.write });
      return conformExitCode(report);
    } finally {
      progress.done();
    }
  },
};

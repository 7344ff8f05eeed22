/** `workspace check`: every use of a contract against the candidate of it. */
import { fail } from "../../../errors.js";
import type { Json } from "../../../model/json.js";
import { digestOf } from "../../../util/digest.js";
import { type CommandSpec, collect, examples } from "../../command.js";
import { createProgress } from "../../progress.js";
import { type AskingOptions, addAsking, answering, openWorkspace, shard } from "../../workspace/options.js";

interface CheckOptions extends AskingOptions {
  readonly format: readonly string[];
  readonly shard?: { readonly index: number; readonly count: number };
}

export const spec: CommandSpec<CheckOptions> = {
  configure: (command) => {
    addAsking(command)
      .option("--format <name[=file]>", "text (default), json or html; repeatable, each to its file", collect, [])
      .option("--shard <i/n>", "only one of n equal parts; put together by contract-check report merge", shard)
      .addHelpText(
        "after",
        [
          examples(
            ["contract-check workspace check", "a table: who reads and sends what, and whether it fits"],
            ["contract-check workspace check --format text --format html=map.html", "and a heat map"],
            ["contract-check workspace check --shard 1/4 --format json=part-1.json", "a quarter of it"],
          ),
          "",
          "The candidate of a contract is the newest snapshot in its provider's repository.",
          "Exit codes: 0 everything fits, 1 something does not, 3 something is not decided.",
        ].join("\n"),
      );
  },
  run: async ({ host, options, cwd, setRoot }) => {
    const { exitCodeOfVerdict, parseWorkspaceOutputs, printWorkspace } = await import("../../workspace/print.js");
    const outputs = parseWorkspaceOutputs(options.format);
    const progress = createProgress(host);
    try {
      const state = await openWorkspace(cwd, options, 1, progress);
      setRoot(state.root);
      const { cellsOf, newestCandidates, reportOf, shardOf, usesOf } = await import("../../../workspace/matrix.js");
      refuseUnprovided(usesOf(state), state.providers);
      const all = cellsOf(state, newestCandidates(state));
      if (all.length === 0) {
        fail({
          kind: "nothing-compared",
          message: "Nobody in this workspace uses a contract of another, so nothing was compared.",
          hint: "Pin a contract in a consumer (contract-check pin), or name it under consumes in the workspace file.",
        });
      }
      const part = options.shard;
      const cells = part === undefined ? all : shardOf(all, part.index, part.count);
      const { answerCells } = await import("../../workspace/answers.js");
      const rows = await answerCells(cells, state, answering(state, options, progress));
      const of = part === undefined ? "" : digestOf(all as unknown as Json);
      const report = reportOf(rows, part === undefined ? undefined : { ...part, of });
      progress.done();
      await printWorkspace(report, outputs, { host, cwd, color: options.color });
      return exitCodeOfVerdict(report.verdict);
    } finally {
      progress.done();
    }
  },
};

function refuseUnprovided(
  uses: readonly { readonly contract: string; readonly repository: string }[],
  providers: ReadonlyMap<string, string>,
): void {
  const lost = uses.find(({ contract }) => !providers.has(contract));
  if (lost === undefined) return;
  fail({
    kind: "config",
    message: `${lost.repository} uses ${lost.contract}, which no repository of this workspace provides.`,
    hint: "Add the repository that has its snapshots, or list under consumes only what this workspace is about.",
  });
}

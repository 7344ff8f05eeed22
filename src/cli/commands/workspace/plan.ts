/** `workspace plan`: required bumps, the order of release, who must upgrade first. */
import { Option } from "commander";
import { type Json, stringify } from "../../../model/json.js";
import { createPaint } from "../../../report/paint.js";
import { sanitizeJson } from "../../../util/sanitize.js";
import { useColor, widthOf } from "../../color.js";
import { type CommandSpec, examples } from "../../command.js";
import { createProgress } from "../../progress.js";
import { type AskingOptions, addAsking, answering, openWorkspace } from "../../workspace/options.js";

interface PlanOptions extends AskingOptions {
  readonly changesets?: boolean;
  readonly format: "text" | "json";
}

export const spec: CommandSpec<PlanOptions> = {
  configure: (command) => {
    addAsking(command)
      .option("--changesets", "also write the required bumps to .changeset/, one file for each repository")
      .addOption(new Option("--format <name>", "how to print").choices(["text", "json"]).default("text"))
      .addHelpText(
        "after",
        [
          examples(
            ["contract-check workspace plan", "the steps, providers before their consumers"],
            ["contract-check workspace plan --changesets", "and the bumps as changesets"],
          ),
          "",
          "Exit codes: 0 there is a plan, 1 a version declares less than it must, or repositories depend on each other.",
        ].join("\n"),
      );
  },
  run: async ({ host, options, cwd, setRoot }) => {
    const progress = createProgress(host);
    try {
      const state = await openWorkspace(cwd, options, 2, progress);
      setRoot(state.root);
      const { cellsOf, newestCandidates } = await import("../../../workspace/matrix.js");
      const { answerCells } = await import("../../workspace/answers.js");
      const rows = await answerCells(
        cellsOf(state, newestCandidates(state)),
        state,
        answering(state, options, progress),
      );
      const { changesOf } = await import("../../workspace/changes.js");
      const { planRelease } = await import("../../../workspace/plan.js");
      const plan = planRelease(state, rows, await changesOf(state, progress));
      progress.done();
      if (options.format === "json") host.stdout.write(`${sanitizeJson(stringify(plan as unknown as Json, 2))}\n`);
      else {
        const { planText } = await import("../../workspace/plan-text.js");
        const paint = createPaint(useColor(options.color, host.env, host.stdout));
        host.stdout.write(planText(plan, paint, widthOf(host.stdout)));
      }
      if (options.changesets === true) {
        const { writeChangesets } = await import("../../workspace/changesets.js");
        // The result is the plan; what was written is told beside it.
        for (const file of await writeChangesets(plan, state)) host.stderr.write(`wrote ${file}\n`);
      }
      const underpaid = plan.steps.some(({ contracts }) => contracts.some(({ use }) => use !== undefined));
      return underpaid || plan.cycles.length > 0 ? 1 : 0;
    } finally {
      progress.done();
    }
  },
};

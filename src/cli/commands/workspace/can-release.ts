/** `workspace can-release NAME@VERSION`: yes, no with who and why, or unknown. */

import { Option } from "commander";
import { fail } from "../../../errors.js";
import { type Json, stringify } from "../../../model/json.js";
import type { VersionRef } from "../../../model/workspace.js";
import { createPaint } from "../../../report/paint.js";
import { sanitize, sanitizeJson } from "../../../util/sanitize.js";
import { didYouMean } from "../../../util/suggest.js";
import { useColor, widthOf } from "../../color.js";
import { type CommandSpec, examples } from "../../command.js";
import { createProgress } from "../../progress.js";
import { type AskingOptions, addAsking, answering, openWorkspace } from "../../workspace/options.js";
import { parseRelease } from "../../workspace/release-name.js";
import type { WorkspaceState } from "../../workspace/state.js";

interface ReleaseOptions extends AskingOptions {
  readonly to?: string;
  readonly format: "text" | "json";
}

export const spec: CommandSpec<ReleaseOptions> = {
  configure: (command) => {
    addAsking(command.argument("<name@version>", "a contract, or a repository that uses contracts"))
      .option("--to <environment>", "only what this environment runs, as workspace record wrote it down")
      .addOption(new Option("--format <name>", "how to print").choices(["text", "json"]).default("text"))
      .addHelpText(
        "after",
        [
          examples(
            ["contract-check workspace can-release project-api@1.5.0", "whether everybody can take it"],
            ["contract-check workspace can-release project-api@2.0.0 --to prod", "whether what prod runs can"],
            ["contract-check workspace can-release web@3.1.0 --to prod", "whether a consumer fits to what prod runs"],
          ),
          "",
          "Exit codes: 0 yes, 1 no, 3 unknown: not decided, not recorded, or not stored.",
        ].join("\n"),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const { name, version } = parseRelease(args[0] ?? "");
    const progress = createProgress(host);
    try {
      const state = await openWorkspace(cwd, options, Number.POSITIVE_INFINITY, progress);
      setRoot(state.root);
      const candidate = candidateOf(state, name, version);
      const { readDeployments } = await import("../../workspace/environments.js");
      const deployments = options.to === undefined ? [] : await readDeployments(state.root);
      const environment = options.to === undefined ? undefined : { name: options.to, deployments };
      const { releaseAnswer, releaseQuestion } = await import("../../../workspace/can-release.js");
      const question = releaseQuestion(state, name, candidate, environment);
      const { answerCells } = await import("../../workspace/answers.js");
      const rows = await answerCells(question.cells, state, answering(state, options, progress));
      const answer = releaseAnswer(rows, question);
      progress.done();
      if (options.format === "json") {
        const { to: env } = options;
        const document = {
          kind: "can-release",
          reportVersion: 1,
          name,
          version,
          ...(env === undefined ? {} : { environment: env }),
          ...answer,
        };
        host.stdout.write(`${sanitizeJson(stringify(document as unknown as Json, 2))}\n`);
      } else {
        const paint = createPaint(useColor(options.color, host.env, host.stdout));
        const { releaseText } = await import("../../workspace/release-text.js");
        const title = sanitize(`${name}@${version}${options.to === undefined ? "" : ` to ${options.to}`}`);
        host.stdout.write(releaseText(title, answer, paint, widthOf(host.stdout)));
      }
      return answer.verdict === "yes" ? 0 : answer.verdict === "no" ? 1 : 3;
    } finally {
      progress.done();
    }
  },
};

/** The version of a contract; `undefined` for a repository. */
function candidateOf(state: WorkspaceState, name: string, version: string): VersionRef | undefined {
  const versions = state.versions.get(name);
  if (versions !== undefined) {
    const found = versions.find((each) => each.version === version);
    if (found !== undefined) return found;
    return fail({
      kind: "baseline-missing",
      message: `${state.providers.get(name)} has no snapshot of ${name} ${version}.`,
      details: [
        `versions there: ${versions
          .slice(0, 20)
          .map((each) => each.version)
          .join(", ")}`,
      ],
      hint: "Take the snapshot of the candidate first: contract-check snapshot",
    });
  }
  if (state.repositories.some((each) => each.name === name)) return undefined;
  const known = [...state.versions.keys(), ...state.repositories.map((each) => each.name)];
  return fail({
    kind: "usage",
    message: `${JSON.stringify(name)} is no contract and no repository of this workspace.`,
    hint: didYouMean(name, known) ?? `There are: ${known.slice(0, 20).join(", ")}.`,
  });
}

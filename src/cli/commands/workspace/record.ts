/** `workspace record NAME@VERSION --env ENV`: what an environment runs from now on. */
import { fail } from "../../../errors.js";
import type { VersionRef } from "../../../model/workspace.js";
import { sanitize } from "../../../util/sanitize.js";
import { didYouMean } from "../../../util/suggest.js";
import { type CommandSpec, examples } from "../../command.js";
import { createProgress } from "../../progress.js";
import { addWorkspace, openWorkspace, type WorkspaceOptions } from "../../workspace/options.js";
import { parseRelease } from "../../workspace/release-name.js";

interface RecordOptions extends WorkspaceOptions {
  readonly env?: string;
}

export const spec: CommandSpec<RecordOptions> = {
  configure: (command) => {
    addWorkspace(command.argument("<name@version>", "a contract, or a repository with what it has pinned now"))
      .option("--env <environment>", "the environment that runs it")
      .addHelpText(
        "after",
        examples(
          ["contract-check workspace record project-api@1.4.0 --env prod", "the provider of a contract was deployed"],
          ["contract-check workspace record web@3.1.0 --env prod", "a consumer was, with its pins of today"],
        ),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const { name, version } = parseRelease(args[0] ?? "");
    const { env: environment } = options;
    if (environment === undefined || !/^[A-Za-z0-9][\w.-]{0,99}$/.test(environment)) {
      return fail({
        kind: "usage",
        message:
          environment === undefined
            ? "It is not said which environment runs it."
            : "That is no name of an environment.",
        hint: `Write contract-check workspace record ${name}@${version} --env prod`,
      });
    }
    const progress = createProgress(host);
    try {
      const state = await openWorkspace(cwd, options, Number.POSITIVE_INFINITY, progress);
      setRoot(state.root);
      progress.done();
      const repository = state.repositories.find((each) => each.name === name);
      const stored = state.versions.get(name);
      if (repository === undefined && stored === undefined) {
        const known = [...state.versions.keys(), ...state.repositories.map((each) => each.name)];
        return fail({
          kind: "usage",
          message: `${JSON.stringify(name)} is no contract and no repository of this workspace.`,
          hint: didYouMean(name, known) ?? `There are: ${known.slice(0, 20).join(", ")}.`,
        });
      }
      if (stored !== undefined && !stored.some((each) => each.version === version)) {
        return fail({
          kind: "baseline-missing",
          message: `There is no snapshot of ${name} ${version} in ${state.providers.get(name)}.`,
          hint: "Take it first: contract-check snapshot",
        });
      }
      const pins: Record<string, VersionRef> = {};
      for (const { contract, pinned } of repository?.uses ?? []) if (pinned !== undefined) pins[contract] = pinned;
      const { environmentsName, recordDeployment } = await import("../../workspace/environments.js");
      const before = await recordDeployment(state.root, { environment, name, version, pins });
      const was = before === undefined || before.version === version ? "" : ` (was ${before.version})`;
      host.stdout.write(`${sanitize(`${environment} runs ${name} ${version}${was}; commit ${environmentsName}`)}\n`);
      return 0;
    } finally {
      progress.done();
    }
  },
};

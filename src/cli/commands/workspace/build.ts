/** `workspace build`: each repository's build and conformance, against the candidates, providers first. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fail } from "../../../errors.js";
import type { WrittenRepository } from "../../../model/workspace.js";
import { createPaint } from "../../../report/paint.js";
import { sanitize } from "../../../util/sanitize.js";
import { useColor } from "../../color.js";
import { type CommandSpec, examples, positiveInteger } from "../../command.js";
import { createProgress } from "../../progress.js";
import { addWorkspace, openWorkspace, type WorkspaceOptions } from "../../workspace/options.js";
import type { RunEnd } from "../../workspace/run-logged.js";
import type { WorkspaceState } from "../../workspace/state.js";

interface BuildOptions extends WorkspaceOptions {
  readonly failFast?: boolean;
  readonly since?: string;
  readonly timeout: number;
}

const logs = ".contract-check/build";

export const spec: CommandSpec<BuildOptions> = {
  configure: (command) => {
    addWorkspace(command)
      .option("--since <revision>", "only repositories that changed since then, and those that depend on them")
      .option("--fail-fast", "stop at the first failure")
      .option("--timeout <minutes>", "for each command line", positiveInteger, 30)
      .addHelpText(
        "after",
        [
          examples(
            ["contract-check workspace build", "build and conform of every repository"],
            ["contract-check workspace build --since origin/main", "only what a branch touches"],
          ),
          "",
          `The commands are \`build\` and \`conform\` of the workspace file. They find the candidates of the contracts that`,
          "their repository uses in the folder CONTRACT_CHECK_CANDIDATES, as snapshots. Their output is kept in",
          `${logs}/REPOSITORY.log.`,
          "Exit codes: 0 all went well, 1 something failed, 3 there was nothing to run.",
        ].join("\n"),
      );
  },
  run: async ({ host, options, cwd, setRoot }) => {
    const progress = createProgress(host);
    const paint = createPaint(useColor(options.color, host.env, host.stdout));
    const temporary = await mkdtemp(join(tmpdir(), "contract-check-candidates-"));
    try {
      const state = await openWorkspace(cwd, options, 1, progress);
      setRoot(state.root);
      const { dependencies, releaseOrder } = await import("../../../workspace/graph.js");
      const { affectedSince } = await import("../../workspace/affected.js");
      const wanted = options.since === undefined ? undefined : await affectedSince(state, options.since);
      const order = releaseOrder(dependencies(state)).flat();
      const repositories = order.flatMap((name) => {
        const found = state.written.find((each) => each.name === name);
        const runs = found?.build !== undefined || found?.conform !== undefined;
        return found !== undefined && runs && (wanted === undefined || wanted.has(name)) ? [found] : [];
      });
      if (repositories.length === 0) refuseNothing(options.since);
      let failed = 0;
      for (const repository of repositories) {
        progress.say(`building ${repository.name}`);
        const problem = await runRepository(
          repository,
          state,
          join(temporary, fileName(repository.name)),
          options.timeout,
        );
        progress.done();
        const said = problem === undefined ? paint.good("ok") : paint.level("breaking", sanitize(problem));
        host.stdout.write(`${sanitize(repository.name)}: ${said}\n`);
        if (problem === undefined) continue;
        failed += 1;
        host.stdout.write(`  see ${logs}/${fileName(repository.name)}.log\n`);
        if (options.failFast === true) break;
      }
      const count = `${repositories.length} ${repositories.length === 1 ? "repository" : "repositories"}`;
      host.stdout.write(failed === 0 ? `${count} built.\n` : `${count}, ${failed} failed.\n`);
      return failed === 0 ? 0 : 1;
    } finally {
      progress.done();
      await rm(temporary, { recursive: true, force: true });
    }
  },
};

function refuseNothing(since: string | undefined): never {
  return fail({
    kind: "nothing-compared",
    message:
      since === undefined
        ? "No repository has a build or conform command."
        : `Nothing to build changed since ${since}.`,
    hint: "Add `build` or `conform` to repositories of the workspace file.",
  });
}

function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "-");
}

/** What went wrong, or nothing. */
async function runRepository(
  repository: WrittenRepository,
  state: WorkspaceState,
  candidates: string,
  minutes: number,
): Promise<string | undefined> {
  const { name, path, build, conform } = repository;
  if (path === undefined) return "is not on this machine: check it out and give it a path";
  await writeCandidates(name, state, candidates);
  const { runLogged } = await import("../../workspace/run-logged.js");
  const log = join(state.root, logs, `${fileName(name)}.log`);
  await rm(log, { force: true });
  for (const [what, run] of [
    ["build", build],
    ["conform", conform],
  ] as const) {
    if (run === undefined) continue;
    const end = await runLogged(run, {
      cwd: resolve(state.root, path),
      log,
      env: { CONTRACT_CHECK_CANDIDATES: candidates },
      timeoutMs: minutes * 60_000,
    });
    const problem = problemOf(end, minutes);
    if (problem !== undefined) return `${what} ${problem}`;
  }
  return undefined;
}

function problemOf(end: RunEnd, minutes: number): string | undefined {
  switch (end.end) {
    case "exited":
      return end.code === 0 ? undefined : `failed with exit code ${end.code}`;
    case "killed":
      return `was ended by ${end.signal}`;
    case "timeout":
      return `took longer than ${minutes} minutes and was stopped`;
    case "too-much":
      return "wrote too much and was stopped";
  }
}

/** The candidates of the contracts that a repository uses, as snapshots. */
async function writeCandidates(name: string, state: WorkspaceState, folder: string): Promise<void> {
  const { createSource } = await import("../../../store/source.js");
  const { storeSnapshot } = await import("../../../store/write-snapshot.js");
  await mkdir(folder, { recursive: true });
  const uses = state.repositories.find((each) => each.name === name)?.uses ?? [];
  for (const { contract } of uses) {
    const [candidate] = state.versions.get(contract) ?? [];
    const home = state.homes.get(state.providers.get(contract) ?? "");
    if (candidate === undefined || home === undefined) continue;
    await storeSnapshot(".", await createSource(home.tree).snapshot(contract, candidate.version), { root: folder });
  }
}

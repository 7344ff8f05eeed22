/** "May this version be released?": whom it meets, what they say, and who must be asked. Pure. */
import type { Cell, Deployment, Row, Use, VersionRef, Workspace } from "../model/workspace.js";
import { cellsOf, compareText, usesOf, worst } from "./matrix.js";

export interface ReleaseQuestion {
  /** The cells whose answers decide. */
  readonly cells: readonly Cell[];
  /** Why something cannot be known, whatever the cells say. */
  readonly open: readonly string[];
}

/**
 * A contract meets everybody who uses it: all of them, or those that the environment runs, with what they had pinned
 * then. A repository meets the contracts that it uses: their newest versions, or those that the environment runs.
 */
export function releaseQuestion(
  workspace: Workspace,
  name: string,
  version: VersionRef | undefined,
  environment: { readonly name: string; readonly deployments: readonly Deployment[] } | undefined,
): ReleaseQuestion {
  const here = environment?.deployments.filter((each) => each.environment === environment.name);
  if (version !== undefined) return contractQuestion(workspace, name, version, here, environment?.name);
  const uses = usesOf(workspace).filter(({ repository }) => repository === name);
  const open: string[] = [];
  const candidates = new Map<string, VersionRef>();
  for (const { contract } of uses) {
    const versions = workspace.versions.get(contract) ?? [];
    const running = here?.find((each) => each.name === contract)?.version;
    const met = here === undefined ? versions[0] : versions.find((each) => each.version === running);
    if (met !== undefined) candidates.set(contract, met);
    else if (versions.length === 0) open.push(`nobody in this workspace provides ${contract}`);
    else if (running === undefined)
      open.push(`it is not recorded which version of ${contract} ${environment?.name} runs`);
    else open.push(`${contract} ${running}, which ${environment?.name} runs, is not stored`);
  }
  const own = { ...workspace, repositories: workspace.repositories.filter((each) => each.name === name) };
  return { cells: cellsOf(own, candidates), open };
}

function contractQuestion(
  workspace: Workspace,
  contract: string,
  candidate: VersionRef,
  here: readonly Deployment[] | undefined,
  environment: string | undefined,
): ReleaseQuestion {
  const uses = usesOf(workspace).filter((use) => use.contract === contract);
  if (here === undefined)
    return { cells: uses.map((use) => ({ contract, candidate, use })).sort(byConsumer), open: [] };
  const open: string[] = [];
  const cells: Cell[] = [];
  for (const use of uses) {
    const deployed = here.find(({ name }) => name === use.repository);
    if (deployed === undefined) continue;
    const pinned = Object.hasOwn(deployed.pins, contract) ? deployed.pins[contract] : undefined;
    if (pinned === undefined) continue;
    const then: Use = { ...use, pinned };
    cells.push({ contract, candidate, use: then });
  }
  if (here.length === 0) open.push(`nothing is recorded of ${environment}`);
  return { cells: cells.sort(byConsumer), open };
}

function byConsumer(a: Cell, b: Cell): number {
  return compareText(a.use.repository, b.use.repository);
}

export interface ReleaseAnswer {
  readonly verdict: Row["verdict"];
  readonly rows: readonly Row[];
  readonly open: readonly string[];
}

/** Unknown is kept apart from no: what is open makes a yes unknown, and leaves a no what it is. */
export function releaseAnswer(rows: readonly Row[], { open }: ReleaseQuestion): ReleaseAnswer {
  const verdict = worst([...rows.map((row) => row.verdict), ...open.map(() => "unknown" as const)]);
  return { verdict, rows, open };
}

/** The matrix: every use of a contract against a candidate of it. Pure; the verdicts come in as arguments. */
import { tool } from "../compare/tool.js";
import type { Impact } from "../model/pin-report.js";
import {
  answers,
  type Cell,
  type Row,
  type SideVerdict,
  type Use,
  type VersionRef,
  type Workspace,
  type WorkspaceReport,
} from "../model/workspace.js";

/** The candidate of each contract: its newest stored version. */
export function newestCandidates({ versions }: Workspace): ReadonlyMap<string, VersionRef> {
  return new Map([...versions].flatMap(([contract, [newest]]) => (newest === undefined ? [] : [[contract, newest]])));
}

/** Every use of a contract that has a candidate, in the order of the report. */
export function cellsOf(workspace: Workspace, candidates: ReadonlyMap<string, VersionRef>): readonly Cell[] {
  return usesOf(workspace)
    .flatMap((use) => {
      const candidate = candidates.get(use.contract);
      return candidate === undefined ? [] : [{ contract: use.contract, candidate, use }];
    })
    .sort(byPlace);
}

export function usesOf({ repositories }: Workspace): readonly Use[] {
  return repositories.flatMap(({ uses }) => uses);
}

function byPlace(a: Cell, b: Cell): number {
  return (
    compareText(a.contract, b.contract) ||
    compareText(a.use.repository, b.use.repository) ||
    compareText(a.use.kind, b.use.kind)
  );
}

/** In the order of UTF-16 code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What was found of a cell: an impact, or why there is none. */
export type Found = Impact | { readonly reason: string };

export function rowOf({ contract, candidate, use }: Cell, found: Found, provider: string): Row {
  const { repository, kind, pinned } = use;
  const row = {
    contract,
    candidate: candidate.version,
    provider,
    consumer: repository,
    kind,
    ...(pinned === undefined ? {} : { pinned: pinned.version }),
  };
  if ("reason" in found) {
    const sides = (["reads", "sends"] as const).map((side) => ({ side, verdict: "unknown" as const }));
    return { ...row, verdict: "unknown", sides, dtos: [], reason: found.reason };
  }
  return {
    ...row,
    verdict: answers[found.verdict],
    sides: (["reads", "sends"] as const).map((side) => sideOf(found, side)),
    dtos: found.dtos.filter(({ verdict }) => verdict !== "compatible"),
  };
}

function sideOf({ dtos }: Impact, side: SideVerdict["side"]): SideVerdict {
  const verdicts = dtos.filter((dto) => dto.side === side).map(({ verdict }) => answers[verdict]);
  if (verdicts.length === 0) return { side, verdict: "unused" };
  return { side, verdict: worst(verdicts) };
}

/** No is worse than unknown, and unknown than yes. */
export function worst(verdicts: readonly Row["verdict"][]): Row["verdict"] {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("unknown") ? "unknown" : "yes";
}

/** @param shard present for a part of the rows */
export function reportOf(rows: readonly Row[], shard?: WorkspaceReport["shard"]): WorkspaceReport {
  const count = (verdict: Row["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
  return {
    kind: "workspace",
    reportVersion: 1,
    tool,
    ...(shard === undefined ? {} : { shard }),
    verdict: worst(rows.map(({ verdict }) => verdict)),
    counts: { yes: count("yes"), no: count("no"), unknown: count("unknown") },
    rows,
  };
}

/** The cells of one of several equal parts; candidates stay together, so that each is read once. */
export function shardOf(cells: readonly Cell[], index: number, count: number): readonly Cell[] {
  const contracts = [...new Set(cells.map(({ contract }) => contract))];
  const part = new Set(contracts.filter((_, at) => at % count === index - 1));
  return cells.filter(({ contract }) => part.has(contract));
}

/** Puts parts together in the order that the whole would have had. */
export function mergeRows(parts: readonly WorkspaceReport[]): readonly Row[] {
  return parts
    .flatMap(({ rows }) => rows)
    .sort(
      (a, b) =>
        compareText(a.contract, b.contract) || compareText(a.consumer, b.consumer) || compareText(a.kind, b.kind),
    );
}

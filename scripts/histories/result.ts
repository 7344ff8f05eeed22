/** What is recorded of one pair. */
import type { DiffReport, DirectionReport, Finding, Level } from "../../src/model/report.js";

export interface DirectionCounts {
  readonly included: number;
  readonly "not-included": number;
  readonly unknown: number;
}

/** How often each reason was given. */
export type Reasons = Readonly<Record<string, number>>;

export interface PairSummary {
  readonly dtos: number;
  /** DTOs that are on both sides. */
  readonly compared: number;
  readonly required: string;
  /** What the published versions declare; absent where both files are of one version. */
  readonly declared?: string;
  readonly verdict: string;
  readonly backward: DirectionCounts;
  readonly forward: DirectionCounts;
  readonly findings: Readonly<Record<Level, number>>;
  /** Breaking findings without a document, apart from DTOs that are gone. */
  readonly unproved: number;
  /** How often `unexplained-difference` fired. */
  readonly unexplained: number;
  /** Why directions were not decided, as pure sets. */
  readonly unknown: Reasons;
  /** Why owed directions were not decided under the policy, where the pure question was. */
  readonly unknownUnderPolicy: Reasons;
  /** Why it was not decided whether a change breaks. */
  readonly unknownPlaces: Reasons;
  /** Witnesses that no validator confirmed, wherever they were meant to stand. */
  readonly unconfirmed: number;
  /** Places where a document is not a usable schema. */
  readonly problems: Reasons;
}

export type PairResult =
  | {
      readonly outcome: "compared";
      readonly summary: PairSummary;
      /** Loading and comparing, without the start of the process. */
      readonly seconds: number;
      /** The same in time on processors, which another load on the machine does not stretch. */
      readonly cpuSeconds: number;
      readonly megabytes: number;
    }
  | { readonly outcome: "crashed" | "timed-out" | "refused"; readonly message: string; readonly seconds: number };

const undecidedPlace = "It was not decided whether a document fails because of this place: ";
const unconfirmedText =
  /no validator could judge|accepts the witness|does not accept the witness|a document that breaks was proposed/;

/** The part of a reason that is the same for every schema: what is quoted or counted is left out. */
function general(reason: string): string {
  return reason
    .replace(/^unconfirmed: /, "")
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replaceAll(/(^|\s)(?:[\w.-]*#)?\/[^\s:,;]+/g, "$1/…")
    .replaceAll(/\d{2,}/g, "N");
}

export function summarize(report: DiffReport, declared: string | undefined): PairSummary {
  const { dtos, findings } = report;
  const pure = dtos.flatMap(({ backward, forward }) => [backward, forward]);
  const considered = dtos.flatMap(({ underPolicy }) => [underPolicy?.backward, underPolicy?.forward]);
  const places = findings.flatMap(({ impact }) =>
    impact.startsWith(undecidedPlace) ? [impact.slice(undecidedPlace.length)] : [],
  );
  const reasons = [...pure, ...considered].flatMap((direction) => reasonOf(direction) ?? []);
  return {
    dtos: dtos.length,
    compared: dtos.filter(({ backward }) => backward !== undefined).length,
    required: report.requiredBump,
    declared,
    verdict: report.verdict,
    backward: countDirections(dtos.map(({ backward }) => backward)),
    forward: countDirections(dtos.map(({ forward }) => forward)),
    findings: { breaking: report.counts.breaking, warning: report.counts.warning, info: report.counts.info },
    unproved: findings.filter(
      (one) => one.level === "breaking" && one.witness === undefined && one.rule !== "dto-removed",
    ).length,
    unexplained: findings.filter(({ rule }) => rule === "unexplained-difference").length,
    unknown: tally(pure.flatMap((direction) => reasonOf(direction) ?? [])),
    unknownUnderPolicy: tally(considered.flatMap((direction) => reasonOf(direction) ?? [])),
    unknownPlaces: tally(places),
    unconfirmed: [...reasons, ...places].filter((reason) => unconfirmedText.test(reason)).length,
    problems: tally(findings.filter(({ rule }) => rule === "invalid-schema").map(({ message }: Finding) => message)),
  };
}

function reasonOf(direction: DirectionReport | undefined): string | undefined {
  return direction?.verdict === "unknown" ? (direction.reason ?? "no reason given") : undefined;
}

function countDirections(directions: readonly (DirectionReport | undefined)[]): DirectionCounts {
  const of = (wanted: DirectionReport["verdict"]) => directions.filter((one) => one?.verdict === wanted).length;
  return { included: of("included"), "not-included": of("not-included"), unknown: of("unknown") };
}

function tally(reasons: readonly string[]): Reasons {
  const counts = new Map<string, number>();
  for (const reason of reasons.map(general)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

/** The sum over many pairs, most frequent first. */
export function addReasons(all: readonly Reasons[]): Reasons {
  const sum = new Map<string, number>();
  for (const reasons of all) {
    for (const [reason, count] of Object.entries(reasons)) sum.set(reason, (sum.get(reason) ?? 0) + count);
  }
  return Object.fromEntries([...sum].sort(([, a], [, b]) => b - a));
}

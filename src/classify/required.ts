/** The bump that one DTO asks of the next version. */
import { type Bump, maxBump } from "../model/bump.js";
import type { ReportVerdict } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";

export type Outcome = Verdict["verdict"];

/** The DTO's verdict: the worst over the inclusions it owes. */
export function verdictOf(owed: readonly Outcome[]): ReportVerdict {
  if (owed.includes("not-included")) return "breaking";
  return owed.includes("unknown") ? "unknown" : "compatible";
}

interface Compared {
  /** The owed inclusions, under the policy in force. */
  readonly owed: readonly Outcome[];
  /** Both inclusions as pure sets. */
  readonly pure: readonly Outcome[];
  /** What changed annotations ask for. */
  readonly annotations: readonly Bump[];
  /** An unknown verdict counts as breaking. */
  readonly strict: boolean;
}

/**
 * The bump for a DTO whose text differs. An inclusion that is not decided asks for what a changed set needs at
 * the least, a minor, and for a major under `strict`.
 */
export function requiredBump(compared: Compared): Bump {
  const verdict = verdictOf(compared.owed);
  if (verdict === "breaking" || (verdict === "unknown" && compared.strict)) return "major";
  const setsEqual = compared.pure.every((outcome) => outcome === "included");
  return maxBump([setsEqual ? "patch" : "minor", ...compared.annotations]);
}

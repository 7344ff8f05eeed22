/** The level of one narrowing in one direction, with the reason for it. */
import type { Level } from "../model/report.js";
import type { Outcome } from "./required.js";

/** What the search for a document that fails because of the place came to. */
export type Place = "found" | "empty" | "unknown" | "not-searched";

/** Why a change has its level. The words are in `compare/wording.ts`. */
export type Because =
  /** a document of the writer fails because of this place */
  | "breaks"
  /** the direction that fails is not owed */
  | "not-owed"
  /** the whole inclusion is proved, so something else compensates or the place cannot be reached */
  | "proved-harmless"
  /** the pure inclusion fails because of this place, and the policy forgives it */
  | "forgiven"
  /** the inclusion fails, but not because of this place */
  | "elsewhere"
  /** whether a document fails because of this place was not decided */
  | "undecided"
  /** the bound on searches was reached */
  | "not-examined"
  /** the change does not narrow what any reader accepts */
  | "harmless";

interface Narrowing {
  readonly owed: boolean;
  /** The inclusion as pure sets. */
  readonly pure: Outcome;
  /** The inclusion under the policy in force; the pure one where the direction is not owed. */
  readonly underPolicy: Outcome;
  /** The search under the policy where that fails, else as pure sets. */
  readonly place: Place;
}

/** Grades a change whose clause the reader narrows. */
export function gradeNarrowing(narrowing: Narrowing): { readonly level: Level; readonly because: Because } {
  if (!narrowing.owed) return { level: "info", because: "not-owed" };
  if (narrowing.pure === "included") return { level: "info", because: "proved-harmless" };
  if (narrowing.underPolicy === "included") {
    return { level: "info", because: narrowing.place === "empty" ? "elsewhere" : "forgiven" };
  }
  switch (narrowing.place) {
    case "found":
      return { level: "breaking", because: "breaks" };
    case "empty":
      return { level: "info", because: "elsewhere" };
    case "unknown":
      return { level: "warning", because: "undecided" };
    case "not-searched":
      return { level: "info", because: "not-examined" };
  }
}

/** The level of what was not decided. */
export function undecidedLevel(strict: boolean): Level {
  return strict ? "breaking" : "warning";
}

export type SeverityOverride = Level | "off";

/** The level after the user's override by rule: it replaces the level of every finding of the rule; `off` drops it. */
export function overrideLevel(
  rule: string,
  level: Level,
  severity: Readonly<Record<string, SeverityOverride>> | undefined,
): Level | undefined {
  const override = severity !== undefined && Object.hasOwn(severity, rule) ? severity[rule] : undefined;
  return override === "off" ? undefined : (override ?? level);
}

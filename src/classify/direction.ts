/** Which inclusions a DTO owes. The only place that knows what a role means and who writes in which direction. */
import type { Direction, Policy, Role } from "../model/policy.js";

/** Both directions, in the order reports show them. */
export const directions: readonly Direction[] = ["backward", "forward"];

const owedByRole: Readonly<Record<Role, readonly Direction[]>> = {
  request: ["backward"],
  response: ["forward"],
  event: ["forward"],
  stored: ["backward"],
  shared: ["backward", "forward"],
};

const owedByMode: Readonly<Record<NonNullable<Policy["compatibility"]>, readonly Direction[]>> = {
  backward: ["backward"],
  forward: ["forward"],
  full: ["backward", "forward"],
  none: [],
};

/** The inclusions that a role owes; a compatibility mode overrides the role. */
export function owedDirections(role: Role, compatibility?: Policy["compatibility"]): readonly Direction[] {
  return compatibility === undefined ? owedByRole[role] : owedByMode[compatibility];
}

export type Side = "old" | "new";

/** Who writes and who reads in a direction: backward asks `old ⊆ new`, forward asks `new ⊆ old`. */
export function sidesOf(direction: Direction): { readonly writer: Side; readonly reader: Side } {
  return direction === "backward" ? { writer: "old", reader: "new" } : { writer: "new", reader: "old" };
}

const unowedByRole: Readonly<Record<Role, string>> = {
  request: "Only others write this DTO, so nobody reads new documents with the old schema.",
  response: "Only we write this DTO, so nobody reads old documents with the new schema.",
  event: "Only we publish this DTO, so nobody reads old documents with the new schema.",
  stored: "Only the newest reader reads what is stored, so nobody reads new documents with the old schema.",
  shared: "Both directions are owed.",
};

/** One sentence: why an inclusion that fails in a direction that is not owed hurts nobody. */
export function whyNotOwed(role: Role, compatibility?: Policy["compatibility"]): string {
  if (compatibility === undefined) return unowedByRole[role];
  return `The compatibility mode "${compatibility}" does not ask for this direction.`;
}

/** Waivers: findings that somebody answers for until a day. */
import type { SourceLocation } from "./contract.js";

/** One entry of `waivers.yaml`. */
export interface Waiver {
  readonly rule: string;
  readonly contract: string;
  /** Absent for a finding about the contract as a whole. */
  readonly dto?: string;
  /** Where the finding was when it was accepted: for people. Findings are matched by fingerprint. */
  readonly pointer?: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it counts (UTC), as `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A waiver with the place where it is written. */
export interface WrittenWaiver extends Waiver {
  readonly place?: SourceLocation;
}

/** The waivers that a check goes by. */
export interface Waivers {
  readonly entries: readonly WrittenWaiver[];
  /** Entries of the branch that is checked and not of its base: they do not count yet. */
  readonly pending: readonly WrittenWaiver[];
  /** Today's date (UTC), as `YYYY-MM-DD`. */
  readonly today: string;
  /** Every contract of the configuration, those that are not checked included. */
  readonly contracts: readonly string[];
}

/** Whether two entries say the same. */
export function sameWaiver(a: Waiver, b: Waiver): boolean {
  const members = ["rule", "contract", "dto", "pointer", "fingerprint", "reason", "owner", "expires"] as const;
  return members.every((member) => a[member] === b[member]);
}

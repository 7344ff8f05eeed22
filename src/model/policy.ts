/** Policies say which documents are worth considering; pure set inclusion stays the truth beside them. */
import type { Role } from "./contract.js";

export type Direction = "backward" | "forward";

export interface Policy {
  /** `declared`: a writer sends only properties that its schema declares. */
  readonly unknownProperties: "declared" | "strict";
  /** `open`: readers tolerate unknown values of an enumeration of strings. */
  readonly enums: "closed" | "open";
  /** Whether `format` constrains. */
  readonly formats: "assert" | "annotation";
  /** What a changed `default` means; it never changes the set. */
  readonly defaults: "report" | "breaking" | "ignore";
  /** Overrides what the role owes. */
  readonly compatibility?: "backward" | "forward" | "full" | "none";
  /** Hold the candidate against every supported baseline, not only the newest. */
  readonly transitive: boolean;
  /** How a removal must be announced before a minor may bring it. Default: not at all. */
  readonly deprecation?: DeprecationPolicy;
}

export interface DeprecationPolicy {
  /** Released versions that had it with `deprecated: true`, the newest ones without a gap. Default 1. */
  readonly minVersions?: number;
  /** Its `x-sunset` date must have passed. Default false. */
  readonly sunset?: boolean;
}

export const defaultPolicy: Policy = {
  unknownProperties: "declared",
  enums: "closed",
  formats: "assert",
  defaults: "report",
  transitive: true,
};

export type { Role };

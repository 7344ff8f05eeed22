/** The report: everything a reporter shows, already decided and worded. Itself a published contract. */
import type { Bump } from "./bump.js";
import type { Role, SourceLocation } from "./contract.js";
import type { Json } from "./json.js";
import type { Direction } from "./policy.js";

export const levels = ["info", "warning", "breaking"] as const;
export type Level = (typeof levels)[number];

export interface DirectionReport {
  readonly verdict: "included" | "not-included" | "unknown";
  /** Present with `not-included`: written by the one side, rejected by the other. */
  readonly witness?: Json;
  readonly confirmedBy?: string;
  /** Present with `unknown`. */
  readonly reason?: string;
  /** The place that stopped us, with `unknown`, where known. */
  readonly pointer?: string;
}

export interface Finding {
  /** Rule id, such as `property-removed`. */
  readonly rule: string;
  readonly level: Level;
  /** The inclusion this finding bears on: `backward` is old ⊆ new, `forward` is new ⊆ old. */
  readonly direction: Direction;
  /** JSON pointer of the schema place, in the new document, or in the old one where the place is gone. */
  readonly pointer: string;
  readonly contract?: string;
  readonly dto?: string;
  /** The baseline version this was found against. */
  readonly baseline?: string;
  /** One sentence: what changed. */
  readonly message: string;
  /** Who is hurt and how; with `info`, why nobody is. */
  readonly impact: string;
  /** What to do instead. Empty for `info`. */
  readonly advice: string;
  /** The changed value before and after; absent where there was or is none. */
  readonly before?: Json;
  readonly after?: Json;
  /** A whole document that fails because of this place. */
  readonly witness?: Json;
  /** JSON pointer into the witness: the part that fails. */
  readonly failsAt?: string;
  readonly confirmedBy?: string;
  /** The place in the new source (or the old one where the place is gone). */
  readonly source?: SourceLocation;
  /** The place in the old source, where the new one differs from it. */
  readonly oldSource?: SourceLocation;
  /** Where the place is gone: the nearest one that the new source still has, for what can only point there. */
  readonly near?: SourceLocation;
  /** Where the same change was made, too: one edit, as of a generator, that is told once. */
  readonly alsoAt?: readonly { readonly pointer: string; readonly source?: SourceLocation }[];
  /** Survives reordering and unrelated edits; what a waiver names. */
  readonly fingerprint: string;
  /** Somebody answers for this finding until a day: it keeps its level, but fails nothing. */
  readonly waived?: WaivedBy;
}

/** Who accepted a finding. */
export interface WaivedBy {
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it counts, as `YYYY-MM-DD`. */
  readonly expires: string;
}

/** What a rule recognizes, for readers who do not have the catalogue. */
export interface RuleReport {
  readonly id: string;
  /** Human name: "Property removed". */
  readonly title: string;
  /** One sentence about what the rule recognizes. */
  readonly description: string;
}

export type ReportVerdict = "breaking" | "compatible" | "unknown";

export interface DtoReport {
  readonly name: string;
  readonly role: Role;
  /** The inclusions that the role and the compatibility mode ask for. */
  readonly owed: readonly Direction[];
  readonly verdict: ReportVerdict;
  /** Every finding that the verdict rests on is waived: the verdict stands and fails nothing. */
  readonly waived?: true;
  readonly requiredBump: Bump;
  /** Old ⊆ new as pure sets, whatever policy is in force. Absent when the DTO is on one side only. */
  readonly backward?: DirectionReport;
  /** New ⊆ old as pure sets. */
  readonly forward?: DirectionReport;
  /** The same questions under the policy in force, where the answer differs from the pure one. */
  readonly underPolicy?: { readonly backward?: DirectionReport; readonly forward?: DirectionReport };
  /** Against each baseline, newest first, when there is more than one. */
  readonly against?: readonly {
    readonly version: string;
    readonly verdict: ReportVerdict;
    readonly requiredBump: Bump;
    readonly backward?: DirectionReport;
    readonly forward?: DirectionReport;
  }[];
  readonly findings: readonly Finding[];
  /** Both schemas side by side, where a format asks for them and they differ. */
  readonly schemas?: SchemasReport;
  /** What changed as sets, where somebody asks for it (`diff --show-sets`). */
  readonly sets?: SetsReport;
}

/** The documents that one side accepts and the other does not, each set as a schema, or why there are none. */
export type SetsReport = { readonly lost: Json; readonly gained: Json } | { readonly reason: string };

/** The schemas of a DTO as text, what changed in full and the rest as little as it takes to see where that is. */
export interface SchemasReport {
  /** The baseline that the old side is from. */
  readonly baseline?: string;
  readonly rows: readonly SchemaRow[];
  /** Rows that were left out at the end. */
  readonly cut?: number;
}

export interface SchemaRow {
  /** `skipped` stands for members, items or lines that are not shown. */
  readonly kind: "same" | "changed" | "added" | "removed" | "skipped";
  readonly old?: SchemaLine;
  readonly new?: SchemaLine;
  /** With `skipped`: how many. */
  readonly count?: number;
}

export interface SchemaLine {
  readonly text: string;
  /** Fingerprints of the findings whose place this is. */
  readonly findings?: readonly string[];
}

export interface ContractReport {
  readonly name: string;
  /** `no-baseline`: there was nothing to compare with. */
  readonly verdict: ReportVerdict | "no-baseline";
  readonly requiredBump: Bump;
  /** Absent when a version is missing on a side. */
  readonly declaredBump?: Bump;
  readonly candidate: { readonly label: string; readonly version?: string };
  /** Newest first. */
  readonly baselines: readonly { readonly label: string; readonly version?: string }[];
  readonly dtos: readonly DtoReport[];
  /** Findings about the contract as a whole, such as `version-bump-too-small`. */
  readonly findings: readonly Finding[];
}

/** How many of what. A waived finding counts as waived, and at no level. */
export interface Counts {
  readonly dtos: number;
  readonly breaking: number;
  readonly warning: number;
  readonly info: number;
  readonly waived: number;
  /** Directions that were not decided. */
  readonly unknown: number;
}

export interface CheckReport {
  readonly kind: "check";
  readonly reportVersion: 1;
  readonly tool: { readonly name: "contract-check"; readonly version: string };
  readonly verdict: ReportVerdict | "no-baseline";
  readonly requiredBump: Bump;
  readonly counts: Counts;
  /** Against the stored baselines. */
  readonly contracts: readonly ContractReport[];
  /** Against another revision of the same sources: what this branch changes, whatever was released. */
  readonly introduced?: IntroducedReport;
  /** The rules of all findings, where a format asks for their descriptions. */
  readonly rules?: readonly RuleReport[];
}

/** What a branch changes: the candidates against the same contracts as they were exported at its base. */
export interface IntroducedReport {
  /** The base: `git:origin/main`, and the commit it stood for. */
  readonly base: { readonly label: string; readonly revision?: string };
  readonly verdict: ReportVerdict | "no-baseline";
  readonly requiredBump: Bump;
  readonly counts: Counts;
  readonly contracts: readonly ContractReport[];
}

export interface DiffReport {
  readonly kind: "diff";
  readonly reportVersion: 1;
  readonly tool: { readonly name: "contract-check"; readonly version: string };
  readonly old: { readonly label: string; readonly version?: string };
  readonly new: { readonly label: string; readonly version?: string };
  readonly verdict: ReportVerdict;
  readonly requiredBump: Bump;
  /** The worst over all DTOs: `not-included`, then `unknown`, then `included`. */
  readonly backward: DirectionReport;
  readonly forward: DirectionReport;
  /** All findings of all DTOs. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly dtos: readonly DtoReport[];
  /** The rules of all findings, where a format asks for their descriptions. */
  readonly rules?: readonly RuleReport[];
}

export type Report = CheckReport | DiffReport;

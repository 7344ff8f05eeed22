/** What the conformance suite says: decided and worded, ready for reporters. Its schema: formats/conformance-report.ts. */
import type { Json } from "./json.js";
import type { Abi, Limits } from "./plugin.js";

/** MUST keeps a plugin out of production; SHOULD is advice. */
export type CheckLevel = "must" | "should";

/**
 * `error`: the suite could not judge (its sandbox is broken, it threw). `skip`: this check was not run, with the
 * reason; a skipped MUST is no pass. `not-applicable`: the plugin promises nothing that the check is about.
 */
export type CheckStatus = "pass" | "fail" | "error" | "skip" | "not-applicable";

/** What proves a failure. */
export interface FailureReport {
  readonly expected: string;
  readonly actual: string;
  /** The smallest input known that shows it. */
  readonly input?: BytesReport;
  readonly output?: BytesReport;
  readonly details: readonly string[];
  /** The end of what the plugin itself printed. */
  readonly stderr: string;
  readonly limits: Limits;
}

/** Bytes as hex, and as JSON where they can be read. */
export interface BytesReport {
  readonly length: number;
  /** Of the first bytes only, where there are many. */
  readonly hex: string;
  readonly mirror?: Json;
}

export interface CheckResult {
  readonly id: string;
  readonly level: CheckLevel;
  readonly title: string;
  readonly why: string;
  readonly status: CheckStatus;
  /** Why it was skipped, does not apply or is an error; what a pass noticed. */
  readonly reason?: string;
  readonly failure?: FailureReport;
  /** The command that repeats just this check. */
  readonly repeat: string;
}

export interface LevelCounts {
  /** Checks of this level that apply. */
  readonly total: number;
  /** Of these, those that came to a verdict: pass or fail. */
  readonly ran: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly errors: number;
  /** Beside the total. */
  readonly notApplicable: number;
}

export interface ConformanceReport {
  readonly kind: "conformance";
  readonly reportVersion: 1;
  readonly tool: { readonly name: "contract-check"; readonly version: string };
  /** The plugin's folder or manifest, as it was named. */
  readonly label: string;
  /** Absent where the manifest cannot be read. */
  readonly plugin?: { readonly id: string; readonly name: string; readonly version: string; readonly abi: Abi };
  readonly mode: "dev" | "prod";
  readonly seed: number;
  readonly previous?: { readonly label: string; readonly version: string };
  /** `error`: the suite could not judge; nothing here is a pass. */
  readonly verdict: "conforms" | "fails" | "incomplete" | "error";
  readonly must: LevelCounts;
  readonly should: LevelCounts;
  /** What held the plugin in, and what could not be had on this system. */
  readonly sandbox: { readonly held: readonly string[]; readonly missing: readonly string[] };
  readonly checks: readonly CheckResult[];
}

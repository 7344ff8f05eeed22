/** The comparison of a check: against the released versions, and against the base of the branch where one is named. */
import type { CheckNote, ContractCheck } from "../compare/index.js";
import type { CheckReport } from "../model/report.js";
import type { Base } from "./base.js";
import type { Candidate } from "./candidates.js";
import type { InForce } from "./in-force.js";
import { exportAtBase } from "./introduced.js";
import type { Progress } from "./progress.js";
import type { Severity } from "./severity.js";

export interface Comparing {
  readonly candidates: readonly Candidate[];
  /** Against the released versions. */
  readonly checks: readonly ContractCheck[];
  readonly base: Base | undefined;
  readonly rules: InForce;
  readonly severity: Readonly<Record<string, Severity>>;
  readonly strict?: boolean;
  readonly budget?: number;
  /** Whether the report has the schemas side by side. */
  readonly schemas?: boolean;
  readonly progress: Progress;
}

/** The report, and what is to be said beside it. */
export async function compareCandidates(comparing: Comparing): Promise<{ report: CheckReport; notes: string[] }> {
  const { candidates, checks, base, rules, severity, strict, budget, schemas, progress } = comparing;
  const { checkContracts, introducedBy } = await import("../compare/index.js");
  const options = { severity, strict, budget, schemas, waivers: rules.waivers, today: rules.waivers.today };
  const atBase = base === undefined ? undefined : await exportAtBase(candidates, base, progress);
  progress.say("comparing");
  const notes: readonly CheckNote[] = [...rules.notes, ...(atBase?.notes ?? [])];
  const report = checkContracts(checks, { ...options, notes });
  const pending = rules.waivers.pending.map(
    ({ rule, contract, dto }) =>
      `the waiver of ${rule} for ${dto ?? contract} does not count before it is on ${base?.ref}`,
  );
  const said = [...notes.map(({ message }) => message), ...pending];
  if (base === undefined || atBase === undefined || atBase.checks.length === 0) return { report, notes: said };
  progress.say(`comparing with ${base.ref}`);
  const underPolicy = atBase.checks.map((check) => ({
    ...check,
    // Nothing was promised by what is not released, so nothing has to be announced.
    options: { policy: { ...rules.policyOf(check.candidate.name), deprecation: undefined } },
  }));
  const introduced = introducedBy(underPolicy, { label: `git:${base.ref}`, revision: base.commit }, options);
  return { report: { ...report, introduced }, notes: said };
}

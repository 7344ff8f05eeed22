/** What a branch changes: candidates against the same contracts at its base, apart from what was released. */
import type { IntroducedReport } from "../model/report.js";
import { type CheckOptions, type ContractCheck, judge, summarize } from "./check.js";

/**
 * Waivers mark what they cover; whether they are used is judged against the released versions only.
 * @param base what was named, and the commit it stood for
 */
export function introducedBy(
  checks: readonly ContractCheck[],
  base: IntroducedReport["base"],
  options: CheckOptions = {},
): IntroducedReport {
  const contracts = judge(checks, options);
  return { base, ...summarize(contracts), contracts };
}

/** Which findings are waived, and which waivers do nothing. Pure: the day comes in as an argument. */
import type { Finding, WaivedBy } from "../model/report.js";
import type { Waiver } from "../model/waiver.js";

/** What a waiver came to. */
export type WaiverState =
  /** it covers at least one finding */
  | "in-force"
  /** its last day has passed, whether or not the finding is still there */
  | "expired"
  /** no finding is the one that it names */
  | "unused";

/** A finding and a waiver are about the same. The pointer is not compared: it moves with unrelated edits. */
export function covers(waiver: Waiver, finding: Finding): boolean {
  return (
    waiver.fingerprint === finding.fingerprint &&
    waiver.rule === finding.rule &&
    waiver.contract === finding.contract &&
    waiver.dto === finding.dto
  );
}

/** A waiver counts on its last day and not after it. Dates are `YYYY-MM-DD`, which sort as they are. */
export function isExpired({ expires }: Waiver, today: string): boolean {
  return expires < today;
}

/** Who accepted the finding, today; `undefined` where nobody did. */
export function waivedBy(finding: Finding, waivers: readonly Waiver[], today: string): WaivedBy | undefined {
  const found = waivers.find((waiver) => !isExpired(waiver, today) && covers(waiver, finding));
  return found === undefined ? undefined : { owner: found.owner, reason: found.reason, expires: found.expires };
}

export function stateOf(waiver: Waiver, findings: readonly Finding[], today: string): WaiverState {
  if (isExpired(waiver, today)) return "expired";
  return findings.some((finding) => covers(waiver, finding)) ? "in-force" : "unused";
}

/** The finding that an unused waiver probably was about: the same rule at the same place, with other values. */
export function successor(waiver: Waiver, findings: readonly Finding[]): Finding | undefined {
  return findings.find(
    (finding) =>
      finding.rule === waiver.rule &&
      finding.contract === waiver.contract &&
      finding.dto === waiver.dto &&
      finding.pointer === waiver.pointer,
  );
}

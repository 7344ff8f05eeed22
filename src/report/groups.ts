/** Findings as changes: what one change does in both directions is one group. */
import { type Finding, type Level, levels } from "../model/report.js";

/** The findings of one change, most serious first. */
export type Group = readonly [Finding, ...Finding[]];

export function rank(level: Level): number {
  return levels.indexOf(level);
}

/** Groups findings by what they name, in order of seriousness, else as they came. What is waived stands apart. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.fingerprint} ${finding.waived === undefined ? "" : "waived"}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const bySeriousness = (a: Finding, b: Finding) => rank(b.level) - rank(a.level);
  for (const group of groups.values()) group.sort(bySeriousness);
  return [...groups.values()].sort((a, b) => bySeriousness(a[0], b[0]));
}

export function isWaived([first]: Group): boolean {
  return first.waived !== undefined;
}

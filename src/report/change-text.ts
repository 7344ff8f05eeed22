/** One change as a few plain lines, for formats that have a single field for words. */
import type { Finding } from "../model/report.js";
import { sanitize } from "../util/sanitize.js";
import { placesDiffer, placeText } from "./frame.js";
import type { Group } from "./groups.js";
import { jsonLine, jsonLines } from "./json-block.js";
import { captionOf, proofText, waivedText } from "./words.js";

/** What the change is about: `Invoice of billing`. */
export function subjectOf({ contract, dto }: Finding): string {
  const names = [dto, contract].filter((name) => name !== undefined).map(sanitize);
  return names.join(" of ");
}

/** Who is hurt, what to do, and the document that proves it; first what changed. */
export function changeText(group: Group, width = 100): string[] {
  const [first] = group;
  const of = subjectOf(first);
  const lines = [`${of === "" ? "" : `${of}: `}${sanitize(first.message)}`];
  if (first.waived !== undefined) lines.push(`Waived: ${waivedText(first.waived)}`);
  if (first.oldSource !== undefined && placesDiffer(first.source, first.oldSource)) {
    lines.push(`It was at ${placeText(first.oldSource)}.`);
  }
  if (first.before !== undefined) lines.push(`Before: ${jsonLine(first.before, width)}`);
  if (first.after !== undefined) lines.push(`After: ${jsonLine(first.after, width)}`);
  const advised = new Set<string>();
  for (const finding of group) {
    if (group.length > 1) lines.push(`${captionOf(finding.direction)} (${finding.level}):`);
    if (finding.impact !== "") {
      lines.push(`${finding.level === "info" ? "Note" : "Who is hurt"}: ${sanitize(finding.impact)}`);
    }
    if (finding.advice !== "" && !advised.has(finding.advice)) lines.push(`What to do: ${sanitize(finding.advice)}`);
    advised.add(finding.advice);
    if (finding.witness === undefined) continue;
    lines.push(`Proof: ${proofText(finding)}:`, ...jsonLines(finding.witness, width).map((line) => `  ${line}`));
  }
  return lines;
}

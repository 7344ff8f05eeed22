/** One change as a block that folds; its heading says enough to leave it folded. */
import type { Finding } from "../../model/report.js";
import { alsoCaption, alsoOf, mostAlso } from "../also.js";
import { block, code, inline, inlineHtml } from "../escape/markdown.js";
import { placesDiffer, placeText } from "../frame.js";
import type { Group } from "../groups.js";
import { jsonLine, jsonLines } from "../json-block.js";
import { clipEnd } from "../layout.js";
import { captionOf, proofText, waivedText } from "../words.js";

const columns = 100;
/** Columns for one piece of text; what is longer than a paragraph is no help in a comment. */
const longest = 600;

const clip = (text: string) => clipEnd(text, longest);

function subject({ contract, dto }: Finding): string {
  const name = dto ?? contract;
  return name === undefined ? "" : ` in <code>${inlineHtml(clipEnd(name, 80))}</code>`;
}

function places({ source, oldSource, pointer }: Finding): string[] {
  const was =
    oldSource !== undefined && placesDiffer(source, oldSource) ? ` (was at ${code(placeText(oldSource))})` : "";
  if (source !== undefined) return [`- **Where:** ${code(clip(placeText(source)))}${was}`];
  return pointer === "" ? [] : [`- **Where:** ${code(clip(pointer))}`];
}

function values({ before, after }: Finding): string[] {
  const lines: string[] = [];
  if (before !== undefined) lines.push(`- **Before:** ${code(jsonLine(before, columns))}`);
  if (after !== undefined) lines.push(`- **After:** ${code(jsonLine(after, columns))}`);
  return lines;
}

/** Other places that the finding stands for, folded inside the block. */
function also(finding: Finding): string[] {
  const others = alsoOf(finding, mostAlso);
  if (others === undefined) return [];
  const rest = others.left > 0 ? [`- … and ${others.left} more`] : [];
  const places = others.places.map((place) => `- ${code(clip(place))}`);
  return ["", "<details>", `<summary>${alsoCaption(others)}</summary>`, "", ...places, ...rest, "", "</details>"];
}

/** Who is hurt in one direction, what to do about it, and the document that proves it. */
function consequences(finding: Finding, advised: Set<string>): string[] {
  const lines: string[] = [];
  if (finding.impact !== "") {
    lines.push(`- **${finding.level === "info" ? "Note" : "Who is hurt"}:** ${inline(clip(finding.impact))}`);
  }
  if (finding.advice !== "" && !advised.has(finding.advice)) {
    advised.add(finding.advice);
    lines.push(`- **What to do:** ${inline(clip(finding.advice))}`);
  }
  if (finding.witness === undefined) return lines;
  return [
    ...lines,
    `- **Proof:** ${inline(proofText(finding))}:`,
    "",
    ...block("json", jsonLines(finding.witness, columns)).map((line) => `  ${line}`),
  ];
}

export interface BlockOptions {
  readonly open: boolean;
  /** Against which baseline, where there are several. */
  readonly several: boolean;
  /** Said beside the level: that the version announces it, say. */
  readonly remark?: string;
}

/** The lines of a change, blank lines around its parts, so that markdown is read inside the HTML. */
export function changeBlock(group: Group, { open, several, remark }: BlockOptions): string[] {
  const [first] = group;
  const against = several && first.baseline !== undefined ? ` (against ${inlineHtml(first.baseline)})` : "";
  const level = remark === undefined ? first.level : `${first.level}, ${remark}`;
  const heading = `<b>${level}</b> <code>${inlineHtml(first.rule)}</code>${subject(first)}${against}: ${inlineHtml(clip(first.message))}`;
  const advised = new Set<string>();
  const parts = group.flatMap((finding) => [
    ...(group.length > 1 ? ["", `*${captionOf(finding.direction)} (${finding.level}):*`, ""] : []),
    ...consequences(finding, advised),
  ]);
  const waived = first.waived === undefined ? [] : [`- **Waived:** ${inline(clip(waivedText(first.waived)))}`];
  return [
    `<details${open ? " open" : ""}>`,
    `<summary>${heading}</summary>`,
    "",
    ...waived,
    ...places(first),
    ...values(first),
    ...parts,
    ...also(first),
    "",
    "</details>",
    "",
  ];
}

/** One change as an item of a list. */
export function changeItem(group: Group): string {
  const [first] = group;
  const name = first.dto ?? first.contract;
  const where = first.source === undefined ? "" : ` (${code(clip(placeText(first.source)))})`;
  const of = name === undefined ? "" : ` in ${code(clipEnd(name, 80))}`;
  const waived = first.waived === undefined ? "" : ` — ${inline(clip(waivedText(first.waived)))}`;
  return `- ${first.waived === undefined ? "" : `${first.level} `}${code(first.rule)}${of}: ${inline(clip(first.message))}${where}${waived}`;
}

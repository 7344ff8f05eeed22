/** One finding as a person reads it; what one change does in both directions is one block. */
import { type Json, stringify } from "../model/json.js";
import type { Finding } from "../model/report.js";
import { sanitize } from "../util/sanitize.js";
import { alsoOf } from "./also.js";
import { frame, placesDiffer, placeText } from "./frame.js";
import type { Group } from "./groups.js";
import { jsonLine, jsonLines } from "./json-block.js";
import { labeled } from "./layout.js";
import type { RenderOptions } from "./options.js";
import type { Paint } from "./paint.js";
import { captionOf, proofText, waivedText } from "./words.js";

const labelWidth = 13;
const indent = "    ";
/** Other places of one finding. */
const mostPlaces = 3;

/** The document, or where it stands already. */
function proofLines(finding: Finding, witness: Json, width: number, shown: Map<string, string>): string[] {
  const key = `${finding.direction} ${stringify(witness)}`;
  const before = shown.get(key);
  if (before !== undefined)
    return labeled("proof:", `the same document as for ${before} above`, width, indent, labelWidth);
  shown.set(key, sanitize(finding.rule));
  return [
    ...labeled("proof:", `${proofText(finding)}:`, width, indent, labelWidth),
    ...jsonLines(witness, width - 8).map((line) => `        ${line}`),
  ];
}

/** What a block needs to know of what stands around it. */
export interface Surroundings {
  readonly paint: Paint;
  readonly options: RenderOptions;
  /** Whether there are several baselines, so that a finding has to say which it is about. */
  readonly several: boolean;
  /** The rule under which a document was shown already, by direction and document. */
  readonly shown: Map<string, string>;
}

/** The lines of one change in full. */
export function findingBlock(group: Group, { paint, options, several, shown }: Surroundings): string[] {
  const [first] = group;
  const { width } = options;
  const field = (label: string, text: string) => labeled(label, text, width, indent, labelWidth);
  const level = first.level;
  const shownLevel = first.waived === undefined ? level : `${level} (waived)`;
  const head = labeled(
    `${shownLevel}  `,
    `${sanitize(first.rule)}${several ? againstText(first) : ""}`,
    width,
    "  ",
    shownLevel.length + 2,
  );
  const lines = head.map((line, i) => (i > 0 ? line : line.replace(shownLevel, paint.level(level, shownLevel))));
  lines.push(...labeled("", sanitize(first.message), width, indent, 0));
  if (first.source !== undefined) lines.push(...frame(first.source, `${indent}  `, width).map(paint.dim));
  else if (first.pointer !== "") lines.push(...field("at:", sanitize(first.pointer)));
  if (first.oldSource !== undefined && placesDiffer(first.source, first.oldSource)) {
    lines.push(...field("was at:", placeText(first.oldSource)));
  }
  if (options.verbose === true) lines.push(...alsoLines(first, width));
  const room = width - indent.length - labelWidth;
  if (first.before !== undefined) lines.push(`${indent}${"before:".padEnd(labelWidth)}${jsonLine(first.before, room)}`);
  if (first.after !== undefined) lines.push(`${indent}${"after:".padEnd(labelWidth)}${jsonLine(first.after, room)}`);
  if (first.waived !== undefined) lines.push(...field("waived:", waivedText(first.waived)));
  const advised = new Set<string>();
  for (const finding of group) {
    if (group.length > 1) {
      lines.push(
        ...labeled("", `${captionOf(finding.direction)} (${finding.level}):`, width, indent, 0).map(paint.dim),
      );
    }
    if (finding.impact !== "")
      lines.push(...field(finding.level === "info" ? "note:" : "who is hurt:", sanitize(finding.impact)));
    if (finding.advice !== "" && !advised.has(finding.advice)) {
      advised.add(finding.advice);
      lines.push(...field("what to do:", sanitize(finding.advice)));
    }
    if (finding.witness !== undefined) lines.push(...proofLines(finding, finding.witness, width, shown));
  }
  return lines;
}

/** Other places that the finding stands for; the message has counted them. */
function alsoLines(finding: Finding, width: number): string[] {
  const also = alsoOf(finding, mostPlaces);
  if (also === undefined) return [];
  const rest = also.left > 0 ? [`… and ${also.left} more`] : [];
  return [...also.places, ...rest].flatMap((text, index) =>
    labeled(index === 0 ? "also at:" : "", text, width, indent, labelWidth),
  );
}

function againstText(finding: Finding): string {
  return finding.baseline === undefined ? "" : ` (against ${sanitize(finding.baseline)})`;
}

/** One change on a line or two, for what hurts nobody. */
export function findingLine(group: Group, paint: Paint, options: RenderOptions): string[] {
  const [first] = group;
  const place = first.source === undefined ? "" : ` (${placeText(first.source)})`;
  const label = `${first.level}  `;
  const text = `${sanitize(first.rule)}: ${sanitize(first.message)}${place}`;
  return labeled(label, text, options.width, "  ", label.length).map((line) =>
    line.startsWith(`  ${label}`)
      ? `  ${paint.level(first.level, first.level)}${line.slice(2 + first.level.length)}`
      : line,
  );
}

/** A change that somebody accepted: what it is, and who answers for it until when. */
export function waivedLines(group: Group, paint: Paint, options: RenderOptions): string[] {
  const [first] = group;
  const by = first.waived === undefined ? [] : labeled("", waivedText(first.waived), options.width, indent, 0);
  return [...findingLine(group, paint, options), ...by];
}

/** A workspace report for people: one line for each use, and below it what is not compatible. */
import { stringify } from "../../model/json.js";
import type { DtoImpact } from "../../model/pin-report.js";
import type { Row, SideVerdict, WorkspaceReport } from "../../model/workspace.js";
import { sanitize } from "../../util/sanitize.js";
import { wrap } from "../layout.js";
import type { Paint } from "../paint.js";

const longestWitness = 200;
const mostReasons = 4;

export const sideMarks: Readonly<Record<SideVerdict["verdict"], string>> = {
  yes: "yes",
  no: "NO",
  unknown: "?",
  unused: "-",
};

export function workspaceText(report: WorkspaceReport, paint: Paint, width: number): string {
  const { rows, counts } = report;
  const lines = [...rowLines(rows, paint), ...rows.flatMap((row) => problemLines(row, paint, width))];
  const total = `${rows.length} ${rows.length === 1 ? "use" : "uses"}: ${counts.yes} yes, ${counts.no} no, ${counts.unknown} unknown`;
  const part = report.shard === undefined ? "" : ` (part ${report.shard.index} of ${report.shard.count})`;
  return `${[...lines, ...(lines.length === 0 ? [] : [""]), `${total}${part}`].join("\n")}\n`;
}

/** A table: the contract's candidate, the consumer with its pin, and both directions. */
export function rowLines(rows: readonly Row[], paint: Paint): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    sanitize(`${row.contract} ${row.candidate}`),
    sanitize(`${row.consumer} (${row.pinned ?? "not pinned"}${row.kind === "plugs" ? ", plugin" : ""})`),
    ...row.sides.map(({ verdict }) => sideMarks[verdict]),
  ]);
  const head = ["candidate", "consumer (its pin)", "reads", "sends"];
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((cell) => cell[at]?.length ?? 0)));
  const line = (cell: readonly string[]) =>
    cell
      .map((each, at) => each.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [
    paint.dim(line(head)),
    ...rows.map((row, at) => {
      const text = line(cells[at] ?? []);
      if (row.verdict === "yes") return text;
      return paint.level(row.verdict === "no" ? "breaking" : "warning", text);
    }),
  ];
}

function problemLines(row: Row, paint: Paint, width: number): string[] {
  if (row.verdict === "yes") return [];
  const what = row.verdict === "no" ? "breaks" : "is not decided for";
  const title = `${row.contract} ${row.candidate} ${what} ${row.consumer}`;
  const reason = row.reason === undefined ? [] : wrap(sanitize(row.reason), width - 2).map((line) => `  ${line}`);
  return ["", paint.heading(sanitize(title)), ...reason, ...row.dtos.flatMap((dto) => dtoLines(dto, width))];
}

/** One DTO that is not compatible, with its reasons and its document. */
export function dtoLines({ dto, side, reasons, witness, verdict }: DtoImpact, width: number): string[] {
  const more = reasons.length > mostReasons ? [`and ${reasons.length - mostReasons} more`] : [];
  const text = witness === undefined ? undefined : sanitize(stringify(witness));
  const shown = text !== undefined && text.length > longestWitness ? `${text.slice(0, longestWitness)} …` : text;
  const who = side === "reads" ? "it may get, and does not expect" : "it may send, and is refused";
  return [
    `  ${sanitize(dto)}, which it ${side}${verdict === "unknown" ? ": not decided" : ""}`,
    ...[...reasons.slice(0, mostReasons).map(sanitize), ...more].flatMap((line) =>
      wrap(line, width - 4).map((part) => `    ${part}`),
    ),
    ...(shown === undefined ? [] : [`    ${who}:`, ...wrap(shown, width - 6).map((part) => `      ${part}`)]),
  ];
}

/** Tables for people: plain columns, and the totals below them. */
import { fileOf, type HistoryPair } from "./list.js";
import { addReasons, type DirectionCounts, type PairResult, type PairSummary, type Reasons } from "./result.js";

/** Columns as wide as their widest cell; cells that are numbers stand right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => (row[index] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return /^[\d.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

export const header: readonly string[] = [
  ...["package", "versions", "file", "DTOs", "backward", "forward", "bump", "published"],
  ...["findings", "unexplained", "unknown", "unconfirmed", "seconds", "CPU s", "MB"],
];

/** One line of the table. Directions are `included/not included/unknown`, findings `breaking/warning/info`. */
export function row(pair: HistoryPair, result: PairResult): string[] {
  const versions = pair.from === pair.to ? pair.from : `${pair.from} -> ${pair.to}`;
  const start = [pair.package, versions, fileOf(pair)];
  if (result.outcome !== "compared")
    return [...start, result.outcome.toUpperCase(), ...Array(8).fill(""), seconds(result), "", ""];
  const { summary, cpuSeconds, megabytes } = result;
  return [
    ...start,
    String(summary.dtos),
    direction(summary.backward),
    direction(summary.forward),
    summary.required,
    published(summary),
    `${summary.findings.breaking}/${summary.findings.warning}/${summary.findings.info}`,
    String(summary.unexplained),
    String(summary.backward.unknown + summary.forward.unknown),
    String(summary.unconfirmed),
    seconds(result),
    cpuSeconds.toFixed(2),
    megabytes.toFixed(0),
  ];
}

function seconds(result: PairResult): string {
  return result.seconds.toFixed(2);
}

/** A single DTO's answer is a word, that of many is three numbers. */
function direction(counts: DirectionCounts): string {
  const { included, "not-included": outside, unknown } = counts;
  if (included + outside + unknown !== 1) return `${included}/${outside}/${unknown}`;
  return included === 1 ? "included" : outside === 1 ? "not included" : "unknown";
}

const order = ["none", "patch", "minor", "major"];

function published({ required, declared }: PairSummary): string {
  if (declared === undefined) return "-";
  const short = order.indexOf(declared) < order.indexOf(required);
  return short ? `${declared} (too small)` : declared;
}

/** The sums below the table. */
export function totals(results: readonly PairResult[]): string[] {
  const compared = results.flatMap((result) => (result.outcome === "compared" ? [result.summary] : []));
  const count = (outcome: PairResult["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  const directions = compared.flatMap(({ backward, forward }) => [backward, forward]);
  const sum = (pick: (counts: DirectionCounts) => number) => directions.reduce((all, one) => all + pick(one), 0);
  const [included, outside, unknown] = [
    sum((one) => one.included),
    sum((one) => one["not-included"]),
    sum((one) => one.unknown),
  ];
  const small = compared.filter((summary) => published(summary).endsWith("(too small)")).length;
  return [
    `pairs: ${results.length}, compared ${compared.length}, crashed ${count("crashed")}, timed out ${count("timed-out")}, refused ${count("refused")}`,
    `directions: ${included + outside + unknown}, included ${included}, not included ${outside}, unknown ${unknown}`,
    `published bump smaller than required: ${small} of ${compared.filter(({ declared }) => declared !== undefined).length}`,
    `unexplained differences: ${compared.reduce((all, { unexplained }) => all + unexplained, 0)}`,
    `breaking findings without a document: ${compared.reduce((all, { unproved }) => all + unproved, 0)}`,
    `unconfirmed witnesses: ${compared.reduce((all, { unconfirmed }) => all + unconfirmed, 0)}`,
    ...reasonLines("unknown directions", addReasons(compared.map((one) => one.unknown))),
    ...reasonLines("unknown under the policy only", addReasons(compared.map((one) => one.unknownUnderPolicy))),
    ...reasonLines("changes whose effect was not decided", addReasons(compared.map((one) => one.unknownPlaces))),
    ...reasonLines("places that are no usable schema", addReasons(compared.map((one) => one.problems))),
  ];
}

function reasonLines(title: string, reasons: Reasons): string[] {
  const entries = Object.entries(reasons);
  if (entries.length === 0) return [];
  return [`${title}:`, ...entries.slice(0, 20).map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`)];
}

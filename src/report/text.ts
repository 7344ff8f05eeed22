/** The report for people: readable without color and at 80 columns. */
import type {
  CheckReport,
  ContractReport,
  DiffReport,
  DtoReport,
  Finding,
  IntroducedReport,
  Report,
  ReportVerdict,
  SetsReport,
} from "../model/report.js";
import { sanitize } from "../util/sanitize.js";
import { plainLine } from "./escape/workflow.js";
import { findingBlock, findingLine, type Surroundings, waivedLines } from "./finding-block.js";
import { groupFindings, isWaived } from "./groups.js";
import { jsonLines } from "./json-block.js";
import { displayWidth, wrap } from "./layout.js";
import type { RenderOptions } from "./options.js";
import { createPaint, type Paint } from "./paint.js";
import { captionedSets } from "./sets.js";
import {
  baselinesText,
  branchHeading,
  branchSummary,
  branchText,
  bumpText,
  contractSummary,
  countsText,
  pureText,
  verdictText,
} from "./words.js";

/** `info` findings shown per DTO before they are only counted. */
const mostInfos = 10;
const mostNames = 30;

interface Context {
  readonly paint: Paint;
  readonly options: RenderOptions;
  readonly several: boolean;
  /** How a contract is summed up: against its releases, or against the base of the branch. */
  readonly summary: (contract: ContractReport) => string;
}

function paintVerdict(verdict: ReportVerdict | "no-baseline", text: string, paint: Paint): string {
  if (verdict === "breaking") return paint.level("breaking", text);
  return verdict === "compatible" ? paint.good(text) : paint.level("warning", text);
}

function findingLines(findings: readonly Finding[], context: Context): string[] {
  const { paint, options } = context;
  const surroundings: Surroundings = { ...context, shown: new Map() };
  const groups = groupFindings(findings);
  const waived = groups.filter(isWaived);
  const open = groups.filter((group) => !isWaived(group));
  const inFull = open.filter(([first]) => options.verbose === true || first.level !== "info");
  const brief = open.filter((group) => !inFull.includes(group));
  const lines = inFull.flatMap((group) => ["", ...findingBlock(group, surroundings)]);
  if (brief.length > 0) lines.push("");
  for (const group of brief.slice(0, mostInfos)) lines.push(...findingLine(group, paint, options));
  const rest = brief.length - mostInfos;
  if (rest > 0) lines.push(`  … and ${rest} more at level info; --verbose shows them all`);
  if (waived.length > 0) lines.push("", "  Waived:");
  for (const group of waived) {
    lines.push(
      ...(options.verbose === true ? ["", ...findingBlock(group, surroundings)] : waivedLines(group, paint, options)),
    );
  }
  return lines;
}

function setsLines(sets: SetsReport | undefined, width: number): string[] {
  if (sets === undefined) return [];
  if ("reason" in sets)
    return ["", ...wrap(`No sets: ${sanitize(sets.reason)}.`, width - 2).map((line) => `  ${line}`)];
  return captionedSets(sets).flatMap(({ caption, schema }) => [
    "",
    `  ${caption}`,
    ...(schema === undefined ? [] : jsonLines(schema, width - 6).map((line) => `      ${line}`)),
  ]);
}

function dtoLines(dto: DtoReport, context: Context): string[] {
  const { paint, options } = context;
  const bump = dto.requiredBump === "none" ? "" : `, requires ${bumpText(dto.requiredBump)}`;
  const [name, role] = [sanitize(dto.name), dto.role];
  const verdict = dto.waived === true ? `${dto.verdict} (waived)` : dto.verdict;
  const fits = displayWidth(`${name} (${role}): ${verdict}${bump}`) <= options.width;
  const head = fits
    ? [`${paint.heading(name)} (${role}): ${paintVerdict(dto.verdict, verdict, paint)}${bump}`]
    : wrap(`${name} (${role}): ${verdict}${bump}`, options.width).map(paint.heading);
  const pure = pureText(dto);
  const truth = pure === undefined ? [] : wrap(pure, options.width - 2).map((line) => paint.dim(`  ${line}`));
  return ["", ...head, ...truth, ...setsLines(dto.sets, options.width), ...findingLines(dto.findings, context)];
}

/** DTOs with something to say in full, the others by name. */
function dtosLines(dtos: readonly DtoReport[], context: Context): string[] {
  const speaking = dtos.filter((dto) => dto.findings.length > 0 || dto.verdict !== "compatible");
  const silent = dtos.filter((dto) => !speaking.includes(dto)).map((dto) => sanitize(dto.name));
  const lines = speaking.flatMap((dto) => dtoLines(dto, context));
  if (silent.length > 0) {
    const names = silent.slice(0, mostNames).join(", ");
    const rest = silent.length > mostNames ? ` and ${silent.length - mostNames} more` : "";
    lines.push("", ...wrap(`No findings: ${names}${rest}`, context.options.width));
  }
  return lines;
}

function contractLines(contract: ContractReport, outer: Context): string[] {
  const { paint, options } = outer;
  const context: Context = { ...outer, several: contract.baselines.length > 1 };
  const version = contract.candidate.version === undefined ? "" : ` ${sanitize(contract.candidate.version)}`;
  const against = contract.baselines.length === 0 ? "" : `, against ${baselinesText(contract)}`;
  const [head = "", ...more] = wrap(`${sanitize(contract.name)}${version}${against}`, options.width);
  return [
    paint.heading(head),
    ...more.map(paint.heading),
    ...dtosLines(contract.dtos, context),
    ...findingLines(contract.findings, context),
    "",
    ...wrap(outer.summary(contract), options.width).map((line) => paintVerdict(contract.verdict, line, paint)),
    "",
  ];
}

function headingLines(text: string, { paint, options }: Context): string[] {
  const lines = wrap(text, options.width);
  const rule = "=".repeat(Math.min(Math.max(...lines.map((line) => line.length)), options.width));
  return [...lines.map(paint.heading), paint.dim(rule), ""];
}

/** What the branch itself changes, before what is owed to the versions that were released. */
function introducedLines(introduced: IntroducedReport, outer: Context): string[] {
  const context: Context = { ...outer, summary: branchSummary };
  return [
    ...headingLines(branchHeading(introduced), context),
    ...introduced.contracts.flatMap((contract) => contractLines(contract, context)),
    ...wrap(branchText(introduced), context.options.width),
    "",
    ...headingLines("Against what was released", context),
  ];
}

function checkLines(report: CheckReport, context: Context): string[] {
  const { paint, options } = context;
  const end = `${verdictText(report)} ${countsText(report.counts)}`;
  return [
    ...(report.introduced === undefined ? [] : introducedLines(report.introduced, context)),
    ...report.contracts.flatMap((contract) => contractLines(contract, context)),
    ...wrap(end, options.width).map((line) => paint.heading(line)),
  ];
}

function diffLines(report: DiffReport, context: Context): string[] {
  const { paint, options } = context;
  const side = (each: DiffReport["old"]) =>
    each.version === undefined ? sanitize(each.label) : `${sanitize(each.label)} (${sanitize(each.version)})`;
  const end = `${verdictText(report)} ${countsText(report.counts)}`;
  return [
    ...wrap(`old: ${side(report.old)}`, options.width),
    ...wrap(`new: ${side(report.new)}`, options.width),
    ...dtosLines(report.dtos, context),
    "",
    ...wrap(end, options.width).map((line) => paint.heading(line)),
  ];
}

export function renderText(report: Report, options: RenderOptions): string {
  const context: Context = { paint: createPaint(options.color), options, several: false, summary: contractSummary };
  const lines = report.kind === "check" ? checkLines(report, context) : diffLines(report, context);
  return `${lines.map(plainLine).join("\n")}\n`;
}

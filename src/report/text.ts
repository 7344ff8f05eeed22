/** The report for people: readable without color and at 80 columns. */
import type {
  CheckReport,
  ContractReport,
  DiffReport,
  DtoReport,
  Finding,
  Report,
  ReportVerdict,
} from "../model/report.js";
import { sanitize } from "../util/sanitize.js";
import { findingBlock, findingLine, groupFindings, type Surroundings } from "./finding-block.js";
import { wrap } from "./layout.js";
import type { RenderOptions } from "./options.js";
import { createPaint, type Paint } from "./paint.js";
import { baselinesText, bumpText, contractSummary, countsText, pureText, verdictText } from "./words.js";

/** `info` findings shown per DTO before they are only counted. */
const mostInfos = 10;
const mostNames = 30;

interface Context {
  readonly paint: Paint;
  readonly options: RenderOptions;
  readonly several: boolean;
}

function paintVerdict(verdict: ReportVerdict | "no-baseline", text: string, paint: Paint): string {
  if (verdict === "breaking") return paint.level("breaking", text);
  return verdict === "compatible" ? paint.good(text) : paint.level("warning", text);
}

function findingLines(findings: readonly Finding[], context: Context): string[] {
  const { paint, options } = context;
  const surroundings: Surroundings = { ...context, shown: new Map() };
  const groups = groupFindings(findings);
  const inFull = groups.filter((group) => options.verbose === true || group[0].level !== "info");
  const brief = groups.filter((group) => !inFull.includes(group));
  const lines = inFull.flatMap((group) => ["", ...findingBlock(group, surroundings)]);
  if (brief.length > 0) lines.push("");
  for (const group of brief.slice(0, mostInfos)) lines.push(...findingLine(group, paint, options));
  const rest = brief.length - mostInfos;
  if (rest > 0) lines.push(`  … and ${rest} more at level info; --verbose shows them all`);
  return lines;
}

function dtoLines(dto: DtoReport, context: Context): string[] {
  const { paint, options } = context;
  const bump = dto.requiredBump === "none" ? "" : `, requires ${bumpText(dto.requiredBump)}`;
  const head = `${paint.heading(sanitize(dto.name))} (${dto.role}): ${paintVerdict(dto.verdict, dto.verdict, paint)}${bump}`;
  const pure = pureText(dto);
  const truth = pure === undefined ? [] : wrap(pure, options.width - 2).map((line) => paint.dim(`  ${line}`));
  return ["", head, ...truth, ...findingLines(dto.findings, context)];
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
    ...wrap(contractSummary(contract), options.width).map((line) => paintVerdict(contract.verdict, line, paint)),
    "",
  ];
}

function checkLines(report: CheckReport, context: Context): string[] {
  const { paint, options } = context;
  const end = `${verdictText(report)} ${countsText(report.counts)}`;
  return [
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
  const context: Context = { paint: createPaint(options.color), options, several: false };
  const lines = report.kind === "check" ? checkLines(report, context) : diffLines(report, context);
  return `${lines.join("\n")}\n`;
}

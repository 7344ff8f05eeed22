/** The tables of contracts and of DTOs. */
import { covers } from "../../model/bump.js";
import { isPaid } from "../../model/paid.js";
import type { ContractReport, DirectionReport, DtoReport, Finding } from "../../model/report.js";
import { codeCell } from "../escape/markdown.js";
import { clipEnd } from "../layout.js";
import { answer, isVersionWaived } from "../words.js";

/** Rows before the rest is only counted: a comment has little room. */
const mostRows = 40;
const longestName = 80;

const name = (text: string) => codeCell(clipEnd(text, longestName));

function table(head: readonly string[], rows: readonly (readonly string[])[], what: string): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rest = rows.length - mostRows;
  return [
    line(head),
    line(head.map(() => "---")),
    ...rows.slice(0, mostRows).map(line),
    "",
    ...(rest > 0 ? [`… and ${rest} more ${what}.`, ""] : []),
  ];
}

function versions({ candidate, baselines }: ContractReport): string {
  const from = baselines.map((baseline) => baseline.version ?? baseline.label);
  const shown = from.slice(0, 5).map(name).join(", ");
  const more = from.length > 5 ? ` and ${from.length - 5} more` : "";
  return `${shown === "" ? "none" : shown}${more} → ${name(candidate.version ?? candidate.label)}`;
}

function declared(contract: ContractReport): string {
  const { declaredBump: bump, requiredBump } = contract;
  if (bump === undefined) return "–";
  if (!covers(bump, requiredBump))
    return isVersionWaived(contract) ? `${bump}: too small, waived` : `**${bump}: too small**`;
  return isPaid(contract) && contract.verdict === "breaking" ? `${bump}: pays for it` : bump;
}

/** One row per contract: what the changes require and, against releases, what the versions declare. */
export function contractTable(contracts: readonly ContractReport[], against: "releases" | "base"): string[] {
  const rows = contracts.map((contract) => [
    name(contract.name),
    versions(contract),
    contract.verdict === "breaking" ? "**breaking**" : contract.verdict,
    contract.requiredBump,
    ...(against === "releases" ? [declared(contract)] : []),
  ]);
  const head = [
    "Contract",
    "Versions",
    "Verdict",
    "Required bump",
    ...(against === "releases" ? ["Declared bump"] : []),
  ];
  return table(head, rows, "contracts");
}

function direction(report: DirectionReport | undefined): string {
  return report === undefined ? "–" : answer(report);
}

function count(findings: readonly Finding[], level: Finding["level"]): string {
  const found = findings.filter((finding) => finding.waived === undefined && finding.level === level).length;
  return found === 0 ? "" : String(found);
}

function verdictOf({ verdict, waived }: DtoReport): string {
  if (waived === true) return `${verdict}, waived`;
  return verdict === "breaking" ? "**breaking**" : verdict;
}

function speaks(dto: DtoReport): boolean {
  return dto.findings.length > 0 || dto.verdict !== "compatible";
}

/** One row per DTO that has something to say, the worst first; the others are counted. */
export function dtoTable(dtos: readonly DtoReport[]): string[] {
  const worst = (dto: DtoReport) => ["breaking", "unknown", "compatible"].indexOf(dto.verdict);
  const speaking = dtos.filter(speaks).sort((a, b) => worst(a) - worst(b));
  const silent = dtos.length - speaking.length;
  const waived = speaking.some(({ findings }) => findings.some((finding) => finding.waived !== undefined));
  const rows = speaking.map((dto) => [
    name(dto.name),
    dto.role,
    verdictOf(dto),
    dto.requiredBump,
    direction(dto.backward),
    direction(dto.forward),
    count(dto.findings, "breaking"),
    count(dto.findings, "warning"),
    count(dto.findings, "info"),
    ...(waived ? [String(dto.findings.filter((finding) => finding.waived !== undefined).length || "")] : []),
  ]);
  const head = ["DTO", "Role", "Verdict", "Required bump", "New reads old", "Old reads new"];
  return [
    ...table([...head, "Breaking", "Warnings", "Info", ...(waived ? ["Waived"] : [])], rows, "DTOs"),
    ...(silent > 0 ? [`${silent} ${silent === 1 ? "DTO" : "DTOs"} without findings.`, ""] : []),
  ];
}

/** The test cases of a contract: what is owed, and whether it holds. */
import type { SourceLocation } from "../../model/contract.js";
import { isAnnounced } from "../../model/paid.js";
import type { Direction } from "../../model/policy.js";
import type { ContractReport, DtoReport, Finding } from "../../model/report.js";
import { changeText } from "../change-text.js";
import { placeText } from "../frame.js";
import { type Group, groupFindings, isWaived } from "../groups.js";
import { captionOf, contractSummary } from "../words.js";

export type Outcome =
  | { readonly kind: "passed" }
  | {
      readonly kind: "failure" | "error" | "skipped";
      readonly message: string;
      readonly text: string;
      readonly type?: string;
    };

export interface Case {
  readonly name: string;
  readonly className: string;
  readonly place?: SourceLocation;
  readonly outcome: Outcome;
  /** What there is to say beside the outcome: warnings, what was accepted. */
  readonly notes: string;
}

const passed: Outcome = { kind: "passed" };

/** Longest text of one case, in characters: consumers keep all of them in memory. */
const mostText = 20_000;

function textOf(groups: readonly Group[]): string {
  let text = "";
  for (const [index, group] of groups.entries()) {
    const [{ level, rule, source }] = group;
    const place = source === undefined ? "" : ` (${placeText(source)})`;
    const block = [`${level}: ${rule}${place}`, ...changeText(group).map((line) => `  ${line}`), ""].join("\n");
    if (text.length + block.length > mostText && index > 0) return `${text}… and ${groups.length - index} more\n`;
    text += `${block}\n`;
  }
  return text;
}

function outcomeOf(groups: readonly Group[], paid: boolean): { outcome: Outcome; notes: string; first?: Finding } {
  const unusable = groups.find(([{ rule }]) => rule === "invalid-schema");
  const failing = groups.filter(
    (group) => group[0].level === "breaking" && !isWaived(group) && !isAnnounced(group[0], paid),
  );
  const rest = groups.filter((group) => !failing.includes(group) && group !== unusable && group[0].level !== "info");
  const notes = textOf(rest);
  if (unusable !== undefined && !isWaived(unusable)) {
    const [first] = unusable;
    return {
      outcome: { kind: "error", message: first.message, type: first.rule, text: textOf([unusable]) },
      notes,
      first,
    };
  }
  const [first] = failing[0] ?? [];
  if (first === undefined) return { outcome: passed, notes };
  const more = failing.length > 1 ? ` (and ${failing.length - 1} more)` : "";
  const outcome = {
    kind: "failure",
    message: `${first.message}${more}`,
    type: first.rule,
    text: textOf(failing),
  } as const;
  return { outcome, notes, first };
}

function directionCase(contract: string, dto: DtoReport, direction: Direction, paid: boolean): Case {
  const findings = dto.findings.filter((finding) => finding.direction === direction);
  const { outcome, notes, first } = outcomeOf(groupFindings(findings), paid);
  const answer = dto.underPolicy?.[direction] ?? dto[direction];
  const base = { name: `${dto.name}: ${captionOf(direction)}`, className: `${contract}.${dto.name}`, notes };
  const undecided = outcome.kind === "passed" && answer?.verdict === "unknown";
  const reason = answer?.reason ?? "it was not decided";
  return {
    ...base,
    place: (first ?? findings[0])?.source,
    outcome: undecided ? { kind: "skipped", message: `undecided: ${reason}`, text: reason } : outcome,
  };
}

function dtoCases(contract: string, dto: DtoReport, paid: boolean): Case[] {
  // a severity override can make a finding breaking where its direction is not owed
  const grave = dto.findings.filter(({ level }) => level === "breaking").map(({ direction }) => direction);
  const directions = (["backward", "forward"] as const).filter(
    (direction) => dto.owed.includes(direction) || grave.includes(direction),
  );
  if (directions.length > 0) return directions.map((direction) => directionCase(contract, dto, direction, paid));
  const nothing = { kind: "skipped", message: "nothing is owed", text: "" } as const;
  return [{ name: dto.name, className: `${contract}.${dto.name}`, outcome: nothing, notes: "" }];
}

/** One case per DTO and direction owed. */
export function dtosCases({ name, dtos }: ContractReport, paid: boolean): Case[] {
  return dtos.flatMap((dto) => dtoCases(name, dto, paid));
}

/** The cases of the DTOs, and one for the version. */
export function contractCases(contract: ContractReport, paid: boolean): Case[] {
  const { outcome, notes, first } = outcomeOf(groupFindings(contract.findings), paid);
  const summary = contractSummary(contract);
  const none = { kind: "skipped", message: "no baseline yet, nothing was compared", text: summary } as const;
  const noBaseline = contract.verdict === "no-baseline" && outcome.kind === "passed";
  const whole: Case = {
    name: contract.verdict === "no-baseline" ? "baseline" : "version",
    className: contract.name,
    place: first?.source,
    outcome: noBaseline ? none : outcome,
    notes: [summary, notes].filter((text) => text !== "").join("\n"),
  };
  const versioned = contract.declaredBump !== undefined || contract.findings.length > 0 || noBaseline;
  return [...dtosCases(contract, paid), ...(versioned ? [whole] : [])];
}

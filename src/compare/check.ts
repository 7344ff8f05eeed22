/** Checks several contracts and puts their reports together. */
import { maxBump } from "../model/bump.js";
import type { Contract } from "../model/contract.js";
import type { CheckReport, ContractReport, Level } from "../model/report.js";
import type { Waivers } from "../model/waiver.js";
import { checkContract } from "./contract.js";
import { holdDeprecation } from "./deprecation.js";
import { createFindingMaker, gradeAll } from "./findings.js";
import type { CompareOptions, Settings } from "./options.js";
import { tool } from "./tool.js";
import { markWaived, settleWaived, stateWaivers } from "./waive.js";
import type { Facts } from "./wording.js";
import { countAll, worst } from "./worst.js";

/** One contract to check. */
export interface ContractCheck {
  readonly candidate: Contract;
  readonly baselines: readonly Contract[];
  /** Released versions beside the baselines, which a deprecation may be found in. */
  readonly history?: readonly Contract[];
  /** Options for this contract, over those for all. */
  readonly options?: CompareOptions;
}

/** Something to say about a contract that its schemas do not say. */
export interface CheckNote {
  readonly rule: string;
  readonly level: Level;
  /** One that is not checked is none of ours: then it is said with the first. */
  readonly contract: string;
  readonly facts: Facts;
  readonly message: string;
}

export interface CheckOptions extends CompareOptions {
  readonly waivers?: Waivers;
  readonly notes?: readonly CheckNote[];
  /** The date as `YYYY-MM-DD` (UTC): what a sunset is held against. */
  readonly today?: string;
}

/** Checks every contract; the verdict is the worst, the bump the highest, and the order is kept. */
export function checkContracts(checks: readonly ContractCheck[], options: CheckOptions = {}): CheckReport {
  const contracts = judge(checks, options, (judged) => {
    const stated = options.waivers === undefined ? judged : stateWaivers(judged, options.waivers);
    return stateNotes(stated, options.notes ?? []);
  });
  return { kind: "check", reportVersion: 1, tool, ...summarize(contracts), contracts };
}

/**
 * 1. compares each candidate with its baselines;
 * 2. holds removals against the deprecation policy, marks what is waived, and adds what is to be said beside;
 * 3. applies the overrides by rule, last: what is hidden or lowered still counts for the steps before.
 */
export function judge(
  checks: readonly ContractCheck[],
  { waivers, severity = {}, ...options }: CheckOptions,
  beside: (judged: readonly ContractReport[]) => readonly ContractReport[] = (judged) => judged,
): ContractReport[] {
  const judged = checks.map((check) => {
    const own = { ...options, ...check.options, severity: {} };
    const compared = checkContract(check.candidate, check.baselines, own);
    const released = [...check.baselines, ...(check.history ?? [])];
    const report = holdDeprecation(compared, released, own.policy?.deprecation, options.today);
    return settleWaived(waivers === undefined ? report : markWaived(report, waivers));
  });
  return beside(judged).map((contract, index) => {
    return overrideLevels(contract, checks[index]?.options?.severity ?? severity);
  });
}

/** What all contracts come to. */
export function summarize(
  contracts: readonly ContractReport[],
): Pick<CheckReport, "verdict" | "requiredBump" | "counts"> {
  return {
    verdict: worst(contracts.map(({ verdict }) => verdict)),
    requiredBump: maxBump(contracts.map(({ requiredBump }) => requiredBump)),
    counts: countAll(
      contracts.flatMap(({ dtos }) => dtos),
      contracts.flatMap(({ findings }) => findings),
    ),
  };
}

function stateNotes(contracts: readonly ContractReport[], notes: readonly CheckNote[]): ContractReport[] {
  const known = new Set(contracts.map(({ name }) => name));
  return contracts.map((contract, index) => {
    const own = notes.filter((note) => note.contract === contract.name || (index === 0 && !known.has(note.contract)));
    const maker = createFindingMaker(contract.name, undefined);
    const stated = own.map(({ rule, level, facts, message }) =>
      maker.make({
        ...{ rule, level, direction: "backward", place: { pointer: "" }, facts, message },
        distinct: [facts.name],
      }),
    );
    return stated.length === 0 ? contract : { ...contract, findings: [...contract.findings, ...stated] };
  });
}

function overrideLevels(contract: ContractReport, severity: Settings["severity"]): ContractReport {
  return {
    ...contract,
    dtos: contract.dtos.map((dto) => ({ ...dto, findings: gradeAll(dto.findings, { severity }) })),
    findings: gradeAll(contract.findings, { severity }),
  };
}

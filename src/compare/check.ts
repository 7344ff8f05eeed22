/** Checks several contracts and puts their reports together. */
import { maxBump } from "../model/bump.js";
import type { Contract } from "../model/contract.js";
import type { CheckReport } from "../model/report.js";
import { checkContract } from "./contract.js";
import type { CompareOptions } from "./options.js";
import { tool } from "./tool.js";
import { countAll, worst } from "./worst.js";

/** One contract to check. */
export interface ContractCheck {
  readonly candidate: Contract;
  readonly baselines: readonly Contract[];
  /** Options for this contract, over those for all. */
  readonly options?: CompareOptions;
}

/** Checks every contract; the verdict is the worst, the bump the highest, and the order is kept. */
export function checkContracts(checks: readonly ContractCheck[], options: CompareOptions = {}): CheckReport {
  const contracts = checks.map((check) =>
    checkContract(check.candidate, check.baselines, { ...options, ...check.options }),
  );
  return {
    kind: "check",
    reportVersion: 1,
    tool,
    verdict: worst(contracts.map(({ verdict }) => verdict)),
    requiredBump: maxBump(contracts.map(({ requiredBump }) => requiredBump)),
    counts: countAll(
      contracts.flatMap(({ dtos }) => dtos),
      contracts.flatMap(({ findings }) => findings),
    ),
    contracts,
  };
}

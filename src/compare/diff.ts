/** Compares two contracts, or two schemas, without asking which versions they declare. */
import { maxBump } from "../model/bump.js";
import type { Contract } from "../model/contract.js";
import type { DiffReport, ReportVerdict } from "../model/report.js";
import { compareDtos } from "./dtos.js";
import { alignSingles } from "./match.js";
import { type CompareOptions, settingsOf } from "./options.js";
import { tool } from "./tool.js";
import { countAll, worst, worstDirection } from "./worst.js";

/**
 * Compares every DTO of two contracts by name; two contracts of one DTO each are compared whatever its name is.
 * Roles are those of the new contract unless the options say otherwise.
 */
export function diffContracts(old: Contract, next: Contract, options: CompareOptions = {}): DiffReport {
  const { dtos } = compareDtos(next, [alignSingles(old, next)], settingsOf(options));
  return {
    kind: "diff",
    reportVersion: 1,
    tool,
    old: sideOf(old),
    new: sideOf(next),
    verdict: worst(dtos.map(({ verdict }) => verdict)) as ReportVerdict,
    requiredBump: maxBump(dtos.map(({ requiredBump }) => requiredBump)),
    backward: worstDirection(dtos.map(({ backward }) => backward)),
    forward: worstDirection(dtos.map(({ forward }) => forward)),
    findings: dtos.flatMap(({ findings }) => findings),
    counts: countAll(dtos),
    dtos,
  };
}

/** {@link diffContracts}, by its name in the library. */
export const compareContracts = diffContracts;

function sideOf({ label, version }: Contract): { readonly label: string; readonly version?: string } {
  return version === undefined ? { label } : { label, version };
}

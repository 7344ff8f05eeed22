/**
 * Applies waivers to what was found: marks findings, DTOs and the version's finding, and states waivers that expired,
 * do nothing, or do not count yet. Verdicts, levels and required bumps stay the truth.
 */
import { bumpsAsked } from "../classify/asked.js";
import { underpaid } from "../classify/semver.js";
import { stateOf, successor, waivedBy } from "../classify/waivers.js";
import type { ContractReport, DtoReport, Finding, WaivedBy } from "../model/report.js";
import type { Waivers, WrittenWaiver } from "../model/waiver.js";
import { createFindingMaker, type Statement } from "./findings.js";

/** Marks every finding that a waiver covers. */
export function markWaived(contract: ContractReport, waivers: Waivers): ContractReport {
  const mark = (finding: Finding): Finding => {
    const waived = finding.waived ?? waivedBy(finding, waivers.entries, waivers.today);
    return waived === undefined ? finding : { ...finding, waived };
  };
  return {
    ...contract,
    dtos: contract.dtos.map((dto) => ({ ...dto, findings: dto.findings.map(mark) })),
    findings: contract.findings.map(mark),
  };
}

/** Marks the DTOs whose verdict is covered as a whole, and a version that is too small for waived breaks only. */
export function settleWaived(contract: ContractReport): ContractReport {
  const dtos = contract.dtos.map((dto): DtoReport => (isCovered(dto) ? { ...dto, waived: true } : dto));
  return settleVersion({ ...contract, dtos });
}

/** The findings that a verdict rests on, before any override of their level. */
function groundsOf({ verdict, findings }: DtoReport): readonly Finding[] {
  if (verdict === "breaking") return findings.filter(({ level }) => level === "breaking");
  if (verdict === "unknown") return findings.filter(({ rule }) => rule === "undecided" || rule === "invalid-schema");
  return [];
}

function isCovered(dto: DtoReport): boolean {
  const grounds = groundsOf(dto);
  return grounds.length > 0 && grounds.every(({ waived }) => waived !== undefined);
}

/** Where a smaller bump pays for all that is not waived, the waivers answer for the version as well. */
function settleVersion(contract: ContractReport): ContractReport {
  const { version } = contract.candidate;
  const accepted = contract.dtos.flatMap((dto) => (dto.waived === true ? groundsOf(dto) : []));
  if (version === undefined || accepted.length === 0) return contract;
  const short = underpaid(version, bumpsAsked(contract, true));
  const findings = contract.findings.map((finding): Finding => {
    if (finding.rule !== "version-bump-too-small" || finding.level !== "breaking" || finding.waived !== undefined) {
      return finding;
    }
    if (short === undefined) return { ...finding, waived: together(accepted) };
    return { ...finding, advice: `${finding.advice} With what is waived left out, ${short.use} is enough.` };
  });
  return { ...contract, findings };
}

function together(findings: readonly Finding[]): WaivedBy {
  const all = findings.flatMap(({ waived }) => (waived === undefined ? [] : [waived]));
  return {
    owner: [...new Set(all.map(({ owner }) => owner))].join(", "),
    reason: "Every change that requires a major bump is waived.",
    expires: all.map(({ expires }) => expires).sort()[0] ?? "",
  };
}

/**
 * What the waivers themselves give reason to say, each with the contract that it names; a waiver of a contract that
 * there is not goes to the first. Contracts that exist and were not checked are left alone.
 */
export function stateWaivers(contracts: readonly ContractReport[], waivers: Waivers): ContractReport[] {
  return contracts.map((contract, index) => {
    const concerned = ({ contract: name }: WrittenWaiver) =>
      name === contract.name || (index === 0 && !waivers.contracts.includes(name));
    const found = [...contract.findings, ...contract.dtos.flatMap((dto) => dto.findings)];
    const stated = [
      ...waivers.entries.filter(concerned).flatMap((waiver) => stateWaiver(waiver, found, waivers)),
      ...waivers.pending
        .filter(concerned)
        .map((waiver) => make(waiver, { rule: "waiver-not-in-force", level: "info" })),
    ];
    return stated.length === 0 ? contract : { ...contract, findings: [...contract.findings, ...stated] };
  });
}

function stateWaiver(waiver: WrittenWaiver, found: readonly Finding[], waivers: Waivers): Finding[] {
  switch (stateOf(waiver, found, waivers.today)) {
    case "in-force":
      return [];
    case "expired":
      return [make(waiver, { rule: "waiver-expired", level: "breaking" })];
    case "unused":
      return [make(waiver, { rule: "waiver-unused", level: "warning", ...whyUnused(waiver, found, waivers) })];
  }
}

function whyUnused(waiver: WrittenWaiver, found: readonly Finding[], waivers: Waivers): { message?: string } {
  const { rule, contract } = waiver;
  if (!waivers.contracts.includes(contract)) {
    return { message: `the waiver of ${rule} names the contract ${contract}, which the configuration does not have` };
  }
  const now = successor(waiver, found);
  if (now === undefined) return {};
  return { message: `the waiver of ${rule} is for other values: the finding there is now ${now.fingerprint}` };
}

function make(waiver: WrittenWaiver, statement: Pick<Statement, "rule" | "level" | "message">): Finding {
  const { rule, contract, dto, owner, reason, expires, fingerprint, pointer = "", place } = waiver;
  return createFindingMaker(contract, dto).make({
    ...statement,
    direction: "backward",
    place: { pointer, ...(place === undefined ? {} : { source: place }) },
    facts: { name: rule, owner, reason, expires, fingerprint, of: dto ?? contract },
    distinct: [rule, fingerprint],
  });
}

/**
 * The findings of a report as one list of changes, each once, for formats that have no place for a report's structure:
 * annotations, logs of analyses, code quality.
 */
import { isAnnounced, isPaid } from "../model/paid.js";
import type { ContractReport, Report } from "../model/report.js";
import { type Group, groupFindings, isWaived, rank } from "./groups.js";

export interface ReportedChange {
  readonly group: Group;
  /** The declared version announces it: it is breaking, and nobody has to do anything about it. */
  readonly paid: boolean;
  /** The branch itself makes it, as far as the report was held against a base. */
  readonly isNew: boolean;
  /** No released version is concerned: the branch takes back what its base has, and was never promised. */
  readonly unreleased: boolean;
}

/** Whether nobody has to act on a change: accepted, announced, or never released. */
export function isSettled({ group, paid, unreleased }: ReportedChange): boolean {
  return isWaived(group) || paid || unreleased;
}

/** Changes that ask for something first, then those that are announced, then what was accepted; new ones first. */
export function changesOf(report: Report): ReportedChange[] {
  if (report.kind === "diff")
    return groupFindings(report.findings)
      .map((group) => change(group, false, false))
      .sort(order);
  const paidContracts = new Set(report.contracts.filter(isPaid).map(({ name }) => name));
  const introduced = new Map<string, ReportedChange>();
  for (const contract of report.introduced?.contracts ?? []) {
    for (const group of groupsOf(contract)) {
      introduced.set(keyOf(group), change(group, paidContracts.has(contract.name), true));
    }
  }
  const released = new Map<string, ReportedChange>();
  for (const contract of report.contracts) {
    for (const group of groupsOf(contract)) {
      released.set(keyOf(group), change(group, paidContracts.has(contract.name), introduced.has(keyOf(group))));
    }
  }
  const onlyNew = [...introduced]
    .filter(([key]) => !released.has(key))
    .map(([, each]) => ({ ...each, unreleased: each.group[0].level === "breaking" }));
  return [...released.values(), ...onlyNew].sort(order);
}

function change(group: Group, paid: boolean, isNew: boolean): ReportedChange {
  return { group, paid: isAnnounced(group[0], paid), isNew, unreleased: false };
}

function groupsOf(contract: ContractReport): Group[] {
  return groupFindings([...contract.findings, ...contract.dtos.flatMap(({ findings }) => findings)]);
}

/** A fingerprint names a finding of one rule, contract and DTO. */
export function keyOf([first]: Group): string {
  return `${first.contract ?? ""} ${first.dto ?? ""} ${first.rule} ${first.fingerprint}`;
}

function order(a: ReportedChange, b: ReportedChange): number {
  return (
    Number(isWaived(a.group)) - Number(isWaived(b.group)) ||
    rank(b.group[0].level) - rank(a.group[0].level) ||
    Number(isSettled(a)) - Number(isSettled(b)) ||
    Number(b.isNew) - Number(a.isNew)
  );
}

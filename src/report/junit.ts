/**
 * JUnit XML: a suite per contract, a test case per DTO and direction that is owed. What fails here is what makes the
 * check fail: not what the version announces, and not what somebody accepted.
 */
import { isPaid } from "../model/paid.js";
import type { ContractReport, DiffReport, Report } from "../model/report.js";
import { xml, xmlAttribute } from "./escape/xml.js";
import { type Case, contractCases, dtosCases } from "./junit/cases.js";
import { baselinesText, branchHeading } from "./words.js";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function suiteOf(contract: ContractReport, paid: boolean): Suite {
  const version = contract.candidate.version === undefined ? "" : ` ${contract.candidate.version}`;
  const against = contract.baselines.length === 0 ? "" : ` against ${baselinesText(contract)}`;
  return { name: `${contract.name}${version}${against}`, cases: contractCases(contract, paid) };
}

/**
 * What a branch changes, as classes of its own: consumers tell cases apart by class and name. Nothing fails here, as
 * nothing is owed to what was not released: what breaks is told in the output of the case.
 */
function branchSuite(contract: ContractReport, heading: string): Suite {
  const cases = dtosCases(contract, true).map((each) => ({ ...each, className: `branch.${each.className}` }));
  return { name: `${heading}: ${contract.name}`, cases };
}

/** A diff as a contract that declares no version. */
function diffSuite(report: DiffReport): Suite {
  const name = `${report.old.label} to ${report.new.label}`;
  const contract: ContractReport = {
    name: "diff",
    verdict: report.verdict,
    requiredBump: report.requiredBump,
    candidate: report.new,
    baselines: [report.old],
    dtos: report.dtos,
    findings: [],
  };
  return { name, cases: dtosCases(contract, false) };
}

function suitesOf(report: Report): Suite[] {
  if (report.kind === "diff") return [diffSuite(report)];
  const paid = new Set(report.contracts.filter(isPaid).map(({ name }) => name));
  const { introduced } = report;
  const heading = introduced === undefined ? "" : branchHeading(introduced);
  return [
    ...(introduced?.contracts ?? []).map((contract) => branchSuite(contract, heading)),
    ...report.contracts.map((contract) => suiteOf(contract, paid.has(contract.name))),
  ];
}

function caseLines({ name, className, place, outcome, notes }: Case): string[] {
  const file = place === undefined ? "" : ` file="${xmlAttribute(place.file)}" line="${place.line}"`;
  const head = `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(className)}"${file} time="0"`;
  const type = outcome.kind === "passed" || outcome.type === undefined ? "" : ` type="${xmlAttribute(outcome.type)}"`;
  const result =
    outcome.kind === "passed"
      ? []
      : [
          `      <${outcome.kind} message="${xmlAttribute(outcome.message)}"${type}>${xml(outcome.text)}</${outcome.kind}>`,
        ];
  const output = notes === "" ? [] : [`      <system-out>${xml(notes)}</system-out>`];
  const inner = [...result, ...output];
  return inner.length === 0 ? [`${head}/>`] : [`${head}>`, ...inner, "    </testcase>"];
}

function countsOf(cases: readonly Case[]): string {
  const count = (kind: Case["outcome"]["kind"]) => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" time="0"`;
}

export function renderJunit(report: Report): string {
  const suites = suitesOf(report);
  const all = suites.flatMap(({ cases }) => cases);
  const lines = suites.flatMap(({ name, cases }) => [
    `  <testsuite name="${xmlAttribute(name)}" ${countsOf(cases)}>`,
    ...cases.flatMap(caseLines),
    "  </testsuite>",
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="contract-check" ${countsOf(all)}>`,
    ...lines,
    "</testsuites>",
    "",
  ].join("\n");
}

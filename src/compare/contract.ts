/** Checks the candidate of one contract against its baselines. */
import { type BumpRequest, declaredBump, newestFirst, requiredAfterNewest, underpaid } from "../classify/semver.js";
import { type Bump, covers } from "../model/bump.js";
import type { Contract } from "../model/contract.js";
import type { ContractReport, Finding, ReportVerdict } from "../model/report.js";
import { compareDtos } from "./dtos.js";
import { createFindingMaker, type FindingPlace, gradeAll, withoutUndefined } from "./findings.js";
import { type CompareOptions, type Settings, settingsOf } from "./options.js";
import { problemFinding } from "./whole.js";
import { worst } from "./worst.js";

/**
 * Checks a candidate against baselines, given in any order:
 * 1. orders the baselines, newest first, and keeps the newest only where the policy is not transitive;
 * 2. compares every DTO with every baseline;
 * 3. holds the declared version against the bump that is required.
 *
 * Never throws on what schemas say; a DTO that cannot be used has a finding and an unknown verdict.
 */
export function checkContract(
  candidate: Contract,
  baselines: readonly Contract[],
  options: CompareOptions = {},
): ContractReport {
  const settings = settingsOf(options);
  const ordered = [...baselines].sort((a, b) => newestFirst(a.version, b.version));
  const kept = settings.policy.transitive ? ordered : ordered.slice(0, 1);
  if (kept.length === 0) return withoutBaseline(candidate, settings);
  const { dtos, required } = compareDtos(candidate, kept, settings);
  const asked = kept.map(({ version }, index) => ({ version, required: required[index] ?? "none" }));
  const requiredBump = requiredAfterNewest(asked);
  const newest = kept[0]?.version;
  const { version } = candidate;
  const declared = version === undefined || newest === undefined ? undefined : declaredBump(newest, version);
  return withoutUndefined({
    name: candidate.name,
    verdict: worst(dtos.map(({ verdict }) => verdict)) as ReportVerdict,
    requiredBump,
    declaredBump: declared,
    candidate: sideOf(candidate),
    baselines: kept.map(sideOf),
    dtos,
    findings: gradeAll(versionFindings(candidate, asked, declared, requiredBump), settings),
  });
}

function withoutBaseline(candidate: Contract, settings: Settings): ContractReport {
  const problems = candidate.dtos.flatMap((dto) => {
    const maker = createFindingMaker(candidate.name, dto.name);
    return dto.problem === undefined ? [] : [problemFinding(maker, dto, dto.problem, "backward", settings)];
  });
  return {
    name: candidate.name,
    verdict: "no-baseline",
    requiredBump: "none",
    candidate: sideOf(candidate),
    baselines: [],
    dtos: [],
    findings: gradeAll(problems, settings),
  };
}

/**
 * A version that does not pay for the required bump is breaking; one that pays for more is worth a line, unless
 * the schemas did not change at all: packages are released for other reasons too.
 */
function versionFindings(
  candidate: Contract,
  asked: readonly BumpRequest[],
  declared: Bump | undefined,
  required: Bump,
): Finding[] {
  const { version } = candidate;
  if (version === undefined) return [];
  const maker = createFindingMaker(candidate.name, undefined);
  const place: FindingPlace = { pointer: "", source: candidate.versionPlace };
  const rule = "version-bump-too-small";
  const short = underpaid(version, asked);
  if (short !== undefined) {
    const facts = { ...short, version };
    const distinct = [short.declared, short.required, short.use];
    const declares = short.declared === "none" ? "no bump" : `a ${short.declared} bump`;
    const message = `version ${version} declares ${declares} after ${short.baseline}, and the changes require a ${short.required} one`;
    return [maker.make({ rule, level: "breaking", direction: "backward", place, facts, distinct, message })];
  }
  const generous = declared !== undefined && required !== "none" && !covers(required, declared);
  if (!generous) return [];
  return [
    maker.make({
      rule,
      level: "info",
      direction: "backward",
      place,
      facts: { declared, required, version },
      distinct: [declared, required],
      message: `the version ${version} declares more than is needed: ${declared}, where ${required} would do`,
      impact: "Nobody: a larger bump than needed only announces more than there is.",
    }),
  ];
}

function sideOf({ label, version }: Contract): { readonly label: string; readonly version?: string } {
  return version === undefined ? { label } : { label, version };
}

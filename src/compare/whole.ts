/** Results about a DTO as a whole, where no schemas are compared: same, added, removed, not usable. */
import { owedDirections } from "../classify/direction.js";
import { undecidedLevel } from "../classify/level.js";
import { requiredBump, verdictOf } from "../classify/required.js";
import type { Problem } from "../errors.js";
import type { Contract, Dto } from "../model/contract.js";
import type { Direction } from "../model/policy.js";
import type { DirectionReport, Finding } from "../model/report.js";
import type { DtoResult } from "./dto.js";
import { createFindingMaker, type FindingMaker, placeOfDto } from "./findings.js";
import { placeOfGoneDto } from "./nearest.js";
import type { Settings } from "./options.js";
import { type Subject, statedDirection } from "./subject.js";

const included: DirectionReport = { verdict: "included" };
/** The result for a DTO whose canonical schema is the same on both sides. */
export const sameResult: DtoResult = {
  verdict: "compatible",
  requiredBump: "none",
  backward: included,
  forward: included,
  findings: [],
};

/** The result against a baseline that has the DTO as little as the candidate. */
export const absentResult: DtoResult = { verdict: "compatible", requiredBump: "none", findings: [] };

/** A DTO that the baseline does not have. */
export function addedDto(subject: Subject, dto: Dto, settings: Settings): DtoResult {
  const maker = createFindingMaker(subject.contract, subject.name);
  const direction = statedDirection(subject, settings);
  const added = maker.make({
    rule: "dto-added",
    level: "info",
    direction,
    place: placeOfDto(dto),
    facts: { name: subject.name },
    impact: "Nobody: no document of this DTO was written or read before.",
  });
  return { verdict: "compatible", requiredBump: "minor", findings: [added] };
}

/**
 * A DTO that the candidate no longer has. Where nothing is owed, nothing is broken.
 *
 * @param renamed what it may be called now
 */
export function removedDto(
  subject: Subject,
  dto: Dto,
  candidate: Contract,
  settings: Settings,
  renamed?: Dto,
): DtoResult {
  const maker = createFindingMaker(subject.contract, subject.name);
  const breaking = owedDirections(subject.role, settings.policy.compatibility).length > 0;
  const removed = maker.make({
    rule: "dto-removed",
    level: breaking ? "breaking" : "info",
    direction: statedDirection(subject, settings),
    place: { ...placeOfDto(dto), near: placeOfGoneDto(candidate, renamed) },
    facts: { name: subject.name },
  });
  return {
    verdict: breaking ? "breaking" : "compatible",
    requiredBump: breaking ? "major" : "minor",
    findings: renamed === undefined ? [removed] : [removed, renamedDto(maker, dto.name, renamed, removed.direction)],
  };
}

function renamedDto(maker: FindingMaker, from: string, renamed: Dto, direction: Direction): Finding {
  return maker.make({
    rule: "dto-renamed",
    level: "info",
    direction,
    place: placeOfDto(renamed),
    facts: { from, to: renamed.name },
    before: from,
    after: renamed.name,
  });
}

/** A DTO that could not be loaded on one side: not comparable, and said so. */
export function unusableDto(subject: Subject, dto: Dto, problem: Problem, settings: Settings): DtoResult {
  const maker = createFindingMaker(subject.contract, subject.name);
  const finding = problemFinding(maker, dto, problem, statedDirection(subject, settings), settings);
  const report: DirectionReport = { verdict: "unknown", reason: problem.message };
  const owed = owedDirections(subject.role, settings.policy.compatibility).map(() => "unknown" as const);
  const verdict = verdictOf(owed);
  const bump = requiredBump({ owed, pure: ["unknown"], annotations: [], strict: settings.strict });
  return { verdict, requiredBump: bump, backward: report, forward: report, findings: [finding] };
}

/** Words the problem of a DTO that could not be loaded. */
export function problemFinding(
  maker: FindingMaker,
  dto: Dto,
  problem: Problem,
  direction: Direction,
  settings: Settings,
): Finding {
  const { file, line, column } = problem.place ?? {};
  const place = placeOfDto(dto);
  const source = file === undefined ? place.source : { file, line: line ?? 1, column: column ?? 1 };
  return maker.make({
    rule: "invalid-schema",
    level: undecidedLevel(settings.strict),
    direction,
    place: { ...place, source },
    facts: { name: dto.name, reason: problem.message },
    distinct: [problem.kind],
    message: problem.message,
  });
}

/** Compares all DTOs of a candidate with all baselines: one session, one result per distinct comparison. */

import { owedDirections } from "../classify/direction.js";
import { requiredAfterNewest } from "../classify/semver.js";
import { type Bump, maxBump } from "../model/bump.js";
import type { Contract, Dto } from "../model/contract.js";
import { type DtoReport, type Finding, levels, type ReportVerdict } from "../model/report.js";
import { compareDto, type DtoResult } from "./dto.js";
import { gradeAll, withoutUndefined } from "./findings.js";
import { type Comparison, type Matched, matchDtos } from "./match.js";
import type { Settings } from "./options.js";
import { renamedDtos } from "./renamed.js";
import { createSession, type Session } from "./session.js";
import type { Subject } from "./subject.js";
import { unusable } from "./usable.js";
import { absentResult, addedDto, removedDto, sameResult, unusableDto } from "./whole.js";
import { worst } from "./worst.js";

interface ComparedDtos {
  readonly dtos: readonly DtoReport[];
  /** The bump that each baseline asks for, over all DTOs. */
  readonly required: readonly Bump[];
}

/** Baselines newest first; at least one. */
export function compareDtos(candidate: Contract, baselines: readonly Contract[], settings: Settings): ComparedDtos {
  const matched = matchDtos(candidate, baselines, settings);
  const comparisons = new Set(matched.flatMap(({ against }) => against));
  const session = createSession([...comparisons].flatMap(toDecide), settings);
  const renamed = renamedDtos(baselines[0] as Contract, candidate); // at least one
  const answered = matched.map((dto) => answer(dto, { candidate, baselines, settings, session, renamed }));
  return {
    dtos: answered.map(({ report }) => report),
    required: baselines.map((_, index) => maxBump(answered.map(({ results }) => bumpAt(results, index)))),
  };
}

/** The DTOs that must be normalized to settle a comparison. */
function toDecide({ old, new: next, same }: Comparison): Dto[] {
  if (same || old === undefined || next === undefined) return [];
  return unusable(old) === undefined && unusable(next) === undefined ? [old, next] : [];
}

interface Scene {
  readonly candidate: Contract;
  readonly baselines: readonly Contract[];
  readonly settings: Settings;
  readonly session: Session;
  /** What DTOs of the newest baseline that are gone may be called now. */
  readonly renamed: ReadonlyMap<string, Dto>;
}

function answer(matched: Matched, scene: Scene): { report: DtoReport; results: readonly DtoResult[] } {
  const { candidate, baselines, settings } = scene;
  const { name, role, against } = matched;
  const subject: Subject = { contract: candidate.name, name, role };
  const known = new Map<Comparison, DtoResult>();
  const results = against.map((comparison) => {
    const result = known.get(comparison) ?? resultOf(comparison, subject, scene);
    known.set(comparison, result);
    return result;
  });
  const newest = results[0];
  const asked = results.map((result, index) => ({
    version: baselines[index]?.version,
    required: result.requiredBump,
  }));
  const report: DtoReport = withoutUndefined({
    name,
    role,
    owed: owedDirections(role, settings.policy.compatibility),
    verdict: worst(results.map(({ verdict }) => verdict)) as ReportVerdict,
    requiredBump: requiredAfterNewest(asked),
    backward: newest?.backward,
    forward: newest?.forward,
    underPolicy: newest?.underPolicy,
    against:
      baselines.length > 1 ? baselines.map((baseline, index) => againstOne(baseline, results[index])) : undefined,
    findings: gradeAll(mergeFindings(results, against, baselines), settings),
    schemas: schemasOf(results, baselines),
  });
  return { report, results };
}

function resultOf(comparison: Comparison, subject: Subject, scene: Scene): DtoResult {
  const { candidate, session, settings, renamed } = scene;
  const { old, new: next, same } = comparison;
  if (same) return sameResult;
  if (next === undefined) {
    return old === undefined ? absentResult : removedDto(subject, old, candidate, settings, renamed.get(old.name));
  }
  const problem = unusable(next);
  if (problem !== undefined) return unusableDto(subject, next, problem, settings);
  if (old === undefined) return addedDto(subject, next, settings);
  const before = unusable(old);
  if (before !== undefined) return unusableDto(subject, old, before, settings);
  return compareDto(session, { old: session.side(old), new: session.side(next) }, subject, settings);
}

/** The schemas of the newest baseline that differs. */
function schemasOf(results: readonly DtoResult[], baselines: readonly Contract[]): DtoReport["schemas"] {
  const index = results.findIndex(({ schemas }) => schemas !== undefined);
  const schemas = results[index]?.schemas;
  return schemas && withoutUndefined({ baseline: baselines[index]?.version, ...schemas });
}

function againstOne(baseline: Contract, result: DtoResult | undefined): NonNullable<DtoReport["against"]>[number] {
  const { verdict, requiredBump, backward, forward } = result ?? absentResult;
  return withoutUndefined({ version: baseline.version ?? baseline.label, verdict, requiredBump, backward, forward });
}

function bumpAt(results: readonly DtoResult[], index: number): Bump {
  return results[index]?.requiredBump ?? "none";
}

/**
 * The findings against all baselines, each once, with the newest baseline that it was found against, and with
 * the gravest level. A DTO that the newest baseline has is not news against an older one that has it not.
 */
function mergeFindings(
  results: readonly DtoResult[],
  against: readonly Comparison[],
  baselines: readonly Contract[],
): Finding[] {
  const merged = new Map<string, Finding>();
  results.forEach(({ findings }, index) => {
    if (index > 0 && against[index]?.old === undefined && against[0]?.old !== undefined) return;
    for (const finding of findings) {
      const key = `${finding.fingerprint} ${finding.direction}`;
      const known = merged.get(key);
      if (known !== undefined && levels.indexOf(known.level) >= levels.indexOf(finding.level)) continue;
      merged.set(key, withoutUndefined({ ...finding, baseline: baselines[index]?.version }));
    }
  });
  return [...merged.values()];
}

/** Versions and bumps: what a version change pays for, and which version a required bump needs. */
import compareVersions from "semver/functions/compare.js";
import increment from "semver/functions/inc.js";
import parse from "semver/functions/parse.js";
import { type Bump, covers } from "../model/bump.js";

/**
 * The bump that going from one version to another pays for, which is not always the digit that moved:
 * in `0.y.z` a new `y` pays for a breaking change and a new `z` for anything else, and a prerelease may break
 * within its own `major.minor.patch`. The same or a lower version pays for nothing. Build metadata is ignored.
 * `undefined` where a text is not a semver version.
 */
export function declaredBump(from: string, to: string): Bump | undefined {
  const [old, next] = [parse(from), parse(to)];
  if (old === null || next === null) return undefined;
  if (compareVersions(next, old) <= 0) return "none";
  if (old.compareMain(next) === 0) return "major";
  if (old.major !== next.major) return "major";
  if (old.minor !== next.minor) return old.major === 0 ? "major" : "minor";
  return old.major === 0 ? "minor" : "patch";
}

/** The lowest version after `from` that pays for the bump; `undefined` where `from` is not a semver version. */
export function versionFor(from: string, bump: Bump): string | undefined {
  const old = parse(from);
  if (old === null) return undefined;
  if (bump === "none") return old.version;
  if (old.prerelease.length > 0) return increment(old.version, "prerelease") ?? undefined;
  if (old.major > 0) return increment(old.version, bump) ?? undefined;
  return increment(old.version, bump === "major" ? "minor" : "patch") ?? undefined;
}

/** Orders versions newest first; what is not a version comes last, in the order given. */
export function newestFirst(a: string | undefined, b: string | undefined): number {
  const [left, right] = [a === undefined ? null : parse(a), b === undefined ? null : parse(b)];
  if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
  return compareVersions(right, left);
}

/** A bump that one baseline asks of the candidate. */
export interface BumpRequest {
  readonly version: string | undefined;
  readonly required: Bump;
}

/**
 * The bump that the candidate needs after the newest baseline, which is the first. What an older baseline asks
 * counts unless going from it to the newest one has already paid for it: after 1.4.0 → 1.5.0, a candidate that
 * is minor against 1.4.0 and nothing against 1.5.0 needs no bump, while one that breaks 1.4.0 is a major.
 */
export function requiredAfterNewest(asked: readonly BumpRequest[]): Bump {
  let result: Bump = "none";
  const newest = asked[0]?.version;
  asked.forEach(({ version, required }, index) => {
    const paid = index > 0 && version !== undefined && newest !== undefined ? declaredBump(version, newest) : undefined;
    if (paid !== undefined && covers(paid, required)) return;
    if (!covers(result, required)) result = required;
  });
  return result;
}

interface Underpaid {
  /** The baseline that asks the most. */
  readonly baseline: string;
  readonly declared: Bump;
  readonly required: Bump;
  /** The lowest version that satisfies every baseline. */
  readonly use: string;
}

/** What the candidate's version does not pay for, against any baseline; `undefined` where every bump is covered. */
export function underpaid(candidate: string, asked: readonly BumpRequest[]): Underpaid | undefined {
  let worst: Underpaid | undefined;
  for (const { version, required } of asked) {
    const declared = version === undefined ? undefined : declaredBump(version, candidate);
    if (version === undefined || declared === undefined || covers(declared, required)) continue;
    const use = versionFor(version, required) as string; // `version` parsed above
    if (worst === undefined || newestFirst(use, worst.use) < 0) worst = { baseline: version, declared, required, use };
  }
  return worst;
}

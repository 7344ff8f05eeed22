/** Which stored versions a candidate is held against. Pure. */

import semver from "semver";
import { fail } from "../errors.js";
import { didYouMean } from "../util/suggest.js";

export interface Choice {
  readonly contract: string;
  /** Every stored version. */
  readonly versions: readonly string[];
  /** The candidate's version, where one is known. */
  readonly candidate?: string;
  readonly transitive: boolean;
  /** A version or a range that the user named. */
  readonly against?: string;
}

/** Whether an update from one version to the other is one that consumers expect to be compatible. */
function sameLine(a: string, b: string): boolean {
  return semver.major(a) === semver.major(b) && (semver.major(a) > 0 || semver.minor(a) === semver.minor(b));
}

function named({ contract, versions, transitive, against }: Choice, wanted: string): string[] {
  const stored = versions.length === 0 ? "No version is stored." : `Stored: ${versions.join(", ")}.`;
  const matching =
    semver.valid(wanted) !== null
      ? versions.filter((version) => semver.eq(version, wanted))
      : versions.filter((version) => semver.satisfies(version, wanted));
  if (matching.length === 0) {
    const near = didYouMean(wanted, versions);
    fail({
      kind: "baseline-missing",
      message: `No baseline of "${contract}" is ${against}.`,
      details: [stored],
      hint: near ?? "Name a stored version or range with --against, or write one with `contract-check snapshot`.",
    });
  }
  return transitive ? matching : matching.slice(0, 1);
}

/**
 * The versions to compare with, newest first; none when none is stored.
 *
 * Without `against`, these are the stored stable versions up to the candidate's own whose consumers expect the
 * candidate to be compatible: the same major (in `0.y.z` the same minor), all of them or the newest. The stored
 * snapshot of the candidate's own version is among them: with other content, the version was not bumped. Where that
 * line has none yet, as after a major bump, it is the newest stable version below, whose break the major pays for.
 * Prereleases are promises to nobody and serve only where nothing stable is stored.
 */
export function chooseBaselines(choice: Choice): string[] {
  const newestFirst = [...choice.versions].sort(semver.rcompare);
  if (choice.against !== undefined) return named({ ...choice, versions: newestFirst }, choice.against);
  const { candidate } = choice;
  const stable = newestFirst.filter((version) => semver.prerelease(version) === null);
  if (candidate === undefined) {
    const known = stable.length > 0 ? stable : newestFirst.slice(0, 1);
    const [newest] = known;
    if (newest === undefined) return [];
    return choice.transitive ? known.filter((version) => sameLine(version, newest)) : [newest];
  }
  const own = newestFirst.filter((version) => semver.eq(version, candidate));
  const below = stable.filter((version) => semver.lt(version, candidate));
  const line = below.filter((version) => sameLine(version, candidate));
  const older = choice.transitive ? line : line.slice(0, 1);
  if (own.length > 0 || older.length > 0) return [...own, ...older];
  const belowAtAll = newestFirst.filter((version) => semver.lt(version, candidate));
  const fallback = below[0] ?? belowAtAll[0] ?? newestFirst.at(-1);
  return fallback === undefined ? [] : [fallback];
}

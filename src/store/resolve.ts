/** From a range to a version of what a source has. Pure. */
import semver from "semver";
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";
import { didYouMean } from "../util/suggest.js";
import { byVersion } from "./names.js";

/** `NAME@RANGE`; without a range, any version. @throws problem `usage` for what is none */
export function parsePinned(text: string): { readonly name: string; readonly range?: string } {
  const cut = text.indexOf("@", 1);
  const [name, range] = cut === -1 ? [text, undefined] : [text.slice(0, cut), text.slice(cut + 1)];
  if (range !== undefined && (range.trim() === "" || range.length > 256 || semver.validRange(range) === null)) {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(sanitize(range))} is no range of versions.`,
      hint: `Write it as npm does: ${name}@^1.2, ${name}@1.4.0, "${name}@>=1.2 <2".`,
    });
  }
  return range === undefined ? { name } : { name, range };
}

/**
 * The newest version in the range; a prerelease only where the range names one or nothing stable is there.
 * @param versions in any order
 */
export function newestIn(versions: readonly string[], range: string | undefined): string | undefined {
  const newestFirst = [...versions].sort(byVersion);
  if (range !== undefined) return newestFirst.find((version) => semver.satisfies(version, range));
  return newestFirst.find((version) => semver.prerelease(version) === null) ?? newestFirst[0];
}

/** @throws problem `baseline-missing` that says what is there instead */
export function requireVersion(
  name: string,
  versions: readonly string[],
  range: string | undefined,
  source: { readonly label: string; readonly contracts: readonly string[] },
): string {
  const found = newestIn(versions, range);
  if (found !== undefined) return found;
  if (versions.length === 0) {
    const there = source.contracts.slice(0, 20).join(", ");
    return fail({
      kind: "baseline-missing",
      message: sanitize(`${source.label} has no contract ${JSON.stringify(name)}.`),
      ...(there === "" ? {} : { details: [`contracts there: ${there}`] }),
      hint: didYouMean(name, source.contracts) ?? "Check the name and the source, or publish a snapshot there.",
    });
  }
  return fail({
    kind: "baseline-missing",
    message: sanitize(`${source.label} has no version of ${JSON.stringify(name)} in ${range}.`),
    details: [`versions there: ${[...versions].sort(byVersion).slice(0, 20).join(", ")}`],
    hint: "Name a range that one of them is in.",
  });
}

/** The range that a pin without one gets: what is compatible with the version that was found. */
export function rangeFor(version: string): string {
  return `^${version}`;
}

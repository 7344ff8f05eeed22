/** Reads the baselines that a candidate is held against. */
import semver from "semver";
import { fail } from "../errors.js";
import type { Contract } from "../model/contract.js";
import type { BaselineSource } from "../store/index.js";
import { chooseBaselines } from "./choose-baselines.js";

/** None where nothing is stored and nothing was named. @throws problem `baseline-missing` where one was named */
export async function readBaselines(
  source: BaselineSource,
  candidate: Contract,
  options: { transitive: boolean; against?: string },
): Promise<Contract[]> {
  const { name, version } = candidate;
  const stored = (await source.contracts()).includes(name) ? await source.versions(name) : [];
  if (options.against !== undefined && stored.length === 0) {
    fail({
      kind: "baseline-missing",
      message: `${source.label} has no snapshot of "${name}".`,
      hint: "Write the first one with `contract-check snapshot`.",
    });
  }
  const chosen = chooseBaselines({ contract: name, versions: stored, candidate: version, ...options });
  const baselines: Contract[] = [];
  for (const each of chosen) baselines.push(await source.read(name, each));
  return baselines;
}

/** More released versions than these are not looked at for a deprecation. */
const mostVersions = 50;

/** The released versions that a deprecation may be found in: those below the candidate that are no baseline. */
export async function readHistory(
  source: BaselineSource,
  { name, version }: Contract,
  baselines: readonly Contract[],
): Promise<Contract[]> {
  const stored = (await source.contracts()).includes(name) ? await source.versions(name) : [];
  const read = new Set(baselines.map((baseline) => baseline.version));
  const older = stored.filter((each) => !read.has(each) && (version === undefined || semver.lt(each, version)));
  const history: Contract[] = [];
  for (const each of older.slice(0, mostVersions)) history.push(await source.read(name, each));
  return history;
}

/** Reads the baselines that a candidate is held against. */
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

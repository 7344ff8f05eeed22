/** What changed in each contract from the version before to the newest, as the bump that it requires. */
import type { Change } from "../../workspace/plan.js";
import type { Progress } from "../progress.js";
import type { WorkspaceState } from "./state.js";

/** @param state with at least two versions of each contract */
export async function changesOf(state: WorkspaceState, progress: Progress): Promise<readonly Change[]> {
  const { checkContract } = await import("../../compare/index.js");
  const { createSource } = await import("../../store/source.js");
  const changes: Change[] = [];
  for (const [contract, [newest, before]] of state.versions) {
    const home = state.homes.get(state.providers.get(contract) ?? "");
    if (newest === undefined || before === undefined || home === undefined) continue;
    progress.say(`comparing ${contract} ${before.version} with ${newest.version}`);
    const source = createSource(home.tree);
    const candidate = await source.read(contract, newest.version);
    const { requiredBump } = checkContract(candidate, [await source.read(contract, before.version)]);
    changes.push({ contract, from: before.version, to: newest.version, required: requiredBump });
  }
  return changes.sort((a, b) => (a.contract < b.contract ? -1 : 1));
}

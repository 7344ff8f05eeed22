/** Writes the snapshots of candidates, and says what was written. */
import { fail } from "../errors.js";
import type { LoadedConfig } from "../load/config.js";
import { sanitize } from "../util/sanitize.js";
import { exportCandidate, selectContracts } from "./candidates.js";
import type { Progress } from "./progress.js";

/** The folder that snapshots are in. @throws problem `usage` where baselines are read from somewhere else */
export function snapshotFolder(folder: string): string {
  if (!/^(?:git|npm|oci):/i.test(folder)) return folder;
  return fail({
    kind: "usage",
    message: `"${folder}" is no folder, and this command works on one.`,
    hint: "Name a folder: contract-check snapshot --into contracts, contract-check verify contracts.",
  });
}

/**
 * Writes the current version of each contract as an immutable baseline; the same content again changes nothing.
 * @returns a line for each contract
 * @throws problem `snapshot-conflict`: the version is stored with other content; `config`: no version
 */
export async function writeSnapshots(
  loaded: LoadedConfig,
  names: readonly string[],
  folder: string,
  progress: Progress,
): Promise<string[]> {
  const { writeSnapshot } = await import("../store/index.js");
  const lines: string[] = [];
  for (const config of selectContracts(loaded, names)) {
    const { contract } = await exportCandidate(config, loaded, progress);
    const unusable = contract.dtos.find(({ problem }) => problem !== undefined);
    if (unusable?.problem !== undefined) fail(unusable.problem);
    const { version, name, dtos } = contract;
    if (version === undefined) {
      fail({
        kind: "config",
        message: `The contract "${name}" has no version, and a snapshot needs one.`,
        hint: 'Add `version: { from: "package.json" }` or `version: "1.0.0"` to the contract in the configuration.',
      });
    }
    progress.say(`writing ${name} ${version}`);
    const { written, folder: where } = await writeSnapshot(folder, contract, { root: loaded.root });
    const count = `${dtos.length} ${dtos.length === 1 ? "DTO" : "DTOs"}`;
    lines.push(
      sanitize(
        written
          ? `${name} ${version}: wrote ${where} (${count})`
          : `${name} ${version}: unchanged in ${where} (${count})`,
      ),
    );
  }
  return lines;
}

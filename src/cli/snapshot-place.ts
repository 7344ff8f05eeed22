/** Where a project's snapshots are, for commands that need nothing else of a configuration. */

export interface SnapshotPlace {
  readonly root: string;
  /** A folder relative to the root, or `git:REF[:path]`. */
  readonly spec: string;
}

/** `baselines` of the configuration that is named or found; without one, `contracts` in the working folder. */
export async function snapshotPlace(cwd: string, file: string | undefined): Promise<SnapshotPlace> {
  const { findConfig, loadConfig } = await import("../load/config.js");
  const found = file ?? (await findConfig(cwd));
  if (found === undefined) return { root: cwd, spec: "contracts" };
  const { config, root } = await loadConfig({ cwd, file: found });
  return { root, spec: config.baselines ?? "contracts" };
}

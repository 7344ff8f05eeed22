/** The consumer's side of a project: what it says it consumes, what it has pinned, and where that is vendored. */
import type { Config, ConsumedContract } from "../model/config.js";
import type { Lock } from "../model/lock.js";

export interface Consumer {
  readonly root: string;
  readonly consumes: readonly ConsumedContract[];
  /** Names of the project's own contracts. */
  readonly own: ReadonlySet<string>;
  readonly lock: Lock;
  /** Folder that snapshots are vendored into, relative to the root. */
  readonly folder: string;
}

/** Of the configuration that is named or found; without one, of the working folder. */
export async function loadConsumer(cwd: string, file: string | undefined): Promise<Consumer> {
  const { findConfig, loadConfig } = await import("../load/config.js");
  const { readLock, schemeOf } = await import("../store/index.js");
  const found = file ?? (await findConfig(cwd));
  const none: { config: Config; root: string } = { config: { contracts: [] }, root: cwd };
  const { config, root } = found === undefined ? none : await loadConfig({ cwd, file: found });
  const { baselines = "contracts", consumes = [], contracts } = config;
  return {
    root,
    consumes,
    own: new Set(contracts.map(({ name }) => name)),
    lock: await readLock(root),
    folder: schemeOf(baselines) === undefined ? baselines : "contracts",
  };
}

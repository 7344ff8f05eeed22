/**
 * What the configuration of a repository says it consumes. Only configurations that are data are read: a workspace
 * looks at repositories, and runs nothing of theirs.
 */
import { basename, dirname } from "node:path";
import type { Expectation } from "../../model/config.js";
import { stringify } from "../../model/json.js";
import type { WrittenUse } from "../../model/workspace.js";
import { extractSchema } from "../../util/extract.js";
import { expectationsOf } from "../expectations.js";

export async function consumesOf(root: string): Promise<readonly WrittenUse[]> {
  const { findConfig, loadConfig } = await import("../../load/config.js");
  const file = await findConfig(root);
  // One of a folder above is another project's.
  if (file === undefined || dirname(file) !== root || !/\.(?:json|ya?ml)$/.test(file)) return [];
  const { config } = await loadConfig({ cwd: root, file: basename(file) });
  return config.consumes ?? [];
}

/** The schemas that a repository has in place of pinned ones, as self-contained texts. */
export async function ownSchemas(
  dtos: Readonly<Record<string, Expectation>>,
  root: string,
  contract: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { schemas } = await expectationsOf({ contract, dtos }, root);
  if (schemas === undefined || schemas.size === 0) return undefined;
  return Object.fromEntries(
    [...schemas].map(([name, { source, pointer }]) => [
      name,
      stringify(extractSchema(source.json, pointer, source.defaultDialect)),
    ]),
  );
}

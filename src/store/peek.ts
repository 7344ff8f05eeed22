/** The digest of a stored snapshot by its manifest alone: enough to know which one it is, without reading its schemas. */
import { parseJsonText } from "../util/json-text.js";
import { manifestDigest, toManifest } from "./manifest.js";
import { manifestName } from "./names.js";
import type { SnapshotTree } from "./tree.js";

/** `undefined` where there is no snapshot, or its manifest is not as it was written. */
export async function digestOfSnapshot(tree: SnapshotTree, name: string, version: string): Promise<string | undefined> {
  const bytes = (await tree.read(`${name}/${version}`, [manifestName])).get(manifestName);
  if (bytes === undefined) return undefined;
  try {
    const read = toManifest(parseJsonText(Buffer.from(bytes).toString("utf8"), manifestName));
    if (!("manifest" in read)) return undefined;
    const { manifest } = read;
    return manifest.name === name && manifest.version === version && manifestDigest(manifest) === manifest.digest
      ? manifest.digest
      : undefined;
  } catch {
    // Whoever reads the snapshot itself is told what is wrong with it.
    return undefined;
  }
}

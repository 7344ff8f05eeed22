/** Writes the digest of a plugin's artifact into its manifest, and touches nothing else in there. */
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../errors.js";
import { isObject, own } from "../model/json.js";
import { confine } from "./confine.js";
import { artifactDigest, openPluginFolder } from "./plugin-folder.js";
import { readText } from "./read-text.js";
import { parseTomlDocument } from "./toml-document.js";

/**
 * @returns the digest, and whether it was another one before
 * @throws problems of reading the manifest and the artifact; `manifest` where it has no line for the digest
 */
export async function sealPlugin(
  path: string,
  cwd: string,
): Promise<{ readonly sha256: string; readonly changed: boolean }> {
  const folder = await openPluginFolder(path, cwd);
  const text = await readText(await confine(folder.root, folder.file));
  const { json, locate } = parseTomlDocument(text, folder.file);
  const artifact = isObject(json) ? own(json, "artifact") : undefined;
  const file = isObject(artifact) ? own(artifact, "file") : undefined;
  const before = isObject(artifact) ? own(artifact, "sha256") : undefined;
  const line = locate("/artifact/sha256")?.line;
  const lines = text.split("\n");
  const old = line === undefined ? undefined : lines[line - 1];
  if (
    typeof file !== "string" ||
    typeof before !== "string" ||
    line === undefined ||
    old?.includes("sha256") !== true
  ) {
    return fail({
      kind: "manifest",
      message: `${folder.file} has no file and no sha256 in [artifact] that could be written.`,
      place: locate("/artifact") ?? { file: folder.file },
      hint: 'Add to [artifact]: file = "plugin.wasm" and, on a line of its own, sha256 = "".',
    });
  }
  const sha256 = artifactDigest(await folder.bytes(file, "/artifact/file"));
  if (sha256 === before) return { sha256, changed: false };
  lines[line - 1] = old.replace(/(sha256"?\s*=\s*)("[^"]*"|'[^']*')/, `$1"${sha256}"`);
  const target = join(folder.root, folder.file);
  const temporary = `${target}.${process.pid}.tmp`;
  await writeFile(temporary, lines.join("\n"));
  await rename(temporary, target);
  return { sha256, changed: true };
}

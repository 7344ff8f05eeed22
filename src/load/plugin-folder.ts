/** Reads a plugin's folder: the manifest, and the files that it names. Everything stays inside the folder. */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { fail, type Place } from "../errors.js";
import type { SourceLocation } from "../model/contract.js";
import { PluginManifest } from "../model/formats/plugin-manifest.js";
import type { Json } from "../model/json.js";
import { checkFormat } from "./config-check.js";
import { confine } from "./confine.js";
import { parseJsonSource } from "./json-source.js";
import { quote } from "./quote.js";
import { decodeUtf8, readBytes } from "./read-text.js";
import { parseTomlDocument } from "./toml-document.js";

export const manifestName = "manifest.toml";

export interface PluginFolder {
  /** Absolute. */
  readonly root: string;
  /** The file of the manifest, relative to the root. */
  readonly file: string;
  readonly locate: (pointer: string) => SourceLocation | undefined;
  /** The bytes of a file that the manifest names. @throws problems `not-found`, `forbidden-reference`, `io` */
  readonly bytes: (file: string, pointer: string) => Promise<Uint8Array>;
  /** The same, as JSON. @throws also problem `syntax` */
  readonly json: (file: string, pointer: string) => Promise<Json>;
  /** The manifest as it is written, held against its published format. @throws problems `manifest`, `syntax`, `io` */
  readonly manifest: () => Promise<Json>;
}

/**
 * Finds a plugin.
 * @param path its folder, or its manifest
 * @throws problem `not-found` where there is none
 */
export async function openPluginFolder(path: string, cwd: string): Promise<PluginFolder> {
  const named = resolve(cwd, path);
  const info = await stat(named).catch(() => undefined);
  if (info === undefined) {
    return fail({
      kind: "not-found",
      message: `There is no plugin at ${quote(path)}.`,
      hint: "Name the folder that has its manifest.toml; `contract-check conform init` starts one.",
    });
  }
  const root = info.isDirectory() ? named : dirname(named);
  const file = info.isDirectory() ? manifestName : basename(named);
  const manifestInfo = await stat(resolve(root, file)).catch(() => undefined);
  if (manifestInfo?.isFile() !== true) {
    return fail({
      kind: "not-found",
      message: `The folder ${quote(path)} has no ${manifestName}.`,
      hint: "Start one with: contract-check conform init",
    });
  }
  const text = decodeUtf8(await readBytes(await confine(root, file)), file);
  let locate: PluginFolder["locate"] = () => undefined;
  const placeOf = (pointer: string): Place => locate(pointer) ?? { file };
  const bytes: PluginFolder["bytes"] = async (wanted, pointer) =>
    readBytes(await confine(root, wanted, placeOf(pointer)));
  return {
    root,
    file,
    locate: (pointer) => locate(pointer),
    bytes,
    json: async (wanted, pointer) => parseJsonSource(decodeUtf8(await bytes(wanted, pointer), wanted), wanted).json,
    manifest: async () => {
      const document = parseTomlDocument(text, file);
      locate = document.locate;
      await checkFormat(
        document.json,
        file,
        {
          schema: PluginManifest,
          kind: "manifest",
          noun: "manifest",
          hint: "docs/plugin-abi.md describes the manifest; its format is the DTO PluginManifest.",
        },
        document.locate,
      );
      return document.json;
    },
  };
}

/** SHA-256 of bytes, as a manifest writes it: 64 hex digits. */
export function artifactDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The bytes of a file that somebody named on the command line: it may be anywhere. */
export async function readPayload(file: string, cwd: string): Promise<Uint8Array> {
  const absolute = resolve(cwd, file);
  return readBytes({ absolute, relative: relative(cwd, absolute) });
}

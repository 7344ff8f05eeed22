/**
 * Verdicts that were found before, by everything that decides them: both digests, what is used, the policy, and the
 * version of the engine. One line for each, with a sum of its own; a line that does not add up is as if it were not
 * there.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { tool } from "../../compare/tool.js";
import type { Json } from "../../model/json.js";
import { defaultPolicy } from "../../model/policy.js";
import type { Cell } from "../../model/workspace.js";
import { replaceFile } from "../../store/atomic-file.js";
import { digestOf } from "../../util/digest.js";

/** Raised when what a verdict depends on is not in its key. */
const format = 1;
const maxBytes = 256 * 1024 * 1024;
const mostLines = 200_000;

export interface VerdictCache {
  /** The answer as JSON text, where it is known. */
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, text: string) => void;
  /** Writes what is new; a cache that cannot be written is no reason to fail. */
  readonly save: () => Promise<void>;
}

/** @param pinned digest of the pinned snapshot */
export function keyOf({ candidate, use }: Cell, pinned: string): string {
  const { dtos, schemas } = use;
  // The version in full: another engine, another verdict.
  const parts = { format, engine: tool.version, policy: defaultPolicy, pinned, candidate: candidate.digest };
  return digestOf({ ...parts, dtos: dtos ?? null, schemas: schemas ?? null } as unknown as Json);
}

function sumOf(key: string, text: string): string {
  return createHash("sha256").update(key).update("\n").update(text).digest("hex").slice(0, 32);
}

export async function openCache(file: string): Promise<VerdictCache> {
  const known = new Map<string, string>();
  for (const line of (await contentsOf(file)).split("\n")) {
    const [sum, key, ...rest] = line.split(" ");
    const text = rest.join(" ");
    if (sum !== undefined && key !== undefined && sum === sumOf(key, text)) known.set(key, text);
  }
  let fresh = 0;
  return {
    get: (key) => known.get(key),
    set: (key, text) => {
      fresh += 1;
      known.set(key, text);
    },
    save: async () => {
      if (fresh === 0) return;
      // The newest are at the end; what is beyond the bound is the oldest.
      const lines = [...known].slice(-mostLines).map(([key, text]) => `${sumOf(key, text)} ${key} ${text}\n`);
      try {
        await mkdir(dirname(file), { recursive: true });
        await replaceFile(file, lines.join(""));
      } catch {
        // The next run will have to think again.
      }
    },
  };
}

async function contentsOf(file: string): Promise<string> {
  try {
    const info = await stat(file);
    return info.isFile() && info.size <= maxBytes ? await readFile(file, "utf8") : "";
  } catch {
    return "";
  }
}

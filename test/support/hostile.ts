/** Runs a hostile plugin in the sandbox and says what became of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallResult } from "../../src/conformance/plugin.js";
import type { Sandbox } from "../../src/conformance/sandbox/sandbox.js";
import { noCapabilities } from "../../src/model/plugin.js";
import type { HostileCase } from "./hostile-cases.js";

const folder = join(import.meta.dirname, "../../fixtures/conformance/hostile");

const limits = { memoryPages: 64, timeoutMs: 1500, initMs: 3000, outputBytes: 1024 * 1024 };

export interface Contained {
  readonly result: CallResult;
  /** Whether its process, and all that it started, is gone. */
  readonly clean: boolean;
  readonly ms: number;
}

export function artifactOf({ name, kind }: Pick<HostileCase, "name" | "kind">): Uint8Array {
  return readFileSync(join(folder, kind, `${name}.${kind === "wasm" ? "wasm" : "mjs"}`));
}

/** Opens it, and makes the call that shows it. */
export async function contain(sandbox: Sandbox, hostile: HostileCase): Promise<Contained> {
  const started = performance.now();
  const opened = await sandbox.open({
    artifact: artifactOf(hostile),
    abi: hostile.kind === "wasm" ? "core-1" : "js-1",
    limits,
    mostPages: limits.memoryPages,
    granted: noCapabilities,
    state: { env: new Map(), files: new Map(), kv: new Map(), peers: new Map() },
    clock: 1_750_000_000_000,
    randomSeed: 1,
  });
  const ms = () => Math.round(performance.now() - started);
  if ("failure" in opened) return { result: opened.failure, clean: true, ms: ms() };
  const { plugin } = opened;
  const question = new TextEncoder().encode('{"v":1}');
  let result: CallResult = { end: "returned", bytes: new Uint8Array(0), ms: plugin.openMs, pages: 0 };
  if (hostile.at === "metadata") result = await plugin.metadata();
  for (let call = 0; hostile.at === "execute" && call < (hostile.calls ?? 1); call++) {
    result = await plugin.execute(question);
  }
  return { result, clean: await plugin.close(), ms: ms() };
}

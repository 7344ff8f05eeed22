/**
 * Opens plugins. A `core-1` plugin that was closed leaves its process to the next one with the same limits: a
 * WebAssembly instance cannot reach the process around it, and 40 ms a start would be most of the suite's time.
 * `js-1` and `stdio-1` plugins get a process of their own.
 */
import { fail } from "../../errors.js";
import type { Capabilities, Limits, PluginManifest } from "../../model/plugin.js";
import type { AllocateResult, CallResult, Plugin } from "../plugin.js";
import { type Child, startChild } from "./child-plugin.js";
import { isolation } from "./isolation.js";
import { boundModule } from "./limits.js";
import { descriptors } from "./resident.js";
import { startProgram } from "./stdio-plugin.js";
import { createWorld, type WorldState } from "./world.js";

export interface SandboxedPlugin extends Plugin {
  /** Ends it. False where it left a process behind. */
  readonly close: () => Promise<boolean>;
}

export interface StartOptions {
  readonly artifact: Uint8Array;
  readonly abi: PluginManifest["artifact"]["abi"];
  readonly limits: Limits;
  /** The most pages that any opening of this plugin has: the process's own limit. */
  readonly mostPages: number;
  readonly granted: Capabilities;
  readonly state: WorldState;
  readonly clock: number;
  readonly randomSeed: number;
  readonly diesAfter?: number;
}

export type Opened =
  | { readonly plugin: SandboxedPlugin }
  | { readonly failure: Exclude<CallResult, { end: "returned" }>; readonly stderr: string };

export interface Sandbox {
  readonly open: (options: StartOptions) => Promise<Opened>;
  /** Ends every process that is left. */
  readonly close: () => Promise<void>;
  /** What holds plugins in, and what this system does not give. */
  readonly describe: () => { readonly held: readonly string[]; readonly missing: readonly string[] };
}

/** Switches off a protection: for the test that the controls notice. Nothing else may use it. */
export type Weakness = "memory" | "tables" | "grants" | "deadline";

/** What WebAssembly itself allows. */
const allPages = 65536;
const noDeadlineMs = 60_000;

interface Idle {
  readonly child: Child;
  readonly key: string;
}

const nothing = new Uint8Array(0);

const everything: Capabilities = {
  clock: true,
  random: true,
  log: true,
  env: ["CANARY"],
  "fs.read": ["/"],
  "fs.write": ["/"],
  "net.connect": [],
  kv: ["CANARY"],
};

export function createSandbox(weakness?: Weakness): Sandbox {
  const idle: Idle[] = [];
  const busy = new Set<SandboxedPlugin>();

  const takeChild = async (options: StartOptions, key: string): Promise<Child> => {
    const at = idle.findIndex((each) => each.key === key);
    if (at >= 0) {
      const [found] = idle.splice(at, 1);
      if (found?.child.sound() === true) return found.child;
    }
    const { abi, limits, mostPages, artifact } = options;
    const child = await startChild({
      abi: abi === "js-1" ? "js-1" : "core-1",
      memoryPages: abi === "js-1" ? limits.memoryPages : weakness === "memory" ? allPages : mostPages,
      outputBytes: limits.outputBytes,
      artifactBytes: artifact.length,
    });
    if (typeof child !== "string") return child;
    return fail({
      kind: "sandbox",
      message: child,
      hint: "Run this with Node.js 20.19 or newer, on an ordinary system.",
    });
  };

  const openChild = async (options: StartOptions): Promise<Opened> => {
    const { abi, limits, mostPages, granted, state, clock, randomSeed } = options;
    const bounded =
      abi === "core-1" && weakness !== "memory" && weakness !== "tables"
        ? boundModule(options.artifact, limits.memoryPages)
        : { bytes: options.artifact };
    if ("refused" in bounded) return { failure: { end: "refused", message: bounded.refused }, stderr: "" };
    const key = `${abi} ${mostPages} ${limits.outputBytes}`;
    const child = await takeChild(options, key);
    const world = createWorld({ state, granted: weakness === "grants" ? everything : granted, clock, randomSeed });
    if (options.diesAfter !== undefined) world.diesAfter = options.diesAfter;
    const deadlineOf = (ms: number): number => (weakness === "deadline" ? noDeadlineMs : ms);
    const header = {
      abi: abi === "js-1" ? "js-1" : "core-1",
      outputBytes: limits.outputBytes,
      memoryPages: limits.memoryPages,
    } as const;
    const first = await child.load(bounded.bytes, header, world, deadlineOf(limits.initMs));
    if (first.end !== "returned") {
      await child.process.kill();
      return { failure: first, stderr: child.process.stderr() };
    }
    let last: CallResult | undefined;
    const call = async (
      kind: Parameters<Child["call"]>[0],
      body: Uint8Array,
      deadline: number,
    ): Promise<CallResult> => {
      if (last !== undefined && (kind !== "renew" || !child.sound())) return last;
      const result = await child.call(kind, body, world, deadlineOf(deadline));
      last = result.end === "returned" ? undefined : result;
      return result;
    };
    const plugin: SandboxedPlugin = {
      limits,
      ledger: world.ledger,
      openMs: first.ms,
      metadata: () => call("metadata", nothing, limits.timeoutMs),
      execute: (input) => call("execute", input, limits.timeoutMs),
      allocate: async (sizes): Promise<AllocateResult> => {
        const body = Buffer.alloc(sizes.length * 4);
        sizes.forEach((size, index) => {
          body.writeUInt32LE(size, index * 4);
        });
        const result = await call("allocate", body, limits.timeoutMs);
        if (result.end !== "returned") return { failure: result };
        const view = Buffer.from(result.bytes);
        return { pointers: sizes.map((_, index) => view.readUInt32LE(index * 4)), memoryBytes: result.pages * 65536 };
      },
      renew: () => call("renew", nothing, limits.initMs),
      cancel: () => {
        world.canceled = true;
      },
      stderr: () => child.process.stderr(),
      residentBytes: () => child.process.resident(),
      descriptors: () => descriptors(child.process.pid),
      kill: () => child.process.kill(),
      close: async () => {
        busy.delete(plugin);
        if (abi === "core-1" && child.sound() && idle.length < 4) {
          idle.push({ child, key });
          return true;
        }
        return child.process.kill();
      },
    };
    busy.add(plugin);
    return { plugin };
  };

  const openProgram = async ({ artifact, limits, diesAfter }: StartOptions): Promise<Opened> => {
    let program = await startProgram(artifact, limits);
    const up = await program.call("metadata", nothing, limits.initMs);
    if (up.end !== "returned") {
      await program.close();
      return { failure: up, stderr: program.process.stderr() };
    }
    let last: CallResult | undefined;
    const call = async (kind: "metadata" | "execute", body: Uint8Array): Promise<CallResult> => {
      if (last !== undefined) return last;
      if (kind === "execute" && diesAfter !== undefined) {
        await program.process.kill();
        last = { end: "timeout", afterMs: 0 };
        return last;
      }
      const result = await program.call(kind, body, limits.timeoutMs);
      if (result.end !== "returned") last = result;
      return result;
    };
    const plugin: SandboxedPlugin = {
      limits,
      ledger: [],
      openMs: up.ms,
      metadata: () => call("metadata", nothing),
      execute: (input) => call("execute", input),
      renew: async () => {
        await program.close();
        program = await startProgram(artifact, limits);
        const again = await program.call("metadata", nothing, limits.initMs);
        last = again.end === "returned" ? undefined : again;
        return again;
      },
      cancel: () => undefined,
      stderr: () => program.process.stderr(),
      residentBytes: () => program.process.resident(),
      descriptors: () => descriptors(program.process.pid),
      kill: () => program.process.kill(),
      close: async () => {
        busy.delete(plugin);
        return program.close();
      },
    };
    busy.add(plugin);
    return { plugin };
  };

  return {
    open: (options) => (options.abi === "stdio-1" ? openProgram(options) : openChild(options)),
    close: async () => {
      await Promise.all([...busy].map((plugin) => plugin.close()));
      await Promise.all(idle.splice(0).map(({ child }) => child.process.kill()));
    },
    describe: () => {
      const held = [
        "a process of its own, killed at its deadline",
        "no files, processes or threads",
        "bounded memory and tables",
      ];
      const missing: string[] = [];
      if (isolation().network) held.push("no network");
      else
        missing.push(
          "a network namespace (unshare): nothing but its own code keeps a js-1 or stdio-1 plugin off the network",
        );
      if (process.platform !== "linux") missing.push("a watch over the process's memory (Linux only)");
      return { held, missing };
    },
  };
}

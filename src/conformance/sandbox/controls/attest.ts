/**
 * The sandbox shows that it holds before it judges anybody: each control is a plugin that attacks it in one way, and
 * has to end as it must. If one does not, the sandbox is broken, and nothing that it says of a plugin counts.
 */
import { type Abi, type Limits, noCapabilities } from "../../../model/plugin.js";
import type { CallResult } from "../../plugin.js";
import type { Sandbox, SandboxedPlugin } from "../sandbox.js";
import { modules } from "./modules.js";
import { scripts } from "./scripts.js";

type End = CallResult["end"];

interface Control {
  readonly id: string;
  readonly abi: "core-1" | "js-1";
  readonly artifact: () => Uint8Array;
  /** How it has to end. `contained`: anything but a living plugin with more than it may have. */
  readonly ends: readonly End[];
  readonly deadlineMs?: number;
  /** What else has to hold; the complaint. */
  readonly holds?: (result: CallResult, plugin: SandboxedPlugin | undefined) => string | undefined;
}

const limits: Limits = { memoryPages: 64, timeoutMs: 5000, initMs: 5000, outputBytes: 64 * 1024 };
/** Long enough to be inside of what never ends. */
const soonMs = 100;

const wasm =
  (name: keyof typeof modules): (() => Uint8Array) =>
  () =>
    Buffer.from(modules[name], "base64");
const script =
  (name: keyof typeof scripts): (() => Uint8Array) =>
  () =>
    new TextEncoder().encode(scripts[name]);

/** A statement about the bytes that came back. */
const bytes =
  (complain: (found: Uint8Array) => string | undefined): Control["holds"] =>
  (result) =>
    result.end === "returned" ? complain(result.bytes) : undefined;

const controls: readonly Control[] = [
  { id: "spin-in-start", abi: "core-1", artifact: wasm("spin-in-start"), ends: ["timeout"], deadlineMs: soonMs },
  { id: "spin-in-alloc", abi: "core-1", artifact: wasm("spin-in-alloc"), ends: ["timeout"], deadlineMs: soonMs },
  { id: "spin-in-metadata", abi: "core-1", artifact: wasm("spin-in-metadata"), ends: ["timeout"], deadlineMs: soonMs },
  { id: "spin-in-host", abi: "core-1", artifact: wasm("spin-in-host"), ends: ["timeout"], deadlineMs: soonMs },
  { id: "print-for-ever", abi: "core-1", artifact: wasm("print-for-ever"), ends: ["timeout"], deadlineMs: soonMs },
  {
    id: "memory-bomb",
    abi: "core-1",
    artifact: wasm("memory-bomb"),
    ends: ["returned", "trap", "died"],
    holds: (result) =>
      result.end === "returned" && result.pages > limits.memoryPages
        ? `it has ${result.pages} pages; the limit is ${limits.memoryPages}`
        : undefined,
  },
  { id: "deep-recursion", abi: "core-1", artifact: wasm("deep-recursion"), ends: ["trap"] },
  { id: "table-bomb", abi: "core-1", artifact: wasm("table-bomb"), ends: ["refused"] },
  {
    id: "table-growth",
    abi: "core-1",
    artifact: wasm("table-growth"),
    ends: ["returned", "trap"],
    holds: bytes((found) => {
      const entries = Buffer.from(found).readUInt32LE(0);
      return entries > 100_000 ? `its table has ${entries} entries` : undefined;
    }),
  },
  { id: "result-outside", abi: "core-1", artifact: wasm("result-outside"), ends: ["bad-result"] },
  { id: "result-too-long", abi: "core-1", artifact: wasm("result-too-long"), ends: ["bad-result"] },
  { id: "block-outside", abi: "core-1", artifact: wasm("block-outside"), ends: ["bad-result"] },
  { id: "exits", abi: "core-1", artifact: wasm("exits"), ends: ["trap"] },
  { id: "sleeps", abi: "core-1", artifact: wasm("sleeps"), ends: ["returned"] },
  {
    id: "takes-all",
    abi: "core-1",
    artifact: wasm("takes-all"),
    ends: ["returned"],
    holds: (result, plugin) => {
      if (result.end !== "returned") return undefined;
      // denied, and "not capable" from WASI
      const wanted = [1, 1, 1, 1, 1, 1, 1, 1, 1, 76, 76];
      if (wanted.some((status, index) => result.bytes[index] !== status)) {
        return `it was granted something: ${[...result.bytes].join(" ")}`;
      }
      const asked = plugin?.ledger.filter(({ status }) => status === "denied").length ?? 0;
      return asked === wanted.length ? undefined : `the ledger has ${asked} of ${wanted.length} calls`;
    },
  },
  { id: "js-spins", abi: "js-1", artifact: script("spins"), ends: ["timeout"], deadlineMs: soonMs },
  { id: "js-fills-heap", abi: "js-1", artifact: script("fills-heap"), ends: ["died", "trap"] },
  { id: "js-fills-buffers", abi: "js-1", artifact: script("fills-buffers"), ends: ["died", "trap"] },
  { id: "js-imports-files", abi: "js-1", artifact: script("imports-files"), ends: ["refused"] },
  {
    id: "js-looks-for-a-way-out",
    abi: "js-1",
    artifact: script("looks-for-a-way-out"),
    ends: ["returned"],
    holds: bytes((found) => {
      const ways = JSON.parse(Buffer.from(found).toString("utf8")) as string[];
      return ways.length === 0 ? undefined : `it found ${ways.join(", ")}`;
    }),
  },
];

/** The most memory that this process may have grown by while it held them all. */
const hostGrowth = 64 * 1024 * 1024;

export interface ControlResult {
  readonly id: string;
  /** How it ended. */
  readonly end: End;
  readonly ms: number;
  /** What did not hold; absent when it was contained. */
  readonly broken?: string;
}

export interface Attestation {
  readonly results: readonly ControlResult[];
  /** What is broken, in one sentence; absent when everything holds. */
  readonly broken?: string;
}

/** Runs the controls of an ABI. A `stdio-1` plugin is held by the system alone: there the deadline is what is tried. */
export async function attest(sandbox: Sandbox, abi: Abi): Promise<Attestation> {
  const before = process.memoryUsage().rss;
  const waiting = controls.filter((control) => (abi === "js-1" ? control.abi === "js-1" : control.abi === "core-1"));
  const results: ControlResult[] = [];
  const work = async (): Promise<void> => {
    for (let control = waiting.shift(); control !== undefined; control = waiting.shift()) {
      results.push(await run(sandbox, control));
    }
  };
  await Promise.all([work(), work(), work()]);
  const grown = process.memoryUsage().rss - before;
  const first = results.find(({ broken }) => broken !== undefined);
  if (first !== undefined) return { results, broken: `the control ${first.id} was not held: ${first.broken}` };
  return grown > hostGrowth ? { results, broken: `the host grew by ${Math.round(grown / 2 ** 20)} MiB` } : { results };
}

async function run(sandbox: Sandbox, control: Control): Promise<ControlResult> {
  const started = performance.now();
  const { deadlineMs = limits.timeoutMs } = control;
  const opened = await sandbox.open({
    artifact: control.artifact(),
    abi: control.abi,
    limits: { ...limits, timeoutMs: deadlineMs, initMs: control.id === "spin-in-start" ? deadlineMs : limits.initMs },
    mostPages: limits.memoryPages,
    granted: noCapabilities,
    state: {
      env: new Map([["CANARY", "x"]]),
      files: new Map([["/canary", new Uint8Array(1)]]),
      kv: new Map(),
      peers: new Map(),
    },
    clock: 0,
    randomSeed: 0,
  });
  const plugin = "plugin" in opened ? opened.plugin : undefined;
  const result =
    "failure" in opened
      ? opened.failure
      : control.id === "spin-in-metadata"
        ? await opened.plugin.metadata()
        : await opened.plugin.execute(Uint8Array.of(0x7b, 0x7d));
  const complaint = control.ends.includes(result.end)
    ? control.holds?.(result, plugin)
    : `it ended with ${result.end}${"message" in result ? ` (${result.message})` : ""}`;
  await plugin?.close();
  const ms = Math.round(performance.now() - started);
  return { id: control.id, end: result.end, ms, ...(complaint === undefined ? {} : { broken: complaint }) };
}

/**
 * What the host holds and grants, and the ledger of what was asked of it. It lives on the parent's side of the wall:
 * the plugin has nothing but the answers. There is no real clock, file, variable or network behind it.
 */
import type { Capabilities, CapabilityName } from "../../model/plugin.js";
import type { LedgerEntry } from "../plugin.js";
import { createRandom } from "../random.js";
import type { HostCall, Status } from "./frames.js";
import { covers, hostAndPort, plainPath } from "./places.js";

/** What is there; shared by the instances that live in the same world. */
export interface WorldState {
  readonly env: ReadonlyMap<string, string>;
  readonly files: Map<string, Uint8Array>;
  readonly kv: Map<string, Uint8Array>;
  /** By `host:port`: what the peer answers. */
  readonly peers: ReadonlyMap<string, Uint8Array>;
}

export interface HostAnswer {
  readonly status: Status;
  readonly value: Uint8Array;
}

export interface World {
  readonly call: (name: HostCall, args: readonly Uint8Array[]) => HostAnswer;
  readonly ledger: readonly LedgerEntry[];
  /** What is going on, for the ledger. */
  phase: LedgerEntry["during"];
  canceled: boolean;
  /** Answers that `execute` still gets before its process is killed; absent where nothing of the kind is wanted. */
  diesAfter?: number;
}

export interface WorldOptions {
  readonly state: WorldState;
  readonly granted: Capabilities;
  readonly clock: number;
  readonly randomSeed: number;
}

const nothing = new Uint8Array(0);
/** Writes beyond these are answered with `limit`: the host's memory is not the plugin's to fill. */
const mostStored = 64;
const largestStored = 1024 * 1024;
/** More entries are not kept; that there were more is an entry. */
const mostEntries = 200_000;

function text(bytes: Uint8Array | undefined): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes ?? nothing);
  } catch {
    return undefined;
  }
}

function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(Math.max(0, Math.trunc(value))), true);
  return bytes;
}

interface Handled extends HostAnswer {
  readonly argument: string;
}

const answer = (status: Status, argument = "", value: Uint8Array = nothing): Handled => ({ status, argument, value });

function store(into: Map<string, Uint8Array>, key: string, value: Uint8Array): Status {
  if (value.length > largestStored || (!into.has(key) && into.size >= mostStored)) return "limit";
  into.set(key, value);
  return "ok";
}

function find(from: ReadonlyMap<string, Uint8Array>, key: string): Handled {
  const value = from.get(key);
  return value === undefined ? answer("not-found", key) : answer("ok", key, value);
}

/** A namespace and a key as one key; neither can imitate the separator. */
export const kvKey = (namespace: string, key: string): string => `${JSON.stringify(namespace)}/${JSON.stringify(key)}`;

export function createWorld({ state, granted, clock, randomSeed }: WorldOptions): World {
  const random = createRandom(`host:${randomSeed}`);
  let now = clock;

  const readClock = (): Handled => (granted.clock ? answer("ok", "", uint64(now++)) : answer("denied"));
  const fill = (count: Uint8Array | undefined): Handled => {
    const wanted = Number(text(count));
    if (!granted.random) return answer("denied");
    if (!Number.isSafeInteger(wanted) || wanted < 0 || wanted > 65536) return answer("invalid-argument");
    return answer("ok", "", random.bytes(wanted));
  };
  const path = (bytes: Uint8Array | undefined, under: readonly string[], body: (path: string) => Handled): Handled => {
    const named = text(bytes);
    if (named === undefined) return answer("invalid-argument");
    const plain = plainPath(named);
    // a path with tricks in it is not looked at twice: it is outside of whatever was granted
    if (plain === undefined) return answer(named.startsWith("/") ? "denied" : "invalid-argument", named);
    return covers(under, plain) ? body(plain) : answer("denied", named);
  };

  const handlers: Readonly<
    Record<HostCall, { readonly capability?: CapabilityName; run: (args: readonly Uint8Array[]) => Handled }>
  > = {
    "cc_host.clock_now": { capability: "clock", run: readClock },
    "wasi.clock_time_get": { capability: "clock", run: readClock },
    "cc_host.random_fill": { capability: "random", run: ([count]) => fill(count) },
    "wasi.random_get": { capability: "random", run: ([count]) => fill(count) },
    "cc_host.log": {
      capability: "log",
      run: ([, line]) =>
        !granted.log ? answer("denied") : answer(text(line) === undefined ? "invalid-argument" : "ok"),
    },
    "cc_host.env_get": {
      capability: "env",
      run: ([name]) => {
        const named = text(name);
        if (named === undefined) return answer("invalid-argument");
        if (!granted.env.includes(named)) return answer("denied", named);
        const value = state.env.get(named);
        return value === undefined ? answer("not-found", named) : answer("ok", named, new TextEncoder().encode(value));
      },
    },
    "wasi.environ_get": {
      capability: "env",
      run: () => {
        const set = granted.env.filter((name) => state.env.has(name));
        const lines = set.map((name) => `${name}=${state.env.get(name)}\0`).join("");
        return answer("ok", set.join(" "), new TextEncoder().encode(lines));
      },
    },
    "cc_host.fs_read": {
      capability: "fs.read",
      run: ([name]) => path(name, granted["fs.read"], (plain) => find(state.files, plain)),
    },
    "cc_host.fs_write": {
      capability: "fs.write",
      run: ([name, data = nothing]) =>
        path(name, granted["fs.write"], (plain) => answer(store(state.files, plain, data), plain)),
    },
    "cc_host.net_connect": {
      capability: "net.connect",
      run: ([host, port]) => {
        const named = hostAndPort(text(host), text(port));
        if (named === undefined) return answer("invalid-argument");
        return granted["net.connect"].includes(named) ? find(state.peers, named) : answer("denied", named);
      },
    },
    "cc_host.kv_get": {
      capability: "kv",
      run: ([namespace, key]) => {
        const [space, name] = [text(namespace), text(key)];
        if (space === undefined || name === undefined) return answer("invalid-argument");
        if (!granted.kv.includes(space)) return answer("denied", `${space}/${name}`);
        return { ...find(state.kv, kvKey(space, name)), argument: `${space}/${name}` };
      },
    },
    "cc_host.kv_set": {
      capability: "kv",
      run: ([namespace, key, value = nothing]) => {
        const [space, name] = [text(namespace), text(key)];
        if (space === undefined || name === undefined) return answer("invalid-argument");
        if (!granted.kv.includes(space)) return answer("denied", `${space}/${name}`);
        return answer(store(state.kv, kvKey(space, name), value), `${space}/${name}`);
      },
    },
    "cc_host.cancelled": { run: () => answer("ok", "", Uint8Array.of(world.canceled ? 1 : 0)) },
    "wasi.path": { capability: "fs.read", run: () => answer("denied", "by way of WASI") },
  };

  const ledger: LedgerEntry[] = [];
  const world: World = {
    ledger,
    phase: "open",
    canceled: false,
    call: (name, args) => {
      const { capability, run } = handlers[name];
      const { status, argument, value } = run(args);
      // toolchains look at the environment whether or not anybody asked: what is empty tells nothing
      const silent = name === "wasi.environ_get" && value.length === 0;
      if (!silent && ledger.length < mostEntries) {
        ledger.push({
          call: name,
          ...(capability === undefined ? {} : { capability }),
          argument,
          status,
          during: world.phase,
        });
      }
      return { status, value };
    },
  };
  return world;
}

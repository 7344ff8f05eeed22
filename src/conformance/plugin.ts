/** A running plugin, as checks see it: one instance in the sandbox, whatever its ABI. */
import type { Problem } from "../errors.js";
import type { Json } from "../model/json.js";
import type { Capabilities, CapabilityName, ErrorCode, Limits, PayloadFormat } from "../model/plugin.js";

/** How a call ended. Only `returned` has bytes; everything else ends the instance. */
export type CallResult =
  | {
      readonly end: "returned";
      readonly bytes: Uint8Array;
      /** Milliseconds from sending to having received. */
      readonly ms: number;
      /** The size of the memory after the call, in pages; 0 where that is not known. */
      readonly pages: number;
    }
  /** The plugin trapped or threw. `memory`: it ran out of what it was given; `cc_alloc` gave 0. */
  | { readonly end: "trap"; readonly message: string; readonly memory: boolean }
  /** Killed after the deadline. */
  | { readonly end: "timeout"; readonly afterMs: number }
  /** The process ended on its own, or was killed for its memory. */
  | { readonly end: "died"; readonly message: string; readonly memory: boolean }
  /** The result is no block of the memory, too long or empty. */
  | { readonly end: "bad-result"; readonly message: string }
  /** It is not what its ABI asks for: an export is missing, an import is not served, it does not compile. */
  | { readonly end: "refused"; readonly message: string };

/** Something that the plugin asked of the host. Written down by the host, on its side of the wall. */
export interface LedgerEntry {
  /** `cc_host.fs_read`, `wasi.random_get`. */
  readonly call: string;
  /** Absent for what needs none, such as `cancelled`. */
  readonly capability?: CapabilityName;
  /** What it was asked for: a path, a name, `host:port`, `namespace/key`; "" where there is nothing to name. */
  readonly argument: string;
  readonly status: "ok" | "denied" | "not-found" | "invalid-argument" | "limit" | "failed";
  /** When it was called: during `open`, `metadata` or `execute`. */
  readonly during: "open" | "metadata" | "execute";
}

export interface OpenOptions {
  /** What is granted. Default: what the manifest asks for. */
  readonly capabilities?: Capabilities;
  /** Over those of the manifest. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970 that the host's clock starts at; it moves on by one with every look. */
  readonly clock?: number;
  /** Seed of the host's random bytes. */
  readonly randomSeed?: number;
  /** Which build. Default: the candidate. */
  readonly build?: "candidate" | "previous";
  /**
   * Kills the process when `execute` has had this many answers of the host: in the middle of a call, at the same place
   * every time. 0 kills it as soon as it was asked.
   */
  readonly diesAfter?: number;
  /** Instances with the same name share what they write to files and kv, within a check. Default: a world of its own. */
  readonly world?: string;
}

export interface Plugin {
  /** Calls metadata. */
  metadata(): Promise<CallResult>;
  /** Calls execute with any bytes. After anything but `returned`, every further call gives the same end again. */
  execute(input: Uint8Array): Promise<CallResult>;
  /** Allocates blocks, all of them before it gives any back. Absent where the ABI has no blocks. */
  allocate?(sizes: readonly number[]): Promise<AllocateResult>;
  /** Bytes of memory that the process holds now (the host's own measure); `undefined` where the system does not tell. */
  residentBytes(): number | undefined;
  /** What the plugin asked of the host so far. */
  readonly ledger: readonly LedgerEntry[];
  /** Open descriptors of the process; `undefined` where the system does not tell. */
  descriptors(): number | undefined;
  /** Kills the process, as a deadline does. False where something of it lives on. */
  kill(): Promise<boolean>;
  /** From now on `cancelled()` answers 1. */
  cancel(): void;
  /** The same plugin anew, in the same process where that is possible: memory, globals and tables as at the start. */
  renew(): Promise<CallResult>;
  /** The end of what it printed. */
  stderr(): string;
  readonly limits: Limits;
  /** Milliseconds that opening took, without the start of the process. */
  readonly openMs: number;
}

export type AllocateResult =
  | { readonly pointers: readonly number[]; readonly memoryBytes: number }
  | { readonly failure: Exclude<CallResult, { end: "returned" }> };

/** A question to be put into an envelope. */
export interface Ask {
  /** `CONTRACT/DTO@VERSION` */
  readonly contract: string;
  readonly payload: Json;
  readonly format?: PayloadFormat;
}

/** What an answer's bytes say. */
export type Answer =
  | {
      readonly kind: "output";
      readonly contract: string;
      readonly payload: Json;
      readonly mirror?: string;
      /** What its contract says of the payload: absent when it is valid. */
      readonly invalid?: string;
    }
  | { readonly kind: "error"; readonly code: ErrorCode; readonly message: string }
  /** It returned, but not an envelope as docs/plugin-abi.md asks for. */
  | { readonly kind: "malformed"; readonly message: string }
  /** It did not return. */
  | { readonly kind: "none"; readonly result: Exclude<CallResult, { end: "returned" }>; readonly message: string };

/** The plugin does not come up. */
export class PluginUnusable extends Error {
  constructor(
    message: string,
    readonly problem?: Problem,
  ) {
    super(message);
  }
}

/**
 * What the two sides of the wall say to each other: frames of a 4-byte little-endian length (of all that follows), one
 * byte for the kind, and a body. The child reads and writes them blocking, so that a host function inside a call can
 * wait for its answer; the parent never blocks.
 */

/** From the parent. */
export const ask = {
  /** A JSON header, a zero byte, the artifact. */
  load: 1,
  metadata: 2,
  execute: 3,
  /** The loaded artifact anew. */
  renew: 4,
  /** One byte of status, then the value: the answer to `tell.host`. */
  reply: 5,
  /** Sizes, as 4 bytes each: allocate blocks and tell the pointers. */
  allocate: 6,
} as const;

/** From the child. */
export const tell = {
  /** It is up, and nothing foreign has been loaded yet. */
  up: 10,
  /** Pages, as 4 bytes, then the bytes of the result; empty for load and renew. */
  done: 11,
  /** JSON: how the call ended instead. */
  ended: 12,
  /** One byte for the function, then each argument with its length in 4 bytes: a host function is called. */
  host: 13,
} as const;

/** The functions of `tell.host`, by their byte. `wasi.*` are those whose answer is not the child's to give. */
export const hostCalls = [
  "cc_host.clock_now",
  "cc_host.random_fill",
  "cc_host.log",
  "cc_host.env_get",
  "cc_host.fs_read",
  "cc_host.fs_write",
  "cc_host.net_connect",
  "cc_host.kv_get",
  "cc_host.kv_set",
  "cc_host.cancelled",
  "wasi.clock_time_get",
  "wasi.random_get",
  "wasi.environ_get",
  "wasi.path",
] as const;
export type HostCall = (typeof hostCalls)[number];

/** The statuses of host functions, by their number. */
export const statuses = ["ok", "denied", "not-found", "invalid-argument", "limit", "failed"] as const;
export type Status = (typeof statuses)[number];

export const headerBytes = 5;

export interface LoadHeader {
  readonly abi: "core-1" | "js-1";
  readonly outputBytes: number;
  /** The limit, for messages. */
  readonly memoryPages: number;
}

/** How a call ended, where it did not return. */
export interface Ended {
  readonly end: "trap" | "bad-result" | "refused";
  readonly message: string;
  readonly memory?: boolean;
}

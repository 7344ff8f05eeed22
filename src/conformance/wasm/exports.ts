/** What `core-1` asks of a module: docs/plugin-abi.md, as a table. */
import type { CapabilityName } from "../../model/plugin.js";
import type { FunctionType } from "./module.js";

const fn = (parameters: readonly string[], results: readonly string[]): FunctionType => ({ parameters, results });
const i32s = (count: number): readonly string[] => Array.from({ length: count }, () => "i32");

export interface WantedExport {
  readonly name: string;
  readonly type: FunctionType;
  readonly optional?: true;
}

export const wantedExports: readonly WantedExport[] = [
  { name: "cc_abi_1", type: fn([], ["i32"]) },
  { name: "cc_alloc", type: fn(["i32"], ["i32"]) },
  { name: "cc_free", type: fn(["i32", "i32"], []) },
  { name: "cc_metadata", type: fn([], ["i64"]) },
  { name: "cc_execute", type: fn(["i32", "i32"], ["i64"]) },
  { name: "_initialize", type: fn([], []), optional: true },
];

export interface HostFunction {
  readonly type: FunctionType;
  /** Absent where it needs none. */
  readonly capability?: CapabilityName;
}

/** The functions of `cc_host`. */
export const hostFunctions: ReadonlyMap<string, HostFunction> = new Map<string, HostFunction>([
  ["clock_now", { type: fn(i32s(1), ["i32"]), capability: "clock" }],
  ["random_fill", { type: fn(i32s(2), ["i32"]), capability: "random" }],
  ["log", { type: fn(i32s(3), ["i32"]), capability: "log" }],
  ["env_get", { type: fn(i32s(5), ["i32"]), capability: "env" }],
  ["fs_read", { type: fn(i32s(5), ["i32"]), capability: "fs.read" }],
  ["fs_write", { type: fn(i32s(4), ["i32"]), capability: "fs.write" }],
  ["net_connect", { type: fn(i32s(8), ["i32"]), capability: "net.connect" }],
  ["kv_get", { type: fn(i32s(7), ["i32"]), capability: "kv" }],
  ["kv_set", { type: fn(i32s(6), ["i32"]), capability: "kv" }],
  ["cancelled", { type: fn([], ["i32"]) }],
]);

/** The functions of WASI that need nothing, or whose need shows only when they are called. */
export const freeWasi: ReadonlySet<string> = new Set([
  "args_get",
  "args_sizes_get",
  "environ_get",
  "environ_sizes_get",
  "fd_write",
  "fd_read",
  "fd_close",
  "fd_fdstat_get",
  "fd_fdstat_set_flags",
  "fd_filestat_get",
  "fd_seek",
  "fd_prestat_get",
  "fd_prestat_dir_name",
  "clock_time_get",
  "clock_res_get",
  "poll_oneoff",
  "sched_yield",
  "proc_exit",
]);

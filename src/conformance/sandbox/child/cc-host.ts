/** The functions of `cc_host` for a WebAssembly guest. They move bytes; whether something is granted, the parent decides. */
import { type HostCall, type Status, statuses } from "../frames.js";
import { block, type GuestMemory, putUint32, putUint64 } from "./memory.js";
import { callHost } from "./wire.js";

const code = (status: Status): number => statuses.indexOf(status);
const text = (value: number): Uint8Array => new TextEncoder().encode(String(value >>> 0));

export function createCcHost(memory: GuestMemory): Readonly<Record<string, (...args: number[]) => number>> {
  /** Copies of the blocks; `undefined` when one is not inside the memory. */
  const blocks = (...pairs: readonly (readonly [pointer: number, size: number])[]): Uint8Array[] | undefined => {
    const found = pairs.map(([pointer, size]) => block(memory, pointer, size)?.slice());
    return found.every((each) => each !== undefined) ? (found as Uint8Array[]) : undefined;
  };
  const write = (name: HostCall, args: readonly Uint8Array[] | undefined): number =>
    args === undefined ? code("invalid-argument") : code(callHost(name, ...args).status);
  const query = (
    name: HostCall,
    args: readonly Uint8Array[] | undefined,
    out: number,
    cap: number,
    outLen: number,
  ): number => {
    const places = block(memory, out, cap) !== undefined && block(memory, outLen, 4) !== undefined;
    if (args === undefined || !places) return code("invalid-argument");
    const { status, value } = callHost(name, ...args);
    if (status !== "ok") return code(status);
    putUint32(memory, outLen, value.length);
    if (value.length > cap >>> 0) return code("limit");
    block(memory, out, value.length)?.set(value);
    return code("ok");
  };
  return {
    clock_now: (out = 0) => {
      if (block(memory, out, 8) === undefined) return code("invalid-argument");
      const { status, value } = callHost("cc_host.clock_now");
      if (status === "ok") putUint64(memory, out, new DataView(value.buffer, value.byteOffset).getBigUint64(0, true));
      return code(status);
    },
    random_fill: (p = 0, n = 0) => {
      if (block(memory, p, n) === undefined) return code("invalid-argument");
      const { status, value } = callHost("cc_host.random_fill", text(n));
      if (status === "ok") block(memory, p, n)?.set(value);
      return code(status);
    },
    log: (level = 0, p = 0, n = 0) => {
      const args = blocks([p, n]);
      return write("cc_host.log", args === undefined ? undefined : [text(level), ...args]);
    },
    env_get: (kp = 0, kn = 0, out = 0, cap = 0, outLen = 0) =>
      query("cc_host.env_get", blocks([kp, kn]), out, cap, outLen),
    fs_read: (pp = 0, pn = 0, out = 0, cap = 0, outLen = 0) =>
      query("cc_host.fs_read", blocks([pp, pn]), out, cap, outLen),
    fs_write: (pp = 0, pn = 0, dp = 0, dn = 0) => write("cc_host.fs_write", blocks([pp, pn], [dp, dn])),
    net_connect: (hp = 0, hn = 0, port = 0, sp = 0, sn = 0, out = 0, cap = 0, outLen = 0) => {
      const args = blocks([hp, hn], [sp, sn]);
      const [host, sent] = args ?? [];
      const all = host === undefined || sent === undefined ? undefined : [host, text(port), sent];
      return query("cc_host.net_connect", all, out, cap, outLen);
    },
    kv_get: (np = 0, nn = 0, kp = 0, kn = 0, out = 0, cap = 0, outLen = 0) =>
      query("cc_host.kv_get", blocks([np, nn], [kp, kn]), out, cap, outLen),
    kv_set: (np = 0, nn = 0, kp = 0, kn = 0, vp = 0, vn = 0) =>
      write("cc_host.kv_set", blocks([np, nn], [kp, kn], [vp, vn])),
    cancelled: () => callHost("cc_host.cancelled").value[0] ?? 0,
  };
}

/**
 * WASI preview 1 as far as docs/plugin-abi.md serves it. Our own: with Node's, `proc_exit` can end the host and a
 * sleep cannot be interrupted. Here nobody sleeps: the monotonic clock is a counter, and waiting moves it on.
 */
import { end } from "./guest.js";
import { block, type GuestMemory, putUint32, putUint64 } from "./memory.js";
import { callHost, print } from "./wire.js";

const errno = { success: 0, badf: 8, fault: 21, inval: 28, notsup: 58, spipe: 70, notcapable: 76 } as const;

type WasiFunction = (...args: never[]) => number;

/** A step of the counter, in nanoseconds. */
const tick = 1000n;

export function createWasi(memory: GuestMemory): Readonly<Record<string, WasiFunction>> {
  let counter = 0n;
  const environment = (): Uint8Array => callHost("wasi.environ_get").value;
  const standard = (fd: number): boolean => fd >= 0 && fd <= 2;
  const zeros = (pointer: number, size: number): number => {
    const place = block(memory, pointer, size);
    if (place === undefined) return errno.fault;
    place.fill(0);
    return errno.success;
  };
  const put = (...done: readonly boolean[]): number => (done.every(Boolean) ? errno.success : errno.fault);

  /** Calls `body` with each buffer of a list; false where one is not inside the memory. */
  const eachBuffer = (list: number, count: number, body: (bytes: Uint8Array) => void): boolean => {
    const entries = block(memory, list, Math.min(count >>> 0, 1024) * 8);
    if (entries === undefined) return false;
    const view = new DataView(entries.buffer, entries.byteOffset, entries.length);
    for (let at = 0; at < entries.length; at += 8) {
      const bytes = block(memory, view.getUint32(at, true), view.getUint32(at + 4, true));
      if (bytes === undefined) return false;
      body(bytes);
    }
    return true;
  };

  return {
    args_sizes_get: (count: number, size: number) => put(putUint32(memory, count, 0), putUint32(memory, size, 0)),
    args_get: () => errno.success,
    environ_sizes_get: (count: number, size: number) => {
      const bytes = environment();
      const entries = bytes.filter((byte) => byte === 0).length;
      return put(putUint32(memory, count, entries), putUint32(memory, size, bytes.length));
    },
    environ_get: (pointers: number, buffer: number) => {
      const bytes = environment();
      const place = block(memory, buffer, bytes.length);
      if (place === undefined) return errno.fault;
      place.set(bytes);
      let start = 0;
      let index = 0;
      for (let at = 0; at < bytes.length; at++) {
        if (bytes[at] !== 0) continue;
        if (!putUint32(memory, pointers + index * 4, buffer + start)) return errno.fault;
        start = at + 1;
        index += 1;
      }
      return errno.success;
    },
    clock_res_get: (_id: number, out: number) => put(putUint64(memory, out, tick)),
    clock_time_get: (id: number, _precision: bigint, out: number) => {
      if (id !== 0) {
        counter += tick;
        return put(putUint64(memory, out, counter));
      }
      const { status, value } = callHost("wasi.clock_time_get");
      if (status !== "ok") return errno.notcapable;
      const milliseconds = new DataView(value.buffer, value.byteOffset).getBigUint64(0, true);
      return put(putUint64(memory, out, milliseconds * 1_000_000n));
    },
    random_get: (pointer: number, size: number) => {
      for (let at = 0; at < size >>> 0; ) {
        const piece = Math.min(65536, (size >>> 0) - at);
        const place = block(memory, pointer + at, piece);
        if (place === undefined) return errno.fault;
        const { status, value } = callHost("wasi.random_get", new TextEncoder().encode(String(piece)));
        if (status !== "ok") return errno.notcapable;
        place.set(value);
        at += piece;
      }
      return errno.success;
    },
    fd_write: (fd: number, list: number, count: number, out: number) => {
      if (fd !== 1 && fd !== 2) return errno.badf;
      let written = 0;
      const whole = eachBuffer(list, count, (bytes) => {
        print(bytes);
        written += bytes.length;
      });
      return whole ? put(putUint32(memory, out, written)) : errno.fault;
    },
    fd_read: (fd: number, _list: number, _count: number, out: number) =>
      fd === 0 ? put(putUint32(memory, out, 0)) : errno.badf,
    fd_close: (fd: number) => (standard(fd) ? errno.success : errno.badf),
    // a character device: no library then tries to seek or to buffer whole files
    fd_fdstat_get: (fd: number, out: number) => {
      if (!standard(fd)) return errno.badf;
      const done = zeros(out, 24);
      const kind = block(memory, out, 1);
      if (kind !== undefined) kind[0] = 2;
      return done;
    },
    fd_fdstat_set_flags: (fd: number) => (standard(fd) ? errno.success : errno.badf),
    fd_filestat_get: (fd: number, out: number) => (standard(fd) ? zeros(out, 64) : errno.badf),
    fd_seek: (fd: number) => (standard(fd) ? errno.spipe : errno.badf),
    fd_prestat_get: () => errno.badf,
    fd_prestat_dir_name: () => errno.badf,
    sched_yield: () => errno.success,
    /** Clocks only: all are due at once, the latest moves the counter. */
    poll_oneoff: (list: number, out: number, count: number, countOut: number) => {
      const waits = Math.min(count >>> 0, 1024);
      const from = block(memory, list, waits * 48);
      if (from === undefined || waits === 0) return errno.inval;
      const source = from.slice();
      const view = new DataView(source.buffer);
      if (zeros(out, waits * 32) !== errno.success) return errno.fault;
      for (let index = 0; index < waits; index++) {
        const at = index * 48;
        const kind = source[at + 8] ?? 0;
        const into = block(memory, out + index * 32, 32);
        if (into === undefined) return errno.fault;
        into.set(source.subarray(at, at + 8));
        new DataView(into.buffer, into.byteOffset).setUint16(8, kind === 0 ? errno.success : errno.notsup, true);
        into[10] = kind;
        if (kind === 0) {
          const time = view.getBigUint64(at + 24, true);
          const absolute = (view.getUint16(at + 40, true) & 1) === 1;
          counter = absolute ? (time > counter ? time : counter) : counter + time;
        }
      }
      return put(putUint32(memory, countOut, waits));
    },
    proc_exit: (code: number) => end("trap", `the plugin called proc_exit(${code})`),
  };
}

/** Any other function of WASI: it can be linked, and gives "not capable". */
export function notCapable(): number {
  callHost("wasi.path");
  return errno.notcapable;
}

/** Reading and writing a guest's memory by pointers that may be anything. */
import type { WasmMemory } from "./webassembly.js";

/** The memory grows and then has another buffer: always asked for anew. */
export interface GuestMemory {
  readonly bytes: () => Uint8Array;
}

export function createMemory(memory: () => WasmMemory): GuestMemory {
  let last = new Uint8Array(0);
  return {
    bytes: () => {
      const { buffer } = memory();
      if (last.buffer !== buffer) last = new Uint8Array(buffer);
      return last;
    },
  };
}

/** The block, or `undefined` where it is not inside the memory. Valid until the memory grows. */
export function block(memory: GuestMemory, pointer: number, size: number): Uint8Array | undefined {
  const bytes = memory.bytes();
  const from = pointer >>> 0;
  const to = from + (size >>> 0);
  return to > bytes.length ? undefined : bytes.subarray(from, to);
}

/** Writes a 32-bit number; false where there is no room for it. */
export function putUint32(memory: GuestMemory, pointer: number, value: number): boolean {
  const place = block(memory, pointer, 4);
  if (place === undefined) return false;
  new DataView(place.buffer, place.byteOffset).setUint32(0, value >>> 0, true);
  return true;
}

export function putUint64(memory: GuestMemory, pointer: number, value: bigint): boolean {
  const place = block(memory, pointer, 8);
  if (place === undefined) return false;
  new DataView(place.buffer, place.byteOffset).setBigUint64(0, value, true);
  return true;
}

/**
 * Gives a WebAssembly module the host's limits before it is compiled: a maximum for its memory (and, with the process's
 * own flag, a second lock on the same door) and for its tables. What cannot be bounded is refused.
 *
 * Source: WebAssembly core specification, binary format: sections 4 (tables) and 5 (memories), LEB128 integers.
 */
import { ByteReader, leb128, MalformedModule } from "../wasm/bytes.js";

export const maxTableEntries = 100_000;

export type Bounded = { readonly bytes: Uint8Array } | { readonly refused: string };

export function boundModule(module: Uint8Array, memoryPages: number): Bounded {
  try {
    return { bytes: rebuild(module, memoryPages) };
  } catch (error) {
    if (error instanceof MalformedModule) return { refused: error.message };
    throw error;
  }
}

const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

function rebuild(module: Uint8Array, memoryPages: number): Uint8Array {
  const reader = new ByteReader(module);
  if (module.length < 8 || magic.some((byte, at) => module[at] !== byte)) {
    throw new MalformedModule("it is no WebAssembly module of version 1");
  }
  const parts: Uint8Array[] = [module.subarray(0, 8)];
  reader.at = 8;
  while (!reader.done()) {
    const start = reader.at;
    const id = reader.byte();
    const size = reader.uint32();
    const body = reader.take(size);
    if (id === 2) refuseImports(body);
    if (id === 4 || id === 5) {
      const bounded = id === 4 ? tables(body) : memories(body, memoryPages);
      parts.push(Uint8Array.of(id), leb128(bounded.length), bounded);
    } else parts.push(module.subarray(start, reader.at));
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** An imported memory or table is not ours to bound, and a plugin has no use for one. */
function refuseImports(section: Uint8Array): void {
  const reader = new ByteReader(section);
  const count = reader.uint32();
  for (let index = 0; index < count; index++) {
    const from = `${reader.name()}.${reader.name()}`;
    const kind = reader.byte();
    if (kind !== 0) throw new MalformedModule(`it imports ${from}, which is no function`);
    reader.uint32();
  }
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

function bounds(reader: ByteReader, what: string, cap: number): Bounds {
  const flags = reader.byte();
  if (flags > 1) throw new MalformedModule(`its ${what} is shared, or has 64-bit addresses`);
  const least = reader.uint32();
  const most = flags === 1 ? reader.uint32() : cap;
  if (least > cap) throw new MalformedModule(`its ${what} starts with ${least}; the limit is ${cap}`);
  return { least, most: Math.min(most, cap) };
}

function memories(section: Uint8Array, memoryPages: number): Uint8Array {
  const reader = new ByteReader(section);
  const count = reader.uint32();
  if (count > 1) throw new MalformedModule(`it has ${count} memories`);
  if (count === 0) return section;
  const { least, most } = bounds(reader, "memory", memoryPages);
  return Uint8Array.of(1, 1, ...leb128(least), ...leb128(most));
}

function tables(section: Uint8Array): Uint8Array {
  const reader = new ByteReader(section);
  const count = reader.uint32();
  // one for indirect calls, and what reference types may want
  if (count > 16) throw new MalformedModule(`it has ${count} tables`);
  const out: number[] = [...leb128(count)];
  for (let index = 0; index < count; index++) {
    const type = reader.byte();
    if (type !== 0x70 && type !== 0x6f) throw new MalformedModule("it has a table of a kind that is not known here");
    const { least, most } = bounds(reader, "table", maxTableEntries);
    out.push(type, 1, ...leb128(least), ...leb128(most));
  }
  return Uint8Array.from(out);
}

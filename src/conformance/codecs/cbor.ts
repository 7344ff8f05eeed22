/**
 * CBOR (RFC 8949), as far as JSON's data model goes: no byte strings, no tags, definite lengths. Written in the
 * deterministic form of its section 4.2.1, but for floats, which are always doubles.
 */
import { ExactNumber, isArray, isObject, type Json, put } from "../../model/json.js";
import { type Codec, CodecError, maxDepth } from "./codec.js";
import { Cursor, finite, integer } from "./cursor.js";
import { sortedKeys } from "./keys.js";
import { binaryNumber } from "./numbers.js";
import { Output } from "./output.js";

const types = ["", "", "byte strings", "", "", "", "tags", ""] as const;

/** The argument of a head: a number of up to 64 bits. */
function argument(cursor: Cursor, low: number, start: number): bigint {
  if (low < 24) return BigInt(low);
  if (low === 24) return BigInt(cursor.uint8());
  if (low === 25) return BigInt(cursor.uint16());
  if (low === 26) return BigInt(cursor.uint32());
  if (low === 27) return cursor.uint64();
  throw new CodecError(low === 31 ? "a length is indefinite" : "a head is not well-formed", start);
}

function count(cursor: Cursor, low: number, start: number): number {
  const value = argument(cursor, low, start);
  if (value > BigInt(cursor.bytes.length)) throw new CodecError("it ends in the middle of a value", start);
  return Number(value);
}

function read(cursor: Cursor, depth: number): Json {
  if (depth > maxDepth) throw new CodecError(`it is nested deeper than ${maxDepth} levels`, cursor.at);
  const start = cursor.at;
  const first = cursor.uint8();
  const [major, low] = [first >> 5, first & 31];
  switch (major) {
    case 0:
      return integer(argument(cursor, low, start));
    case 1:
      return integer(-1n - argument(cursor, low, start));
    case 3:
      return cursor.text(count(cursor, low, start));
    case 4: {
      const items: Json[] = [];
      for (let left = count(cursor, low, start); left > 0; left--) items.push(read(cursor, depth + 1));
      return items;
    }
    case 5:
      return map(cursor, count(cursor, low, start), depth);
    case 7:
      return simple(cursor, low, start);
    default:
      throw new CodecError(`${types[major]} have no place in JSON`, start);
  }
}

function map(cursor: Cursor, members: number, depth: number): Json {
  const object: Record<string, Json> = {};
  for (let index = 0; index < members; index++) {
    const start = cursor.at;
    const key = read(cursor, depth + 1);
    if (typeof key !== "string") throw new CodecError("a key is no string", start);
    if (Object.hasOwn(object, key)) throw new CodecError(`the key ${JSON.stringify(key)} is there twice`, start);
    put(object, key, read(cursor, depth + 1));
  }
  return object;
}

function simple(cursor: Cursor, low: number, start: number): Json {
  switch (low) {
    case 20:
      return false;
    case 21:
      return true;
    case 22:
      return null;
    case 25:
      return finite(half(cursor.uint16()), start);
    case 26:
      return finite(cursor.view.getFloat32(cursor.over(4)), start);
    case 27:
      return finite(cursor.view.getFloat64(cursor.over(8)), start);
    default:
      throw new CodecError(
        low === 31 ? "a length is indefinite" : `the simple value ${low} has no place in JSON`,
        start,
      );
  }
}

/** IEEE 754 binary16; RFC 8949, appendix D. */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 1023;
  const magnitude =
    exponent === 0
      ? mantissa * 2 ** -24
      : exponent === 31
        ? mantissa === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (mantissa + 1024) * 2 ** (exponent - 25);
  return (bits & 0x8000) === 0 ? magnitude : -magnitude;
}

function head(out: Output, major: number, value: bigint): void {
  const type = major << 5;
  if (value < 24n) out.uint8(type | Number(value));
  else if (value < 0x100n) {
    out.uint8(type | 24);
    out.uint8(Number(value));
  } else if (value < 0x10000n) {
    out.uint8(type | 25);
    out.uint16(Number(value));
  } else if (value < 0x100000000n) {
    out.uint8(type | 26);
    out.uint32(Number(value));
  } else {
    out.uint8(type | 27);
    out.uint64(value);
  }
}

function write(out: Output, value: Json): void {
  if (value === null) out.uint8(0xf6);
  else if (typeof value === "boolean") out.uint8(value ? 0xf5 : 0xf4);
  else if (typeof value === "string") {
    const bytes = new TextEncoder().encode(value);
    head(out, 3, BigInt(bytes.length));
    out.raw(bytes);
  } else if (typeof value === "number" || value instanceof ExactNumber) {
    const number = binaryNumber(value, -(2n ** 64n));
    if (typeof number === "bigint") head(out, number < 0n ? 1 : 0, number < 0n ? -1n - number : number);
    else {
      out.uint8(0xfb);
      out.float64(number);
    }
  } else if (isArray(value)) {
    head(out, 4, BigInt(value.length));
    for (const item of value) write(out, item);
  } else if (isObject(value)) {
    // in bytewise order of the encoded keys: shorter ones first, as their heads are smaller
    const keys = sortedKeys(value).map((key) => ({ key, length: new TextEncoder().encode(key).length }));
    keys.sort((a, b) => a.length - b.length);
    head(out, 5, BigInt(keys.length));
    for (const { key } of keys) {
      write(out, key);
      write(out, value[key] as Json);
    }
  }
}

export const cbor: Codec = {
  read: (bytes) => {
    const cursor = new Cursor(bytes);
    const value = read(cursor, 1);
    cursor.end();
    return value;
  },
  write: (value) => {
    const out = new Output();
    write(out, value);
    return out.done();
  },
};

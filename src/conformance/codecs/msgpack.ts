/**
 * MessagePack, as far as JSON's data model goes: no binary, no extensions.
 * Source: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
import { ExactNumber, isArray, isObject, type Json, put } from "../../model/json.js";
import { type Codec, CodecError, maxDepth } from "./codec.js";
import { Cursor, finite, integer } from "./cursor.js";
import { sortedKeys } from "./keys.js";
import { binaryNumber } from "./numbers.js";
import { Output } from "./output.js";

function read(cursor: Cursor, depth: number): Json {
  if (depth > maxDepth) throw new CodecError(`it is nested deeper than ${maxDepth} levels`, cursor.at);
  const start = cursor.at;
  const first = cursor.uint8();
  if (first < 0x80) return first;
  if (first >= 0xe0) return first - 0x100;
  if (first < 0x90) return map(cursor, first & 0x0f, depth);
  if (first < 0xa0) return array(cursor, first & 0x0f, depth);
  if (first < 0xc0) return cursor.text(first & 0x1f);
  switch (first) {
    case 0xc0:
      return null;
    case 0xc2:
      return false;
    case 0xc3:
      return true;
    case 0xca:
      return finite(cursor.view.getFloat32(cursor.over(4)), start);
    case 0xcb:
      return finite(cursor.view.getFloat64(cursor.over(8)), start);
    case 0xcc:
      return cursor.uint8();
    case 0xcd:
      return cursor.uint16();
    case 0xce:
      return cursor.uint32();
    case 0xcf:
      return integer(cursor.uint64());
    case 0xd0:
      return cursor.view.getInt8(cursor.over(1));
    case 0xd1:
      return cursor.view.getInt16(cursor.over(2));
    case 0xd2:
      return cursor.view.getInt32(cursor.over(4));
    case 0xd3:
      return integer(cursor.view.getBigInt64(cursor.over(8)));
    case 0xd9:
      return cursor.text(cursor.uint8());
    case 0xda:
      return cursor.text(cursor.uint16());
    case 0xdb:
      return cursor.text(cursor.uint32());
    case 0xdc:
      return array(cursor, cursor.uint16(), depth);
    case 0xdd:
      return array(cursor, cursor.uint32(), depth);
    case 0xde:
      return map(cursor, cursor.uint16(), depth);
    case 0xdf:
      return map(cursor, cursor.uint32(), depth);
    default:
      throw new CodecError(`the type 0x${first.toString(16)} has no place in JSON`, start);
  }
}

function array(cursor: Cursor, count: number, depth: number): Json {
  const items: Json[] = [];
  for (let index = 0; index < count; index++) items.push(read(cursor, depth + 1));
  return items;
}

function map(cursor: Cursor, count: number, depth: number): Json {
  const object: Record<string, Json> = {};
  for (let index = 0; index < count; index++) {
    const start = cursor.at;
    const key = read(cursor, depth + 1);
    if (typeof key !== "string") throw new CodecError("a key is no string", start);
    if (Object.hasOwn(object, key)) throw new CodecError(`the key ${JSON.stringify(key)} is there twice`, start);
    put(object, key, read(cursor, depth + 1));
  }
  return object;
}

/** A length in the shortest of its forms: inside the first byte, or in 8, 16 or 32 bits behind it. */
function head(
  out: Output,
  length: number,
  fixed: readonly [first: number, end: number],
  sizes: readonly number[],
): void {
  const [first, end] = fixed;
  const [eight = 0, sixteen = 0, thirtyTwo = 0] = sizes;
  if (length < end) out.uint8(first | length);
  else if (length < 0x100 && eight !== 0) {
    out.uint8(eight);
    out.uint8(length);
  } else if (length < 0x10000) {
    out.uint8(sixteen);
    out.uint16(length);
  } else {
    out.uint8(thirtyTwo);
    out.uint32(length);
  }
}

function writeInteger(out: Output, value: bigint): void {
  const small = Number(value);
  if (value >= 0n) {
    if (value < 0x80n) out.uint8(small);
    else if (value < 0x100n) {
      out.uint8(0xcc);
      out.uint8(small);
    } else if (value < 0x10000n) {
      out.uint8(0xcd);
      out.uint16(small);
    } else if (value < 0x100000000n) {
      out.uint8(0xce);
      out.uint32(small);
    } else {
      out.uint8(0xcf);
      out.uint64(value);
    }
  } else if (value >= -32n) out.uint8(small & 0xff);
  else if (value >= -128n) {
    out.uint8(0xd0);
    out.uint8(small & 0xff);
  } else if (value >= -32768n) {
    out.uint8(0xd1);
    out.uint16(small & 0xffff);
  } else if (value >= -2147483648n) {
    out.uint8(0xd2);
    out.uint32(small >>> 0);
  } else {
    out.uint8(0xd3);
    out.uint64(BigInt.asUintN(64, value));
  }
}

function write(out: Output, value: Json): void {
  if (value === null) out.uint8(0xc0);
  else if (typeof value === "boolean") out.uint8(value ? 0xc3 : 0xc2);
  else if (typeof value === "string") {
    const bytes = new TextEncoder().encode(value);
    head(out, bytes.length, [0xa0, 32], [0xd9, 0xda, 0xdb]);
    out.raw(bytes);
  } else if (typeof value === "number" || value instanceof ExactNumber) {
    const number = binaryNumber(value);
    if (typeof number === "bigint") writeInteger(out, number);
    else {
      out.uint8(0xcb);
      out.float64(number);
    }
  } else if (isArray(value)) {
    head(out, value.length, [0x90, 16], [0, 0xdc, 0xdd]);
    for (const item of value) write(out, item);
  } else if (isObject(value)) {
    const keys = sortedKeys(value);
    head(out, keys.length, [0x80, 16], [0, 0xde, 0xdf]);
    for (const key of keys) {
      write(out, key);
      write(out, value[key] as Json);
    }
  }
}

export const msgpack: Codec = {
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

/** JSON (RFC 8259): UTF-8 without a mark, each key once, no lone surrogates. */
import { ExactNumber, isArray, isObject, type Json, put, stringify } from "../../model/json.js";
import { JsonSyntaxError, readJson, treeValue } from "../../util/json-reader.js";
import { type Codec, CodecError } from "./codec.js";
import { sortedKeys } from "./keys.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new CodecError("it is not UTF-8", 0);
  }
}

function refuseSurrogates(value: Json): void {
  const refuse = (text: string): void => {
    if (/\p{Cs}/u.test(text)) throw new CodecError("a string has half of a surrogate pair", 0);
  };
  if (typeof value === "string") refuse(value);
  else if (isArray(value)) value.forEach(refuseSurrogates);
  else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      refuse(key);
      refuseSurrogates(value[key] as Json);
    }
  }
}

/** Fractions are doubles, as in the binary formats: `0.10000000000000001` is the double 0.1. Integers stay exact. */
function withDoubles(value: Json): Json {
  if (value instanceof ExactNumber) {
    const double = Number(value.text);
    return /^-?\d+$/.test(value.text) || !Number.isFinite(double) ? value : double;
  }
  if (isArray(value)) return value.map(withDoubles);
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) put(copy, key, withDoubles(value[key] as Json));
  return copy;
}

/** The text with sorted keys, and with negative zero, which `stringify` has no reason to keep. */
function text(value: Json): string {
  if (Object.is(value, -0)) return "-0";
  if (isArray(value)) return `[${value.map(text).join(",")}]`;
  if (!isObject(value)) return stringify(value);
  const members = sortedKeys(value).map((key) => `${JSON.stringify(key)}:${text(value[key] as Json)}`);
  return `{${members.join(",")}}`;
}

export const json: Codec = {
  read: (bytes) => {
    const source = decode(bytes);
    try {
      const value = withDoubles(treeValue(readJson(source, { unique: true })));
      refuseSurrogates(value);
      return value;
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      throw new CodecError(error.message, new TextEncoder().encode(source.slice(0, error.offset)).length);
    }
  },
  write: (value) => new TextEncoder().encode(text(value)),
};

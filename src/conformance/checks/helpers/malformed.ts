/** Bytes that are nearly a question: cut off, continued, with a key twice, with text that is not UTF-8. */
import type { Json } from "../../../model/json.js";
import type { PayloadFormat } from "../../../model/plugin.js";
import { codecs } from "../../codecs/index.js";
import { contentTypes } from "../../envelope.js";
import type { Ask } from "../../plugin.js";

export interface Malformed {
  readonly about: string;
  readonly bytes: Uint8Array;
}

type Member = readonly [key: string, value: Uint8Array];

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A map of members that are written already; as many as there are, be it that they have the same key. */
function mapOf(format: PayloadFormat, members: readonly Member[]): Uint8Array {
  const written = members.map(([key, value]) => [codecs[format].write(key), value] as const);
  if (format !== "json") {
    // both have the counts up to 15 in the lower half of one byte
    return concat(Uint8Array.of((format === "cbor" ? 0xa0 : 0x80) | members.length), ...written.flat());
  }
  const parts = written.flatMap(([key, value], at) => [ascii(at === 0 ? "{" : ","), key, ascii(":"), value]);
  return concat(...parts, ascii("}"));
}

const mark = "~~~~";

/** A text of two bytes of UTF-8's, which it is not. */
function brokenText(format: PayloadFormat, bytes: readonly number[]): Uint8Array {
  const written = codecs[format].write(mark);
  const at = written.indexOf(mark.charCodeAt(0));
  return concat(written.subarray(0, at), Uint8Array.from(bytes), written.subarray(at + bytes.length));
}

const broken: Readonly<Record<string, readonly number[]>> = {
  "a byte that is never in UTF-8": [0xff],
  "a character that is cut off": [0xe2, 0x82],
  "a character in too long a form": [0xc0, 0xaf],
  "half of a surrogate pair": [0xed, 0xa0, 0x80],
};

export function malformed({ contract, payload, format = "json" }: Ask): Malformed[] {
  const { write } = codecs[format];
  const member = (key: string, value: Json): Member => [key, write(value)];
  const head = [member("v", 1), member("contentType", contentTypes[format]), member("contract", contract)];
  const last = member("payload", payload);
  const whole = mapOf(format, [...head, last]);
  const cuts = [2, Math.floor(whole.length / 2), whole.length - 1];
  const twice = mapOf(format, [member("weight", 1), member("weight", 1)]);
  return [
    ...cuts.map((at) => ({ about: `cut off after ${at} of ${whole.length} bytes`, bytes: whole.subarray(0, at) })),
    { about: "a byte behind the end", bytes: concat(whole, whole.subarray(0, 1)) },
    { about: "a second question behind the end", bytes: concat(whole, whole) },
    { about: "a key of the envelope twice", bytes: mapOf(format, [...head, last, member("v", 1)]) },
    { about: "a key twice, deep inside", bytes: mapOf(format, [...head, last, ["extra", twice]]) },
    ...Object.entries(broken).map(([about, bytes]) => ({
      about: `${about}, in a text`,
      bytes: mapOf(format, [...head, last, ["extra", brokenText(format, bytes)]]),
    })),
  ];
}

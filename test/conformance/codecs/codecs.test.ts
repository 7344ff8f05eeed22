/** The encodings against libraries that are not ours, and what has to be refused at the door. */
import { decode as decodeMsgpack, encode as encodeMsgpack } from "@msgpack/msgpack";
import { decode as decodeCbor, encode as encodeCbor } from "cborg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodecError, codecs, formatOf } from "../../../src/conformance/codecs/index.js";
import { ExactNumber, type Json } from "../../../src/model/json.js";
import type { PayloadFormat } from "../../../src/model/plugin.js";

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => !/\\ud[89a-f]/.test(JSON.stringify(value)));
const formats = Object.keys(codecs) as PayloadFormat[];

describe.each(formats)("%s", (format) => {
  const codec = codecs[format];

  it("gives back every value that it wrote", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(codec.read(codec.write(value as Json))).toEqual(value);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each([
    ["2^53 + 1", new ExactNumber("9007199254740993")],
    ["the largest of 64 bits", new ExactNumber("18446744073709551615")],
    ["the smallest of 64 bits", -(2 ** 63)],
    ["negative zero", -0],
    ["a small fraction", 5e-324],
    ["nothing", {}],
    ["an empty key", { "": [] }],
    ["a key that is a prototype", JSON.parse('{"__proto__": 1}')],
    ["a character beyond the first plane", "Größe 𝄞 \u{10ffff}"],
  ] as const)("keeps %s", (_, value) => {
    expect(codec.read(codec.write(value as Json))).toEqual(value);
  });

  it("writes the same bytes whatever the order of the keys", () => {
    expect(codec.write({ weight: 1, city: "Graz" })).toEqual(codec.write({ city: "Graz", weight: 1 }));
  });

  it("refuses whatever is cut off, and whatever has something behind it", () => {
    const bytes = codec.write({ shipmentId: "S-1", weightGrams: 1200, tags: ["a", null, true, 1.5] });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => codec.read(bytes.subarray(0, length))).toThrow(CodecError);
    }
    expect(() => codec.read(Uint8Array.from([...bytes, 0x31]))).toThrow(CodecError);
  });

  it("never gives anything but a value or a CodecError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          codec.read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});

it("agrees with the usual libraries about what is written", () => {
  fc.assert(
    fc.property(json, (value) => {
      // the libraries have their own opinion of this key, and of integers that no double holds for sure
      fc.pre(!JSON.stringify(value).includes("__proto__") && !/\d{16}/.test(JSON.stringify(value)));
      expect(decodeMsgpack(codecs.msgpack.write(value as Json))).toEqual(value);
      expect(decodeCbor(codecs.cbor.write(value as Json))).toEqual(value);
      // without negative zero, which they write as an integer
      const plain = JSON.parse(JSON.stringify(value)) as Json;
      expect(codecs.msgpack.read(encodeMsgpack(plain))).toEqual(plain);
      expect(codecs.cbor.read(encodeCbor(plain))).toEqual(plain);
    }),
    { seed: 11, numRuns: 300 },
  );
});

it.each<[PayloadFormat, string, string]>([
  ["json", "a key twice", "7b2261223a312c2261223a327d"],
  ["json", "bytes that are not UTF-8", "7b2261223a22c3287d"],
  ["json", "a byte order mark", "efbbbf7b7d"],
  ["json", "half of a surrogate pair", "225c756438303022"],
  ["msgpack", "a key twice", "82 a161 01 a161 02"],
  ["msgpack", "bytes that are not UTF-8", "a2 c328"],
  ["msgpack", "an overlong form in UTF-8", "a2 c080"],
  ["msgpack", "a surrogate in UTF-8", "a3 eda080"],
  ["msgpack", "a key that is a number", "81 01 02"],
  ["msgpack", "binary", "c4 01 00"],
  ["msgpack", "an extension", "d4 01 00"],
  ["msgpack", "not a number", "cb 7ff8000000000000"],
  ["msgpack", "the byte that is never used", "c1"],
  ["msgpack", "a length beyond the end", "dd ffffffff 01"],
  ["cbor", "a key twice", "a2 6161 01 6161 02"],
  ["cbor", "bytes that are not UTF-8", "62 c328"],
  ["cbor", "a key that is a number", "a1 01 02"],
  ["cbor", "a byte string", "41 00"],
  ["cbor", "a tag", "c2 4100"],
  ["cbor", "an indefinite length", "9f 01 ff"],
  ["cbor", "undefined", "f7"],
  ["cbor", "infinity in 16 bits", "f9 7c00"],
  ["cbor", "a length beyond the end", "9b ffffffffffffffff 01"],
  ["cbor", "a head that is not well-formed", "1c"],
])("%s refuses %s", (format, _, bytes) => {
  expect(() => codecs[format].read(hex(bytes))).toThrow(CodecError);
});

it.each<[PayloadFormat, string, string, Json]>([
  ["msgpack", "an integer in a longer form", "cf 0000000000000001", 1],
  ["msgpack", "an integral float", "ca 3f800000", 1],
  ["msgpack", "keys in any order", "82 a162 01 a161 02", { a: 2, b: 1 }],
  ["cbor", "an integer in a longer form", "1b 0000000000000001", 1],
  ["cbor", "a float of 16 bits", "f9 3e00", 1.5],
  ["cbor", "the smallest float of 16 bits", "f9 0001", 2 ** -24],
  ["cbor", "keys in any order", "a2 6162 01 6161 02", { a: 2, b: 1 }],
])("%s reads %s", (format, _, bytes, value) => {
  expect(codecs[format].read(hex(bytes))).toEqual(value);
});

it.each<[string, PayloadFormat | undefined]>([
  ["7b7d", "json"],
  ["80", "msgpack"],
  ["de0000", "msgpack"],
  ["a0", "cbor"],
  ["bf", "cbor"],
  ["5b5d", undefined],
  ["", undefined],
])("tells the format of an envelope by its first byte: %s", (bytes, format) => {
  expect(formatOf(hex(bytes))).toBe(format);
});

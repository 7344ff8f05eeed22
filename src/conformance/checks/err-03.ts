/** No bytes make the plugin trap; and where they do, the host goes on. */
import type { PayloadFormat } from "../../model/plugin.js";
import { type Check, type CheckContext, failed, pass } from "./check.js";
import { complainOf, type Exchange } from "./helpers/exchange.js";

interface Attack {
  readonly about: string;
  readonly bytes: Uint8Array;
}

const levels = 100_000;
const randomInputs = 48;

const text = (source: string): Uint8Array => new TextEncoder().encode(source);

/** Lists in lists, behind a key. */
const nested: Readonly<Record<PayloadFormat, Uint8Array>> = {
  json: text(`{"v":${"[".repeat(levels)}${"]".repeat(levels)}}`),
  msgpack: Uint8Array.of(0x81, 0xa1, 0x76, ...new Uint8Array(levels).fill(0x91), 0xc0),
  cbor: Uint8Array.of(0xa1, 0x61, 0x76, ...new Uint8Array(levels).fill(0x81), 0xf6),
};

/** Lengths that nothing follows. */
const promised: Readonly<Record<PayloadFormat, readonly Uint8Array[]>> = {
  json: [],
  msgpack: [Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff), Uint8Array.of(0x81, 0xdb, 0xff, 0xff, 0xff, 0xff)],
  cbor: [
    Uint8Array.of(0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
    Uint8Array.of(0xa1, 0x61, 0x76, 0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
    Uint8Array.of(0xa1, 0x7a, 0xff, 0xff, 0xff, 0xff),
  ],
};

/** Begins like a question of the format, and goes on at random. */
const firstBytes: Readonly<Record<PayloadFormat, number>> = { json: 0x7b, msgpack: 0x84, cbor: 0xa4 };

function attacks(context: CheckContext): Attack[] {
  const random = context.random("bytes");
  const at = (format: PayloadFormat): Attack[] => [
    { about: `${format}, ${levels} levels deep`, bytes: nested[format] },
    ...promised[format].map((bytes) => ({ about: `${format} that promises more than there is`, bytes })),
    ...Array.from({ length: randomInputs }, () => ({
      about: `${format} at random`,
      bytes: Uint8Array.of(firstBytes[format], ...random.bytes(1 + random.below(64))),
    })),
  ];
  return [{ about: "no bytes at all", bytes: new Uint8Array(0) }, ...context.formats.flatMap(at)];
}

function complaint({ answer }: Exchange): string | undefined {
  return answer.kind === "error" || answer.kind === "output" ? undefined : "An answer, be it an error; not a trap.";
}

export const check: Check = {
  id: "ERR-03",
  level: "must",
  title: "no bytes make the plugin trap",
  why: "A trap ends the instance with all it holds, and whoever can send the bytes again can end the next one.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const all = attacks(context);
      for (const { about, bytes } of all) {
        const evidence = await complainOf(context, plugin, bytes, {}, complaint);
        if (evidence !== undefined) return failed({ ...evidence, details: [about] });
      }
      return pass(`${all.length} inputs`);
    }),
};

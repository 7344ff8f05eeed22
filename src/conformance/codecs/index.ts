/** The encodings of envelopes and payloads, by name. */
import type { PayloadFormat } from "../../model/plugin.js";
import { cbor } from "./cbor.js";
import type { Codec } from "./codec.js";
import { json } from "./json.js";
import { msgpack } from "./msgpack.js";

export { CodecError } from "./codec.js";

export const codecs: Readonly<Record<PayloadFormat, Codec>> = { json, msgpack, cbor };

/** Which encoding an envelope is in: its first byte tells. */
export function formatOf(bytes: Uint8Array): PayloadFormat | undefined {
  const first = bytes[0] ?? 0;
  if (first === 0x7b) return "json";
  if ((first >= 0x80 && first <= 0x8f) || first === 0xde || first === 0xdf) return "msgpack";
  return first >= 0xa0 && first <= 0xbf ? "cbor" : undefined;
}

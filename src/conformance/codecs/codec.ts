/**
 * What the encodings of docs/plugin-abi.md have in common. They are read by our own readers: the usual libraries take
 * keys that are there twice, bytes that are not UTF-8 and types that JSON does not have (see docs/decisions/0020).
 */
import type { Json } from "../../model/json.js";

/** Deeper payloads are refused: everything downstream may recurse over a value. */
export const maxDepth = 512;

export class CodecError extends Error {
  constructor(
    message: string,
    /** The byte where it was noticed. */
    readonly offset: number,
  ) {
    super(message);
  }
}

export interface Codec {
  /** @throws CodecError for everything but exactly one value of the encoding */
  readonly read: (bytes: Uint8Array) => Json;
  /** Canonical: sorted keys, shortest forms. @throws CodecError for a number that the encoding does not have */
  readonly write: (value: Json) => Uint8Array;
}

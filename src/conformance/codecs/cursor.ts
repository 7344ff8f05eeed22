/** Reads big-endian primitives out of bytes, and says where they end too early. */
import { ExactNumber, type Json } from "../../model/json.js";
import { CodecError } from "./codec.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class Cursor {
  at = 0;
  readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Moves over `count` bytes and gives where they began. */
  over(count: number): number {
    const start = this.at;
    if (count > this.bytes.length - start) throw new CodecError("it ends in the middle of a value", this.bytes.length);
    this.at = start + count;
    return start;
  }

  uint8(): number {
    return this.view.getUint8(this.over(1));
  }

  uint16(): number {
    return this.view.getUint16(this.over(2));
  }

  uint32(): number {
    return this.view.getUint32(this.over(4));
  }

  uint64(): bigint {
    return this.view.getBigUint64(this.over(8));
  }

  text(length: number): string {
    const start = this.over(length);
    try {
      return utf8.decode(this.bytes.subarray(start, start + length));
    } catch {
      throw new CodecError("a string is not UTF-8", start);
    }
  }

  end(): void {
    if (this.at < this.bytes.length) {
      throw new CodecError(`${this.bytes.length - this.at} bytes follow behind the end`, this.at);
    }
  }
}

/** An integer as JSON has it: exact, whatever its size. */
export function integer(value: bigint): Json {
  const double = Number(value);
  return BigInt(double) === value ? double : new ExactNumber(value.toString());
}

export function finite(value: number, offset: number): number {
  if (!Number.isFinite(value)) throw new CodecError("NaN and infinities are no numbers of JSON", offset);
  return value;
}

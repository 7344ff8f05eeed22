/** Reads the primitives of WebAssembly's binary format, trusting no length. */

export class MalformedModule extends Error {}

export class ByteReader {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  done(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new MalformedModule("it ends in the middle");
    this.at += 1;
    return byte;
  }

  take(count: number): Uint8Array {
    if (count > this.bytes.length - this.at) throw new MalformedModule("it ends in the middle");
    const taken = this.bytes.subarray(this.at, this.at + count);
    this.at += count;
    return taken;
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  uint32(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if ((byte & 0x80) === 0) {
        if (value > 0xffffffff) break;
        return value;
      }
    }
    throw new MalformedModule("it has a number that is too large");
  }

  name(): string {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(this.take(this.uint32()));
    } catch (error) {
      if (error instanceof MalformedModule) throw error;
      throw new MalformedModule("it has a name that is not UTF-8");
    }
  }
}

/** A number as unsigned LEB128. */
export function leb128(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    out.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return Uint8Array.from(out);
}

/** SHA-256 (FIPS 180-4) in plain code, for the pure layers, which may not touch `node:crypto`. For short texts. */

/** The first 32 bits of the fractional part of a prime's root: what FIPS 180-4 defines its constants by. */
function constants(count: number, root: (prime: number) => number): Uint32Array {
  const found = new Uint32Array(count);
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.some((prime) => candidate % prime === 0)) continue;
    const value = root(candidate);
    found[primes.length] = (value - Math.floor(value)) * 2 ** 32;
    primes.push(candidate);
  }
  return found;
}

const roundConstants = constants(64, Math.cbrt);
const initial = constants(8, Math.sqrt);

/** The lowercase hexadecimal SHA-256 of a text's UTF-8 bytes. */
export function sha256Hex(text: string): string {
  const state = Uint32Array.from(initial);
  const message = pad(new TextEncoder().encode(text));
  for (let offset = 0; offset < message.length; offset += 64) mix(state, message.subarray(offset, offset + 64));
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** Appends the one bit, zeros, and the length in bits, up to a multiple of 64 bytes. */
function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

function mix(state: Uint32Array, block: Uint8Array): void {
  const view = new DataView(block.buffer, block.byteOffset, 64);
  const words = new Uint32Array(64);
  const at = (array: Uint32Array, index: number): number => array[index] as number;
  const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(i * 4);
  for (let i = 16; i < 64; i++) {
    const [near, far] = [at(words, i - 2), at(words, i - 15)];
    const small = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    words[i] = (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + at(words, i - 7) + small + at(words, i - 16);
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + at(roundConstants, i) + at(words, i)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = at(state, index) + word;
  });
}

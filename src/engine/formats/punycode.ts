/** Punycode, RFC 3492: section 6.2 decodes, section 6.3 encodes, section 6.1 adapts the bias. */

const [base, tMin, tMax, skew, damp, initialBias, initialN] = [36, 1, 26, 38, 700, 72, 128] as const;

function adapt(delta: number, points: number, first: boolean): number {
  let left = first ? Math.floor(delta / damp) : delta >> 1;
  left += Math.floor(left / points);
  let k = 0;
  for (; left > ((base - tMin) * tMax) >> 1; k += base) left = Math.floor(left / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * left) / (left + skew));
}

const threshold = (k: number, bias: number): number => Math.min(Math.max(k - bias, tMin), tMax);

const digits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The code points that a text without its `xn--` stands for; `undefined` when it is none. */
export function decodePunycode(text: string): number[] | undefined {
  const cut = text.lastIndexOf("-");
  const output = [...text.slice(0, Math.max(cut, 0))].map((character) => character.charCodeAt(0));
  let [n, i, bias] = [initialN as number, 0, initialBias as number];
  for (let at = cut + 1; at < text.length; ) {
    const before = i;
    for (let [weight, k] = [1, base as number]; ; k += base) {
      const digit = at < text.length ? digits.indexOf(text.charAt(at++).toLowerCase()) : -1;
      if (digit < 0) return undefined;
      i += digit * weight;
      if (i > Number.MAX_SAFE_INTEGER / base) return undefined;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= base - t;
    }
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    output.splice(i++, 0, n);
  }
  return output;
}

export function encodePunycode(codePoints: readonly number[]): string {
  const basic = codePoints.filter((codePoint) => codePoint < initialN);
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? "-" : "");
  let [n, delta, bias, handled] = [initialN as number, 0, initialBias as number, basic.length];
  while (handled < codePoints.length) {
    const next = codePoints.reduce((least, c) => (c >= n && c < least ? c : least), 0x110000);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const codePoint of codePoints) {
      if (codePoint < n) delta += 1;
      if (codePoint !== n) continue;
      let q = delta;
      for (let k: number = base; ; k += base) {
        const t = threshold(k, bias);
        if (q < t) break;
        output += digits.charAt(t + ((q - t) % (base - t)));
        q = Math.floor((q - t) / (base - t));
      }
      output += digits.charAt(q);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    n += 1;
  }
  return output;
}

/** Exact rational numbers over BigInt. `multipleOf: 0.01` means one hundredth, not the nearest double. */
import { ExactNumber } from "./json.js";

export interface Rational {
  /** Numerator, carrying the sign. */
  readonly n: bigint;
  /** Denominator, positive, coprime to `n`. */
  readonly d: bigint;
}

/** Exponents beyond this are refused: `1e999999999` must not build a gigabyte of digits. */
export const maxExponent = 5000;

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 1n) return { n, d };
  const sign = d < 0n ? -1n : 1n;
  const divisor = gcd(n, d) * sign;
  return { n: n / divisor, d: d / divisor };
}

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Reads a JSON number's text. `undefined` when it is none or its exponent is beyond {@link maxExponent}. */
export function parseRational(text: string): Rational | undefined {
  const match = decimal.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "0", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText) - fraction.length;
  if (Math.abs(exponent) > maxExponent) return undefined;
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent)) : rational(digits, 10n ** BigInt(-exponent));
}

/** The exact value of a JSON number. A double stands for its shortest decimal text, as it was written. */
export function toRational(value: number | ExactNumber): Rational | undefined {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
    return parseRational(String(value));
  }
  return parseRational(value.text);
}

export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equal(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

export function isInteger(a: Rational): boolean {
  return a.d === 1n;
}

/** Whether `a` is an integer multiple of `divisor`, which must not be zero. */
export function isMultiple(a: Rational, divisor: Rational): boolean {
  return (a.n * divisor.d) % (a.d * divisor.n) === 0n;
}

/** Least common multiple of two positive rationals. */
export function lcm(a: Rational, b: Rational): Rational {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return rational((left / gcd(left, right)) * right, a.d * b.d);
}

/** Largest integer at or below. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** Smallest integer at or above. */
export function ceil(a: Rational): bigint {
  return -floor({ n: -a.n, d: a.d });
}

/** `n/d`, or `n` for an integer: a canonical key, not JSON. */
export function rationalKey(a: Rational): string {
  return a.d === 1n ? a.n.toString() : `${a.n}/${a.d}`;
}

/** Decimal text of a rational, `undefined` where its expansion does not end. */
export function toDecimal(a: Rational): string | undefined {
  if (a.d === 1n) return a.n.toString();
  let places = 0;
  let rest = a.d;
  for (const prime of [2n, 5n]) {
    let count = 0;
    while (rest % prime === 0n) {
      rest /= prime;
      count += 1;
    }
    places = Math.max(places, count);
  }
  if (rest !== 1n) return undefined;
  const scaled = a.n * (10n ** BigInt(places) / a.d);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The JSON number for a rational; `undefined` where no finite decimal exists. */
export function toJsonNumber(a: Rational): number | ExactNumber | undefined {
  if (a.d === 1n && a.n >= -9007199254740991n && a.n <= 9007199254740991n) return Number(a.n);
  const text = toDecimal(a);
  if (text === undefined) return undefined;
  const double = Number(text);
  const back = Number.isFinite(double) ? parseRational(String(double)) : undefined;
  return back !== undefined && equal(back, a) ? double : new ExactNumber(text);
}

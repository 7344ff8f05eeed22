/** Decimal literals by their text alone: linear in its length, whatever the exponent says. */

/** The number a literal names: `0.d1d2d3… × 10^exponent` with neither leading nor trailing zeros; zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Takes a JSON number apart. Exponents beyond 2^53 lose their last digits. */
export function toDecimalParts(literal: string): Decimal {
  const negative = literal.startsWith("-");
  const [mantissa = "", power = "0"] = (negative ? literal.slice(1) : literal).split(/[eE]/);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = whole + fraction;
  let start = 0;
  while (all.charCodeAt(start) === 0x30) start += 1;
  let end = all.length;
  while (end > start && all.charCodeAt(end - 1) === 0x30) end -= 1;
  if (end === start) return { negative: false, digits: "", exponent: 0 };
  return { negative, digits: all.slice(start, end), exponent: Number(power) + whole.length - start };
}

/** Whether two literals name the same number. */
export function sameNumber(a: string, b: string): boolean {
  const [left, right] = [toDecimalParts(a), toDecimalParts(b)];
  return left.negative === right.negative && left.digits === right.digits && left.exponent === right.exponent;
}

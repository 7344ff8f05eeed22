/** How a number of JSON is written in binary: an integer where it is one of 64 bits, else the double. */
import { ExactNumber } from "../../model/json.js";
import { sameNumber } from "../../util/decimal.js";
import { CodecError } from "./codec.js";

export const least64 = -(2n ** 63n);
export const most64 = 2n ** 64n - 1n;

/** @param least the smallest integer that the encoding has */
export function binaryNumber(value: number | ExactNumber, least = least64): bigint | number {
  if (value instanceof ExactNumber) {
    const whole = /^-?\d+$/.test(value.text) ? BigInt(value.text) : undefined;
    if (whole !== undefined && whole >= least && whole <= most64) return whole;
    const double = Number(value.text);
    if (Number.isFinite(double) && sameNumber(value.text, String(double))) return double;
    throw new CodecError(`no binary number is ${value.text}`, 0);
  }
  if (!Number.isFinite(value)) throw new CodecError(`${value} is no number of JSON`, 0);
  if (!Number.isInteger(value) || Object.is(value, -0)) return value;
  const whole = BigInt(value);
  return whole >= least && whole <= most64 ? whole : value;
}

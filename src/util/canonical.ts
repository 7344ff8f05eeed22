/**
 * Canonical JSON text (RFC 8785): the same text for the same value, whatever the order of members or the blanks.
 *
 * RFC 8785 knows only numbers that a double holds. A number that none holds takes part with its exact value, written
 * as ECMAScript writes large ones: `1e+400`, `1.2345678901234567891e+19`. No double has such a text, as it would be
 * the same number; so no two different values share a text, and equal ones always do.
 */
import canonicalize from "canonicalize";
import { ExactNumber, isArray, isObject, type Json } from "../model/json.js";
import { toDecimalParts } from "./decimal.js";

export function canonicalText(value: Json): string {
  if (value instanceof ExactNumber) return exactText(value);
  if (!holdsExact(value)) return serialize(value) ?? "null";
  if (isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (!isObject(value)) return "null";
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] as Json)}`).join(",")}}`;
}

/** The package is CommonJS behind types that say otherwise. */
const serialize = canonicalize as unknown as (value: Json) => string | undefined;

function holdsExact(value: Json): boolean {
  if (value instanceof ExactNumber) return true;
  if (isArray(value)) return value.some(holdsExact);
  return isObject(value) && Object.keys(value).some((key) => holdsExact(value[key] as Json));
}

function exactText(number: ExactNumber): string {
  const { negative, digits, exponent } = toDecimalParts(number.text);
  if (digits === "") return "0";
  const power = exponent - 1;
  const fraction = digits.length === 1 ? "" : `.${digits.slice(1)}`;
  return `${negative ? "-" : ""}${digits[0]}${fraction}e${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

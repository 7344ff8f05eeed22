/** Values that get lost on the way: in doubles, in zero-terminated texts, in UTF-16, in libraries that tidy up. */
import { ExactNumber, type Json } from "../../../model/json.js";
import { sameValue } from "../../same.js";
import type { BoundDto } from "../../subject.js";
import type { CheckContext, Specimen } from "../check.js";
import { leaves, withLeaf } from "./leaves.js";

const texts: Readonly<Record<string, string>> = {
  "an empty text": "",
  "a text of characters outside of the first plane": "\u{1F4E6}\u{10FFFD}",
  "a text with a character in two parts": "e\u0301",
  "a text with the character NUL in it": "a\u0000b",
  "a text that ends in blanks": "a \u00a0",
};

const numbers: Readonly<Record<string, number | ExactNumber>> = {
  "2^53 + 1, which no double holds": new ExactNumber("9007199254740993"),
  "2^63 - 1, which no double holds": new ExactNumber("9223372036854775807"),
  "negative zero": -0,
  "the smallest double": 5e-324,
  "a double of 17 digits": 0.30000000000000004,
};

const isNumber = (value: Json): value is number | ExactNumber =>
  typeof value === "number" || value instanceof ExactNumber;

export function specialsFor(value: Json): Readonly<Record<string, Json>> {
  if (typeof value === "string") return texts;
  return isNumber(value) ? numbers : {};
}

/** The same text, or the same number with the same sign. */
export function identical(a: Json | undefined, b: Json): boolean {
  if (a === undefined || !isNumber(a) || !isNumber(b)) return a === b;
  return Object.is(a, -0) === Object.is(b, -0) && sameValue(a, b);
}

/** The valid document with the most scalars in it. */
export function richest(context: CheckContext, dto: BoundDto): Json | undefined {
  const documents = context
    .inputs(dto)
    .valid()
    .map(({ value }) => value);
  return documents.reduce<Json | undefined>(
    (most, each) => (most === undefined || leaves(each).length >= leaves(most).length ? each : most),
    undefined,
  );
}

/** The document with each of these values at each place that may have it. */
export function specialDocuments(dto: BoundDto, base: Json): Specimen[] {
  return leaves(base).flatMap(({ pointer, value }) =>
    Object.entries(specialsFor(value)).flatMap(([about, special]) => {
      const document = withLeaf(base, pointer, special);
      return dto.violation(document) === undefined
        ? [{ value: document, pointer, about: `${about} at ${pointer}` }]
        : [];
    }),
  );
}

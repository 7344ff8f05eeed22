/**
 * The same question in numbers that doubles hold. Without `multipleOf`, all that a schema can tell of numbers is
 * which are equal, which is larger and which are integers; so every number may be replaced by another one, in the
 * schema and in the instance, as long as the order and the integers stay.
 */
import { ExactNumber, isArray, isObject, type Json, own, put } from "../model/json.js";
import { compare, isInteger, type Rational, toRational } from "../model/rational.js";
import { type Position, positionBelow } from "./prepare.js";

export interface Judged {
  readonly json: Json;
  readonly instance: Json;
}

const limits = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

type Change = (value: number | ExactNumber) => Json;

/** The schema and the instance in small numbers; `undefined` where more than their order may matter. */
export function inSmallNumbers({ json, instance }: Judged): Judged | undefined {
  const all = new Map<string, Rational>();
  let readable = true;
  const collect: Change = (value) => {
    const exact = toRational(value);
    if (exact === undefined) readable = false;
    else all.set(keyOf(exact), exact);
    return value;
  };
  rewritten(json, "schema", collect);
  rewritten(instance, "data", collect);
  if (!readable || speaksOfMore(json)) return undefined;
  const images = new Map<string, number>();
  let last = 0;
  for (const [key, exact] of [...all].sort(([, a], [, b]) => compare(a, b))) {
    last = Math.floor(last) + (isInteger(exact) ? 1 : 1.5);
    images.set(key, last);
  }
  const image: Change = (value) => images.get(keyOf(toRational(value) as Rational)) as number; // all were collected
  return { json: rewritten(json, "schema", image), instance: rewritten(instance, "data", image) };
}

const keyOf = ({ n, d }: Rational): string => `${n}/${d}`;

/** Changes the numbers that are values or limits; lengths and counts stay. */
function rewritten(json: Json, position: Position, change: Change): Json {
  if (typeof json === "number" || json instanceof ExactNumber) return position === "data" ? change(json) : json;
  if (isArray(json)) return json.map((item) => rewritten(item, position, change));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(json)) {
    const isLimit = position === "schema" && limits.has(key);
    put(result, key, rewritten(json[key] as Json, isLimit ? "data" : positionBelow(position, key), change));
  }
  return result;
}

/** Whether a schema divides, or leads to the dialects' own, which have numbers of theirs. */
function speaksOfMore(json: Json): boolean {
  if (isArray(json)) return json.some(speaksOfMore);
  if (!isObject(json)) return false;
  if (Object.hasOwn(json, "multipleOf")) return true;
  const reference = own(json, "$ref");
  if (typeof reference === "string" && reference.includes("json-schema.org")) return true;
  return Object.keys(json).some((key) => speaksOfMore(json[key] as Json));
}

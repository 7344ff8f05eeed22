/** What a validator's known defects turn on, gathered from a schema and from an instance. */
import { ExactNumber, isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import type { Dialect } from "./dialects.js";
import { dialectUris } from "./packages.js";
import { type Position, positionBelow } from "./prepare.js";

export interface Facts {
  /** Every name at a place where a schema has its keywords. */
  readonly keywords: ReadonlySet<string>;
  /** Schemas with a tuple: `prefixItems`, or `items` as a list. */
  readonly tuple: boolean;
  /** Whether a list of names, such as that of `required`, has the empty name. */
  readonly emptyName: boolean;
  /** The values of `multipleOf`. */
  readonly divisors: readonly Json[];
  /** Whether some number is none that a double holds. */
  readonly exact: boolean;
  /** Whether values, or keywords that nobody knows, have members named like identifiers or references. */
  readonly identifiersInData: boolean;
  /** Whether an identifier stands beside a reference that hides it. */
  readonly identifierBesideReference: boolean;
  /** The documents' dialect, and what they name as theirs. */
  readonly dialects: ReadonlySet<string>;
}

const identifiers = ["$ref", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema", "$vocabulary"];
/** What may hold schemas without asserting anything. */
const holders = new Set(["definitions", "$defs"]);

export function factsOf(documents: readonly Json[], dialect: Dialect): Facts {
  const keywords = new Set<string>();
  const dialects = new Set([dialectUris[dialect.name].replace(/#$/, "")]);
  const divisors: Json[] = [];
  const facts = {
    tuple: false,
    emptyName: false,
    exact: false,
    identifiersInData: false,
    identifierBesideReference: false,
  };

  const schema = (json: JsonObject): void => {
    for (const key of Object.keys(json)) keywords.add(key);
    if (Object.hasOwn(json, "prefixItems") || isArray(own(json, "items"))) facts.tuple = true;
    const divisor = own(json, "multipleOf");
    if (divisor !== undefined) divisors.push(divisor);
    const named = own(json, "$schema");
    if (typeof named === "string") dialects.add(named.replace(/#$/, ""));
    const identifier = own(json, dialect.idKeyword);
    if (typeof own(json, "$ref") === "string" && typeof identifier === "string") facts.identifierBesideReference = true;
  };
  const stack: { readonly json: Json; readonly position: Position }[] = [];
  for (const json of documents) stack.push({ json, position: "schema" });
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { json, position } = item;
    if (json instanceof ExactNumber) facts.exact = true;
    if (isArray(json) && position !== "data" && json.includes("")) facts.emptyName = true;
    if (isArray(json)) for (const inner of json) stack.push({ json: inner, position });
    if (!isObject(json)) continue;
    if (position === "schema") schema(json);
    if (position === "data" && identifiers.some((name) => Object.hasOwn(json, name))) facts.identifiersInData = true;
    for (const key of Object.keys(json)) {
      const known = position !== "schema" || dialect.assertions.has(key) || holders.has(key);
      stack.push({ json: json[key] as Json, position: known ? positionBelow(position, key) : "data" });
    }
  }
  facts.identifierBesideReference &&= dialect.refHidesSiblings || dialects.size > 1;
  return { keywords, dialects, divisors, ...facts };
}

/** Every number in a document. */
export function numbersIn(json: Json): readonly (number | ExactNumber)[] {
  if (typeof json === "number" || json instanceof ExactNumber) return [json];
  if (isArray(json)) return json.flatMap(numbersIn);
  return isObject(json) ? Object.keys(json).flatMap((key) => numbersIn(json[key] as Json)) : [];
}

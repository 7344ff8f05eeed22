/**
 * Changes to a schema, each at one place, so that a document which tells the two schemas apart is just the document
 * that a check wants: `schema ⊄ schema without v in its enum` gives a document that uses v, and `schema without its
 * maximum ⊄ schema` gives one that only the maximum forbids.
 */
import { isArray, isObject, type Json, type JsonObject, own, put } from "../../model/json.js";
import { join, tokens } from "../../model/pointer.js";

export interface Mutant {
  /** The changed document. */
  readonly schema: Json;
  /**
   * `inside`: wanted are documents of the schema that the mutant rejects; they are valid. `outside`: documents of the
   * mutant that the schema rejects; they are invalid.
   */
  readonly side: "inside" | "outside";
  readonly purpose: "boundary" | "presence" | "invalid";
  readonly about: string;
  /** JSON pointer of the place in the document. */
  readonly pointer: string;
}

/** A schema in a document, and where its values are. */
interface Spot {
  readonly schema: JsonObject;
  /** JSON pointer in the schema document. */
  readonly at: string;
  /** JSON pointer in the instances. */
  readonly pointer: string;
}

/** More than this of one schema: it is large enough for the others to stand for them. */
const mostMutants = 600;
/** Larger bounds on sizes are not tried: the document would be as large. */
const largestSize = 4096;

const nothing: Json = { not: {} };

export function mutantsOf(root: Json): Mutant[] {
  const found: Mutant[] = [];
  for (const spot of spotsOf(root)) {
    for (const mutant of mutantsAt(root, spot)) {
      if (found.length >= mostMutants) return found;
      found.push(mutant);
    }
  }
  return found;
}

function name(pointer: string): string {
  return pointer === "" ? "the document" : pointer;
}

function* mutantsAt(root: Json, spot: Spot): Iterable<Mutant> {
  const { schema, at, pointer } = spot;
  const where = name(pointer);
  const changed = (changes: Readonly<Record<string, Json | undefined>>): Json => {
    const copy: Record<string, Json> = {};
    for (const key of Object.keys(schema)) put(copy, key, schema[key] as Json);
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) delete copy[key];
      else put(copy, key, value);
    }
    return replace(root, tokens(at), copy);
  };
  const without = (keyword: string, about: string): Mutant => ({
    schema: changed({ [keyword]: undefined }),
    side: "outside",
    purpose: "invalid",
    about,
    pointer,
  });
  const inside = (changes: Readonly<Record<string, Json | undefined>>, about: string, place = pointer): Mutant => ({
    schema: changed(changes),
    side: "inside",
    purpose: place === pointer ? "boundary" : "presence",
    about,
    pointer: place,
  });
  const butNot = (value: Json): Readonly<Record<string, Json>> => {
    const all = own(schema, "allOf");
    return { allOf: [...(isArray(all) ? all : []), { not: { enum: [value] } }] };
  };

  for (const [keyword, words] of assertions) {
    const value = own(schema, keyword);
    if (value === undefined || value === true || (isObject(value) && Object.keys(value).length === 0)) continue;
    yield without(keyword, `${where} ${words(value)} (${keyword})`);
  }
  const required = own(schema, "required");
  const names = isArray(required) ? required.filter((each) => typeof each === "string") : [];
  for (const property of names) {
    const rest = names.filter((each) => each !== property);
    yield {
      schema: changed({ required: rest.length > 0 ? rest : undefined }),
      side: "outside",
      purpose: "invalid",
      about: `${where} without ${JSON.stringify(property)} (required)`,
      pointer: join(pointer, property),
    };
  }
  for (const [keyword, step] of sizes) {
    const value = own(schema, keyword);
    if (typeof value !== "number" || value > largestSize) continue;
    const next = value + step;
    yield inside(next < 0 ? butNot("") : { [keyword]: next }, `${where} at its ${keyword} (${value})`);
  }
  for (const keyword of ["minimum", "maximum"]) {
    const value = own(schema, keyword);
    if (typeof value === "number") yield inside(butNot(value), `${where} at its ${keyword} (${value})`);
  }
  if (own(schema, "type") === "integer") {
    for (const [keyword, step] of [
      ["exclusiveMinimum", 1],
      ["exclusiveMaximum", -1],
    ] as const) {
      const value = own(schema, keyword);
      if (typeof value === "number") yield inside(butNot(value + step), `${where} next to its ${keyword} (${value})`);
    }
  }
  const values = own(schema, "enum");
  if (isArray(values)) {
    for (const value of values.slice(0, 50)) yield inside(butNot(value), `${where} is ${JSON.stringify(value)}`);
  }
  if (own(schema, "type") === "boolean") {
    for (const value of [true, false]) yield inside(butNot(value), `${where} is ${value}`);
  }
  const types = own(schema, "type");
  if (isArray(types) && types.length > 1) {
    for (const type of types)
      yield inside({ type: types.filter((each) => each !== type) }, `${where} is of type ${String(type)}`);
  }
  for (const keyword of ["anyOf", "oneOf"]) {
    const variants = own(schema, keyword);
    if (!isArray(variants)) continue;
    for (let index = 0; index < variants.length; index++) {
      const rest = variants.map((variant, other) => (other === index ? nothing : variant));
      yield inside({ [keyword]: rest }, `${where} by variant ${index + 1} of ${keyword}`);
    }
  }
  const properties = own(schema, "properties");
  if (isObject(properties)) {
    for (const property of Object.keys(properties)) {
      const rest: Record<string, Json> = {};
      for (const key of Object.keys(properties)) put(rest, key, key === property ? nothing : (properties[key] as Json));
      yield inside({ properties: rest }, `${where} with ${JSON.stringify(property)}`, join(pointer, property));
    }
  }
}

const quoted = (value: Json): string => JSON.stringify(value).slice(0, 60);

/** Keywords that reject something by themselves, and how what they reject is called. */
const assertions: readonly (readonly [keyword: string, words: (value: Json) => string])[] = [
  ["type", (value) => `is not of type ${isArray(value) ? value.join(" or ") : String(value)}`],
  ["enum", () => "is none of the listed values"],
  ["const", (value) => `is not ${quoted(value)}`],
  ["minimum", (value) => `is below ${quoted(value)}`],
  ["maximum", (value) => `is above ${quoted(value)}`],
  ["exclusiveMinimum", (value) => `is not above ${quoted(value)}`],
  ["exclusiveMaximum", (value) => `is not below ${quoted(value)}`],
  ["multipleOf", (value) => `is no multiple of ${quoted(value)}`],
  ["minLength", (value) => `is shorter than ${quoted(value)}`],
  ["maxLength", (value) => `is longer than ${quoted(value)}`],
  ["pattern", (value) => `does not match ${quoted(value)}`],
  ["format", (value) => `is no ${String(value)}`],
  ["minItems", (value) => `has fewer than ${quoted(value)} items`],
  ["maxItems", (value) => `has more than ${quoted(value)} items`],
  ["uniqueItems", () => "has the same item twice"],
  ["contains", () => "has no item of the kind that it must contain"],
  ["minProperties", (value) => `has fewer than ${quoted(value)} properties`],
  ["maxProperties", (value) => `has more than ${quoted(value)} properties`],
  ["propertyNames", () => "has a name that is not allowed"],
  ["dependentRequired", () => "lacks a property that another one asks for"],
  ["additionalProperties", () => "has a property that is not declared"],
  ["unevaluatedProperties", () => "has a property that is not declared"],
  ["not", () => "is what it must not be"],
];

/** Bounds on sizes, with the step that takes the bound's own size away. */
const sizes: readonly (readonly [keyword: string, step: 1 | -1])[] = [
  ["minLength", 1],
  ["maxLength", -1],
  ["minItems", 1],
  ["maxItems", -1],
  ["minProperties", 1],
  ["maxProperties", -1],
];

/** The schemas that judge the document and its parts, each once: a shared definition is changed for all its uses. */
function spotsOf(root: Json): Spot[] {
  const found: Spot[] = [];
  const seen = new Set<string>();
  const waiting: { readonly at: string; readonly pointer: string }[] = [{ at: "", pointer: "" }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { at, pointer } = next;
    if (seen.has(at)) continue;
    seen.add(at);
    const schema = valueAt(root, at);
    if (!isObject(schema)) continue;
    found.push({ schema, at, pointer });
    const reference = own(schema, "$ref");
    if (typeof reference === "string" && /^#(\/|$)/.test(reference)) {
      waiting.push({ at: decodeURIComponent(reference.slice(1)), pointer });
    }
    const properties = own(schema, "properties");
    if (isObject(properties)) {
      for (const property of Object.keys(properties)) {
        waiting.push({ at: join(at, "properties", property), pointer: join(pointer, property) });
      }
    }
    const items = own(schema, "items");
    if (isObject(items)) waiting.push({ at: join(at, "items"), pointer: `${pointer}/0` });
    for (const keyword of ["prefixItems", "allOf", "anyOf", "oneOf"]) {
      const list = own(schema, keyword);
      if (!isArray(list)) continue;
      for (let index = 0; index < list.length; index++) {
        const inner = keyword === "prefixItems" ? `${pointer}/${index}` : pointer;
        waiting.push({ at: join(at, keyword, index), pointer: inner });
      }
    }
  }
  return found;
}

function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const token of tokens(pointer)) {
    value = isArray(value) ? value[Number(token)] : isObject(value) ? own(value, token) : undefined;
  }
  return value;
}

/** The document with another value at a place that it has. */
function replace(value: Json, path: readonly string[], by: Json): Json {
  const [token, ...rest] = path;
  if (token === undefined) return by;
  if (isArray(value)) {
    return value.map((item, index) => (String(index) === token ? replace(item, rest, by) : item));
  }
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    put(copy, key, key === token ? replace(value[key] as Json, rest, by) : (value[key] as Json));
  }
  return copy;
}

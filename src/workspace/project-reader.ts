/**
 * A reader that looks at some of a document: its schema, with every constraint on what is not used left out. The result
 * accepts at least what the schema accepts, and everything else that agrees with it on the used parts.
 *
 * What cannot be taken apart (`not`, `if`, dynamic references, references other than `#/…`) stays as it is: the answer
 * can then be "affected" where nobody is, never the other way round.
 */
import { isArray, isObject, type Json, type JsonObject, own, put } from "../model/json.js";
import { join, tokens } from "../model/pointer.js";
import { type Embedded, embed } from "./embedded.js";
import { localPointer, valueAt } from "./places.js";
import { type Usage, type UsedMembers, usageAt, usageKey, usageOf } from "./usage.js";

export interface Projection {
  readonly json: Json;
  /** The place in the original of a place in `json`. */
  readonly originOf: (pointer: string) => string;
  /** Used paths that the schema says nothing of: misspelled, most likely. */
  readonly unknown: readonly string[];
}

/**
 * @param pointer the schema inside the document
 * @param uses JSON pointers into the instance; `*` is every item or every property
 */
export function projectReader(
  json: Json,
  pointer: string,
  uses: readonly string[],
  defaultDialect?: string,
): Projection {
  const embedded = embed(json, defaultDialect);
  const definitions = new Map<string, Json>();
  const origins = new Map<string, string>();
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const context: Context = {
    json,
    embedded,
    note: (path) => seen.add(path),
    define: (at, usage, path) => {
      const key = `${usageKey(usage)} ${path} ${at}`;
      const known = names.get(key);
      if (known !== undefined) return known;
      const name = `used-${names.size}`;
      names.set(key, name);
      origins.set(name, at);
      definitions.set(name, project(at, usage, path, context));
      return name;
    },
  };
  const root = context.define(pointer, usageOf(uses), "");
  return {
    json: embedded.document(root, definitions),
    originOf: (place) => originOf(place, embedded, origins),
    unknown: uses.filter((use) => !isKnown(use, seen)),
  };
}

interface Context {
  readonly json: Json;
  readonly embedded: Embedded;
  /** Notes that the schema says something of an instance path; below a path that ends in `**`, of everything. */
  readonly note: (path: string) => void;
  readonly define: (pointer: string, usage: Usage, path: string) => string;
}

function originOf(place: string, { container }: Embedded, origins: ReadonlyMap<string, string>): string {
  const [, name = "", ...rest] = tokens(place);
  const origin = name === "original" ? "" : origins.get(name);
  if (tokens(place)[0] !== container || origin === undefined) return "";
  return rest.reduce((path, token) => join(path, token), origin);
}

/** Every part of a used path must be known, unless a schema that was not taken apart is above it. */
function isKnown(use: string, seen: ReadonlySet<string>): boolean {
  let path = "";
  for (const token of tokens(use)) {
    if (seen.has(`${path}/**`)) return true;
    path = join(path, token);
    if (!seen.has(path)) return false;
  }
  return true;
}

/** Keywords that say nothing of an unused part, and need no change. */
const kept: ReadonlySet<string> = new Set([
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength", "multipleOf", "minimum", "maximum"],
  ...["exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems", "contentEncoding"],
  ...[
    "contentMediaType",
    "title",
    "description",
    "deprecated",
    "default",
    "readOnly",
    "writeOnly",
    "x-extensible-enum",
  ],
]);

/** A schema with one of these is not taken apart. */
const whole: readonly string[] = ["$id", "id", "$anchor", "$dynamicAnchor"];
const dynamic: readonly string[] = ["$dynamicRef", "$recursiveRef"];

function project(pointer: string, usage: Usage, path: string, context: Context): Json {
  const { embedded, note } = context;
  const schema = valueAt(context.json, pointer);
  if (typeof schema === "boolean") return schema;
  const untouched = () => {
    note(`${path}/**`);
    return embedded.reference(pointer);
  };
  if (usage === "all" || !isObject(schema)) return untouched();
  const reference = own(schema, "$ref");
  const target = localPointer(reference);
  if (reference !== undefined && target === undefined) return untouched();
  // The root's own identifier is the one that the original is embedded under.
  if (whole.some((keyword) => typeof own(schema, keyword) === "string" && pointer !== "")) return untouched();
  const inseparable = usage.each === undefined ? dynamic : [...dynamic, "unevaluatedProperties", "unevaluatedItems"];
  if (inseparable.some((keyword) => own(schema, keyword) !== undefined)) return untouched();
  const result: Record<string, Json> = {};
  const all: Json[] = [];
  const refer = (at: string, used: Usage = usage, where = path): Json => ({
    $ref: `#/${embedded.container}/${context.define(at, used, where)}`,
  });
  if (target !== undefined) {
    const referred = refer(target);
    if (embedded.lonelyReferences) return referred;
    all.push(referred);
  }
  for (const key of Object.keys(schema)) if (kept.has(key)) put(result, key, schema[key] as Json);
  const alternatives = (keyword: string) => {
    const variants = own(schema, keyword);
    return isArray(variants) ? variants.map((_, index) => refer(join(pointer, keyword, index))) : undefined;
  };
  all.push(...(alternatives("allOf") ?? []));
  for (const keyword of ["anyOf", "oneOf"]) {
    const anyOf = alternatives(keyword);
    // Which of them alone holds may depend on what is not used.
    if (anyOf !== undefined) all.push({ anyOf });
  }
  for (const keyword of ["not", "if", "then", "else", "contains", "minContains", "maxContains"]) {
    const value = own(schema, keyword);
    if (value !== undefined) put(result, keyword, isObject(value) ? embedded.reference(join(pointer, keyword)) : value);
  }
  projectObject(schema, pointer, usage, path, { result, all, refer, note });
  projectArray(schema, pointer, usage, path, { result, refer, note });
  if (all.length > 0) put(result, "allOf", all);
  return result;
}

interface Parts {
  readonly result: Record<string, Json>;
  readonly all: Json[];
  readonly refer: (pointer: string, usage: Usage, path: string) => Json;
  readonly note: (path: string) => void;
}

function projectObject(schema: JsonObject, pointer: string, usage: UsedMembers, path: string, parts: Parts): void {
  const { result, all, refer, note } = parts;
  const [properties, patterns] = [membersOf(schema, "properties"), membersOf(schema, "patternProperties")];
  const additional = own(schema, "additionalProperties");
  const used: Record<string, Json> = {};
  const names = new Set([...usage.named.keys(), ...(usage.each === undefined ? [] : Object.keys(properties))]);
  for (const name of names) {
    const below = usageAt(usage, name);
    if (below === undefined) continue;
    const step = usage.named.has(name) ? join(path, name) : `${path}/*`;
    const places = [
      ...(own(properties, name) === undefined ? [] : [join(pointer, "properties", name)]),
      ...Object.keys(patterns).flatMap((pattern) =>
        matches(pattern, name) ? [join(pointer, "patternProperties", pattern)] : [],
      ),
    ];
    // What is named nowhere falls to `additionalProperties`; a mere `false` or `true` says nothing of it by name.
    if (places.length === 0 && isObject(additional)) places.push(join(pointer, "additionalProperties"));
    if (places.length > 0) note(step);
    const schemas = places.map((place) => refer(place, below, step));
    const [only] = schemas;
    if (only !== undefined) put(used, name, schemas.length === 1 ? only : { allOf: schemas });
    else if (additional === false) put(used, name, false);
  }
  if (Object.keys(used).length > 0) put(result, "properties", used);
  const required = own(schema, "required");
  if (isArray(required)) {
    const wanted = required.filter((name) => typeof name === "string" && usageAt(usage, name) !== undefined);
    // Draft 4 has no empty list.
    if (wanted.length > 0) put(result, "required", wanted);
  }
  for (const keyword of ["dependentRequired", "dependentSchemas", "dependencies"]) {
    for (const [trigger, value] of Object.entries(membersOf(schema, keyword))) {
      // Who does not look at the trigger may always meet a document without it.
      if (usageAt(usage, trigger) === undefined) continue;
      const wanted = isArray(value) ? value.filter((name) => usageAt(usage, String(name)) !== undefined) : undefined;
      if (wanted?.length === 0) continue;
      const dependent: Record<string, Json> = {};
      put(dependent, trigger, wanted ?? refer(join(pointer, keyword, trigger), usage, path));
      all.push({ [keyword]: dependent });
    }
  }
  if (usage.each === undefined) return;
  for (const keyword of ["minProperties", "maxProperties", "propertyNames"]) {
    const value = own(schema, keyword);
    if (value !== undefined) put(result, keyword, value);
  }
  const step = `${path}/*`;
  const below = usage.each;
  const matching: Record<string, Json> = {};
  for (const pattern of Object.keys(patterns)) {
    note(step);
    put(matching, pattern, refer(join(pointer, "patternProperties", pattern), below, step));
  }
  if (Object.keys(matching).length > 0) put(result, "patternProperties", matching);
  if (additional !== undefined) {
    if (additional !== false) note(step);
    put(result, "additionalProperties", refer(join(pointer, "additionalProperties"), below, step));
  }
}

function projectArray(
  schema: JsonObject,
  pointer: string,
  usage: UsedMembers,
  path: string,
  { result, refer, note }: Omit<Parts, "all">,
): void {
  const { each } = usage;
  const indexes = [...usage.named.keys()].filter((name) => /^(?:0|[1-9]\d{0,4})$/.test(name)).map(Number);
  if (each === undefined && indexes.length === 0) return;
  const project = (place: string, below: Usage | undefined, step: string): Json => {
    if (below === undefined) return true;
    note(step);
    return refer(place, below, step);
  };
  for (const keyword of ["prefixItems", "items"]) {
    const list = own(schema, keyword);
    if (!isArray(list)) continue;
    const items = list.map((_, index) => {
      const step = usage.named.has(String(index)) ? join(path, index) : `${path}/*`;
      return project(join(pointer, keyword, index), usageAt(usage, String(index)), step);
    });
    put(result, keyword, items);
  }
  for (const keyword of ["items", "additionalItems"]) {
    const rest = own(schema, keyword);
    if (rest === undefined || isArray(rest)) continue;
    const place = join(pointer, keyword);
    if (each !== undefined) put(result, keyword, project(place, each, `${path}/*`));
    else {
      // Single items: what holds for all of them is asked of all.
      put(result, keyword, refer(place, "all", `${path}/*`));
      for (const index of indexes) for (const at of ["", "/**"]) note(join(path, index) + at);
    }
  }
}

function membersOf(schema: JsonObject, keyword: string): JsonObject {
  const value = own(schema, keyword);
  return isObject(value) ? value : {};
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    // Not one of ours to judge: what it says is taken to hold.
    return true;
  }
}

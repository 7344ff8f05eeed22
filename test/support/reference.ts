/**
 * JSON Schema as the specifications say it, keyword by keyword over one document and one value, with the locations
 * that were evaluated. Slow and plain: it judges between the engine and ajv, and shares nothing with either but the
 * exact numbers.
 */
import { ExactNumber, isArray, isObject, type Json, type JsonObject, own } from "../../src/model/json.js";
import { compare, isInteger, isMultiple, type Rational, toRational } from "../../src/model/rational.js";
import type { LawDialect } from "./schemas.js";

interface Outcome {
  readonly valid: boolean;
  /** Names of properties, indexes of items. */
  readonly evaluated: ReadonlySet<string | number>;
}

const hidesSiblings = (dialect: LawDialect): boolean => /draft-0[467]/.test(dialect);

export type Formats = "annotation" | "assert";

/** Whether the value is valid under the definition of that name. */
export function isMember(
  document: JsonObject,
  dialect: LawDialect,
  name: string,
  value: Json,
  formats: Formats = "annotation",
): boolean {
  const context: Context = { document, dialect, formats, resource: document, scope: [document] };
  return judge(definition(document, name), value, context).valid;
}

interface Context {
  readonly document: JsonObject;
  readonly dialect: LawDialect;
  readonly formats: Formats;
  /** The resource at hand: the document, or a definition with an identifier. */
  readonly resource: JsonObject;
  /** The resources on the way, outermost first. */
  readonly scope: readonly JsonObject[];
}

function definition(document: JsonObject, name: string): Json {
  const all = (own(document, "definitions") ?? own(document, "$defs")) as JsonObject; // the generator writes one of them
  return own(all, name) as Json;
}

const number = (value: Json | undefined): Rational | undefined =>
  typeof value === "number" || value instanceof ExactNumber ? toRational(value) : undefined;

/** Equality of values; `1` is `1.0`. */
export function same(a: Json, b: Json): boolean {
  const [x, y] = [number(a), number(b)];
  if (x !== undefined || y !== undefined) return x !== undefined && y !== undefined && compare(x, y) === 0;
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i] as Json));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && same(own(a, key) as Json, own(b, key) as Json))
    );
  }
  return a === b;
}

function hasType(value: Json, type: Json): boolean {
  const exact = number(value);
  if (type === "number") return exact !== undefined;
  if (type === "integer") return exact !== undefined && isInteger(exact);
  if (type === "null") return value === null;
  if (type === "array") return isArray(value);
  if (type === "object") return isObject(value);
  return typeof value === type;
}

const list = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);
const members = (value: Json | undefined): [string, Json][] => (isObject(value) ? Object.entries(value) : []);

function judge(schema: Json, value: Json, outer: Context): Outcome {
  if (!isObject(schema)) return { valid: schema === true, evaluated: new Set() };
  const context = typeof own(schema, "$id") === "string" ? entered(outer, schema) : outer;
  const evaluated = new Set<string | number>();
  let valid = true;
  const demand = (truth: boolean): void => {
    valid &&= truth;
  };
  const keyword = (name: string): Json | undefined => own(schema, name);
  /** In place: what a valid subschema evaluates is evaluated. */
  const inPlace = (sub: Json): boolean => {
    const outcome = judge(sub, value, context);
    if (outcome.valid) for (const location of outcome.evaluated) evaluated.add(location);
    return outcome.valid;
  };
  const holds = (sub: Json, part: Json): boolean => judge(sub, part, context).valid;

  for (const name of ["$ref", "$dynamicRef", "$recursiveRef"]) {
    const reference = keyword(name);
    if (typeof reference !== "string") continue;
    const [sub, where] = target(context, name, reference);
    const outcome = judge(sub, value, where);
    if (outcome.valid) for (const location of outcome.evaluated) evaluated.add(location);
    demand(outcome.valid);
    if (hidesSiblings(context.dialect)) return { valid, evaluated };
  }
  for (const sub of list(keyword("allOf"))) demand(inPlace(sub));
  const any = keyword("anyOf");
  if (any !== undefined) demand(list(any).filter(inPlace).length > 0);
  const one = keyword("oneOf");
  if (one !== undefined) demand(list(one).filter(inPlace).length === 1);
  const not = keyword("not");
  if (not !== undefined) demand(!holds(not, value));
  const condition = keyword("if");
  if (condition !== undefined) {
    const branch = keyword(inPlace(condition) ? "then" : "else");
    if (branch !== undefined) demand(inPlace(branch));
  }

  const type = keyword("type");
  if (type !== undefined) demand((isArray(type) ? type : [type]).some((one) => hasType(value, one)));
  const values = keyword("enum");
  if (values !== undefined) demand(list(values).some((one) => same(one, value)));
  if (Object.hasOwn(schema, "const")) demand(same(keyword("const") as Json, value));

  const exact = number(value);
  if (exact !== undefined) demand(inRange(schema, exact));
  if (typeof value === "string") {
    const length = [...value].length;
    demand(within(schema, "Length", length));
    const pattern = keyword("pattern");
    if (typeof pattern === "string") demand(new RegExp(pattern, "u").test(value));
    const format = keyword("format");
    if (context.formats === "assert" && typeof format === "string") demand(formats[format]?.(value) ?? true);
  }
  if (isArray(value)) {
    demand(within(schema, "Items", value.length));
    if (keyword("uniqueItems") === true)
      demand(!value.some((item, i) => value.slice(i + 1).some((other) => same(item, other))));
    const tuple = keyword("prefixItems") ?? (isArray(keyword("items")) ? keyword("items") : undefined);
    const rest = isArray(keyword("items")) ? keyword("additionalItems") : keyword("items");
    value.forEach((item, i) => {
      const sub = list(tuple)[i] ?? rest;
      if (sub === undefined) return;
      demand(holds(sub, item));
      evaluated.add(i);
    });
    const contains = keyword("contains");
    if (contains !== undefined) {
      const found = value.map((item, i) => (holds(contains, item) ? i : -1)).filter((i) => i >= 0);
      if (context.dialect === "2020-12") for (const i of found) evaluated.add(i);
      const limits = !hidesSiblings(context.dialect);
      demand(found.length >= Number((limits ? keyword("minContains") : undefined) ?? 1));
      const most = limits ? keyword("maxContains") : undefined;
      if (most !== undefined) demand(found.length <= Number(most));
    }
    const unevaluated = keyword("unevaluatedItems");
    if (unevaluated !== undefined) {
      value.forEach((item, i) => {
        if (evaluated.has(i)) return;
        demand(holds(unevaluated, item));
        evaluated.add(i);
      });
    }
  }
  if (isObject(value)) {
    const names = Object.keys(value);
    demand(within(schema, "Properties", names.length));
    for (const name of list(keyword("required"))) demand(Object.hasOwn(value, name as string));
    for (const name of names) {
      const part = own(value, name) as Json;
      const property = own((keyword("properties") ?? {}) as JsonObject, name);
      const subs = members(keyword("patternProperties")).filter(([pattern]) => new RegExp(pattern, "u").test(name));
      const all = [...(property === undefined ? [] : [property]), ...subs.map(([, sub]) => sub)];
      const additional = keyword("additionalProperties");
      if (all.length === 0 && additional !== undefined) all.push(additional);
      for (const sub of all) demand(holds(sub, part));
      if (all.length > 0) evaluated.add(name);
      const propertyNames = keyword("propertyNames");
      if (propertyNames !== undefined) demand(holds(propertyNames, name));
      for (const dependent of ["dependencies", "dependentRequired", "dependentSchemas"]) {
        const then = own((keyword(dependent) ?? {}) as JsonObject, name);
        if (isArray(then)) demand(then.every((needed) => Object.hasOwn(value, needed as string)));
        else if (then !== undefined) demand(inPlace(then));
      }
    }
    const unevaluated = keyword("unevaluatedProperties");
    if (unevaluated !== undefined) {
      for (const name of names) {
        if (evaluated.has(name)) continue;
        demand(holds(unevaluated, own(value, name) as Json));
        evaluated.add(name);
      }
    }
  }
  return { valid, evaluated };
}

const entered = (context: Context, resource: JsonObject): Context => ({
  ...context,
  resource,
  scope: [...context.scope, resource],
});

/** Where a reference leads, and the context there. The generator refers to what there is. */
function target(context: Context, keyword: string, reference: string): readonly [Json, Context] {
  const { document, resource, scope } = context;
  if (keyword === "$recursiveRef") {
    const outermost = scope.find((one) => one.$recursiveAnchor === true) as JsonObject;
    const found = resource.$recursiveAnchor === true ? outermost : resource;
    return [found, entered(context, found)];
  }
  if (keyword === "$dynamicRef") {
    const owner = scope.find((one) => anchored(one, document) !== undefined) as JsonObject;
    return [anchored(owner, document) as Json, entered(context, owner)];
  }
  if (reference === "#") return [resource, context];
  return [definition(document, reference.split("/").at(-1) as string), context];
}

/** What has the dynamic anchor in a resource. */
function anchored(resource: JsonObject, document: JsonObject): Json | undefined {
  if (resource !== document) return typeof resource.$dynamicAnchor === "string" ? resource : undefined;
  const found = members(own(document, "$defs")).find(
    ([, sub]) => isObject(sub) && own(sub, "$id") === undefined && typeof sub.$dynamicAnchor === "string",
  );
  return found?.[1];
}

/** Judges of the formats that the generator uses; all others say nothing. */
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (match === null) return false;
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    return days !== undefined && day >= 1 && day <= days;
  },
  ipv4: (text) =>
    /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text) && text.split(".").every((part) => Number(part) < 256),
};

function inRange(schema: JsonObject, value: Rational): boolean {
  const limit = (name: string): Rational | undefined => number(own(schema, name));
  const [low, high, step] = [limit("minimum"), limit("maximum"), limit("multipleOf")];
  const [above, below] = [limit("exclusiveMinimum"), limit("exclusiveMaximum")];
  return (
    (low === undefined || compare(value, low) >= (schema.exclusiveMinimum === true ? 1 : 0)) &&
    (high === undefined || compare(value, high) <= (schema.exclusiveMaximum === true ? -1 : 0)) &&
    (above === undefined || compare(value, above) > 0) &&
    (below === undefined || compare(value, below) < 0) &&
    (step === undefined || isMultiple(value, step))
  );
}

function within(schema: JsonObject, what: string, size: number): boolean {
  const [least, most] = [own(schema, `min${what}`), own(schema, `max${what}`)];
  return (least === undefined || size >= Number(least)) && (most === undefined || size <= Number(most));
}

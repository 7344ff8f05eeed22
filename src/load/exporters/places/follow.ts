/**
 * Follows a JSON pointer into the source that a schema is written in: from `/properties/customer` to the key
 * `customer` inside the braces of the right object.
 */
import type { Expression } from "./expressions.js";
import {
  type Call,
  first,
  maxSteps,
  memberNamed,
  type ResolveName,
  resolveSite,
  type Site,
  search,
  words,
} from "./search.js";

/** An offset in one module's source. */
export interface Spot {
  readonly module: string;
  readonly start: number;
}

/** Methods and functions that have an object of properties among their arguments. */
const shaped = words(`object strictObject looseObject objectWithRest objectAsync strictObjectAsync looseObjectAsync
  Object interface looseInterface type extend safeExtend augment merge and`);
/** Those that put several schemas together. */
const joined = words("intersection intersect intersectAsync Intersect Composite merge and Evaluate");
const arrays = words("array arrayAsync Array set Set");
const records = words("record partialRecord looseRecord recordAsync Record map objectWithRest catchall");
const tuples = words("tuple strictTuple looseTuple tupleWithRest Tuple");
const unions = words("union unionAsync discriminatedUnion variant variantAsync xor Union");

/** The deepest place that some of the tokens lead to; `undefined` when not even the first does. */
export function follow(site: Site, tokens: readonly string[], resolve: ResolveName): Spot | undefined {
  const [keyword = "", name] = tokens;
  const onward = (find: Finder, used: number): Spot | undefined => {
    const found = search(site, (at, call) => locateIn(at, find(at.expression, call)), resolve, 0);
    return found && (follow(found, tokens.slice(used), resolve) ?? spotOf(found));
  };
  switch (keyword) {
    case "properties": {
      const found = name === undefined ? undefined : findProperty(site, name, resolve, 0);
      return found && (follow(found.value, tokens.slice(2), resolve) ?? found.key);
    }
    case "items":
    case "prefixItems":
      return name !== undefined && /^\d+$/.test(name)
        ? onward(tupleItem(keyword, Number(name)), 2)
        : onward(arrayItem, 1);
    case "additionalProperties":
      return onward(recordValue, 1);
    case "patternProperties":
      return onward(recordValue, 2);
    case "anyOf":
    case "oneOf":
    case "allOf":
      return onward(variant(keyword, Number(name)), 2);
    default: {
      const found = search(
        site,
        ({ module, expression }) => {
          const key = keywordOf(expression, keyword);
          return key && { module, start: key.start };
        },
        resolve,
        0,
      );
      return found;
    }
  }
}

const typeNames = words("null boolean integer number string array object");

/** A keyword in a schema that is written as JSON Schema, which an object of ArkType's is not. */
function keywordOf(expression: Expression, keyword: string): { readonly start: number } | undefined {
  if (expression.kind !== "object") return undefined;
  const type = memberNamed(expression.members, "type")?.value;
  const named = type?.kind === "string" && typeNames.has(type.value);
  const telling = ["properties", "enum", "anyOf", "oneOf", "allOf", "$ref"].some((key) =>
    memberNamed(expression.members, key),
  );
  return named || telling ? memberNamed(expression.members, keyword) : undefined;
}

function spotOf({ module, expression }: Site): Spot {
  return { module, start: expression.start };
}

function locateIn({ module }: Site, expression: Expression | undefined): Site | undefined {
  return expression && { module, expression };
}

interface FoundKey {
  readonly key: Spot;
  readonly value: Site;
}

function findProperty(site: Site, name: string, resolve: ResolveName, steps: number): FoundKey | undefined {
  if (steps > maxSteps) return undefined;
  return search(
    site,
    ({ module, expression }, call) => {
      const at = (inner: Expression): Site => ({ module, expression: inner });
      if (expression.kind === "object") {
        // Plain JSON Schema has its properties under `properties`; ArkType's objects have them directly.
        const properties = memberNamed(expression.members, "properties")?.value;
        const written = properties?.kind === "object" || properties?.kind === "name" ? properties : expression;
        return findKey(at(written), name, resolve, steps + 1);
      }
      if (call === undefined) return undefined;
      const inShape = shaped.has(call.method)
        ? first(call.args, (shape) => findKey(at(shape), name, resolve, steps + 1))
        : undefined;
      if (inShape !== undefined || !joined.has(call.method)) return inShape;
      const parts = call.args.flatMap((arg) => (arg.kind === "array" ? arg.items : [arg]));
      return first(parts.reverse(), (part) => findProperty(at(part), name, resolve, steps + 1));
    },
    resolve,
    steps,
  );
}

/** A key of an object of properties; spread objects and `Base.shape` are looked into. */
function findKey(site: Site, name: string, resolve: ResolveName, steps: number): FoundKey | undefined {
  if (steps > maxSteps) return undefined;
  const { module, expression } = site;
  if (expression.kind === "object") {
    return first([...expression.members].reverse(), (member) => {
      if ("spread" in member) return findKey({ module, expression: member.spread }, name, resolve, steps + 1);
      if (member.key !== name && member.key !== `${name}?`) return undefined;
      return { key: { module, start: member.start }, value: { module, expression: member.value } };
    });
  }
  if (expression.kind === "member" && ["shape", "entries", "properties"].includes(expression.name)) {
    return findProperty({ module, expression: expression.base }, name, resolve, steps + 1);
  }
  const named = resolveSite(site, resolve);
  return named === undefined ? undefined : findKey(named, name, resolve, steps + 1);
}

type Finder = (expression: Expression, call: Call | undefined) => Expression | undefined;

/** The value of a keyword in a schema that is written as plain JSON Schema. */
function written(expression: Expression, keyword: string): Expression | undefined {
  return expression.kind === "object" ? memberNamed(expression.members, keyword)?.value : undefined;
}

const arrayItem: Finder = (expression, call) => {
  if (call === undefined) return written(expression, "items");
  if (!arrays.has(call.method)) return undefined;
  // `LineItem.array()` has the item before the dot, `z.array(LineItem)` behind it.
  return call.args[0] ?? call.base;
};

const recordValue: Finder = (expression, call) => {
  if (call === undefined) return written(expression, "additionalProperties");
  return records.has(call.method) ? call.args[call.args.length - 1] : undefined;
};

function tupleItem(keyword: string, index: number): Finder {
  return (expression, call) => {
    const list = call === undefined ? written(expression, keyword) : tuples.has(call.method) ? call.args[0] : undefined;
    return list?.kind === "array" ? list.items[index] : undefined;
  };
}

function variant(keyword: string, index: number): Finder {
  return (expression, call) => {
    if (call === undefined) {
      const list = written(expression, keyword);
      return list?.kind === "array" ? list.items[index] : undefined;
    }
    const { method, args, base } = call;
    const isAllOf = keyword === "allOf";
    if (!isAllOf && (method === "nullable" || method === "nullish")) {
      return index === 0 ? (args[0] ?? base) : undefined;
    }
    if (!isAllOf && method === "or") return index === 0 ? base : args[0];
    if (isAllOf && method === "and") return index === 0 ? base : args[0];
    if (!(isAllOf ? joined : unions).has(method)) return undefined;
    const list = args.find(({ kind }) => kind === "array");
    return list?.kind === "array" ? list.items[index] : args[index];
  };
}

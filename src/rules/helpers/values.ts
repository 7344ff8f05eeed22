/** Enumerations: `enum`, `const`, and unions of nothing but these, all read as one list of values. */
import type { ShapePair } from "../../model/change.js";
import { type KindSet, kind } from "../../model/ir.js";
import { isArray, type Json } from "../../model/json.js";
import { join } from "../../model/pointer.js";
import type { Located, Shape } from "../../model/shape.js";
import { valueKey } from "../../model/value.js";
import { kindOf, kindsOf } from "./kinds.js";

/** Unions nested deeper than this are no enumeration. */
const maxDepth = 40;

/** Values by canonical key, each with its own place. */
type Values = ReadonlyMap<string, Located>;

export interface Enumeration {
  /** The keyword that lists the values: `enum`, `const`, `anyOf` or `oneOf`. */
  readonly keyword: string;
  readonly pointer: string;
  readonly values: Values;
}

const known = new WeakMap<Shape, { readonly found: Enumeration | undefined }>();

/** The values a shape lists; `undefined` where it lists none. Every value of `shape.node` is among them. */
export function enumerationOf(shape: Shape, depth = 0): Enumeration | undefined {
  const before = known.get(shape);
  if (before !== undefined) return before.found;
  if (depth > maxDepth) return undefined;
  known.set(shape, { found: undefined });
  const found = find(shape, depth);
  known.set(shape, { found });
  return found;
}

function find(shape: Shape, depth: number): Enumeration | undefined {
  const lists: Enumeration[] = [];
  for (const located of shape.occurrences("const")) {
    lists.push({ keyword: "const", pointer: located.pointer, values: new Map([[valueKey(located.value), located]]) });
  }
  for (const { value, pointer } of shape.occurrences("enum")) {
    if (!isArray(value)) continue;
    lists.push({ keyword: "enum", pointer, values: readList(value, pointer) });
  }
  if (lists.length === 0 && shape.unions.length === 0)
    return kindsOf(shape) === kind.null ? nullOnly(shape) : undefined;
  for (const { keyword, pointer, variants } of shape.unions) {
    const values = valuesOfAll(variants, depth);
    if (values !== undefined) lists.push({ keyword, pointer, values });
  }
  const [first, ...rest] = lists;
  if (first === undefined) return undefined;
  const kinds = kindsOf(shape);
  const fits = rest.length === 0 && (kindsIn(first.values) & ~kinds) === 0;
  if (fits) return first;
  const values = [...first.values].filter(
    ([key, { value }]) => rest.every((other) => other.values.has(key)) && (kindOf(value) & kinds) !== 0,
  );
  return { keyword: first.keyword, pointer: first.pointer, values: new Map(values) };
}

/** The values of all variants; `undefined` as soon as one of them lists none. */
function valuesOfAll(variants: readonly Shape[], depth: number): Values | undefined {
  const lists: Values[] = [];
  for (const variant of variants) {
    const found = enumerationOf(variant, depth + 1);
    if (found === undefined) return undefined;
    lists.push(found.values);
  }
  return merge(lists);
}

// A long list is part of many shapes, and is read, merged and looked through once.
const lists = new WeakMap<readonly Json[], { readonly pointer: string; readonly values: Values }>();
const merged = new WeakMap<Values, { readonly lists: readonly Values[]; readonly values: Values }>();
const kindsKnown = new WeakMap<Values, KindSet>();

function readList(list: readonly Json[], pointer: string): Values {
  const before = lists.get(list);
  if (before?.pointer === pointer) return before.values;
  const values = new Map(list.map((value, i) => [valueKey(value), { value, pointer: join(pointer, i) }] as const));
  lists.set(list, { pointer, values });
  return values;
}

function merge(parts: readonly Values[]): Values {
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0) return first ?? new Map();
  const before = merged.get(first);
  if (before?.lists.length === parts.length && parts.every((part, i) => part === before.lists[i])) return before.values;
  const values = new Map(parts.flatMap((part) => [...part]));
  merged.set(first, { lists: parts, values });
  return values;
}

function kindsIn(values: Values): KindSet {
  let kinds = kindsKnown.get(values);
  if (kinds === undefined) {
    kinds = 0;
    for (const { value } of values.values()) kinds |= kindOf(value);
    kindsKnown.set(values, kinds);
  }
  return kinds;
}

function nullOnly(shape: Shape): Enumeration {
  const pointer = shape.occurrences("type")[0]?.pointer ?? shape.pointer;
  return { keyword: "type", pointer, values: new Map<string, Located<Json>>([["null", { value: null, pointer }]]) };
}

/** Whether both sides list their values: then the lists are compared, however they are written. */
export function areListed(pair: ShapePair): boolean {
  return enumerationOf(pair.old) !== undefined && enumerationOf(pair.new) !== undefined;
}

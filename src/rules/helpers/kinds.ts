/** Which JSON types a shape allows, as far as its own words and its variants tell. */
import { allKinds, type KindSet, kind, numberKinds } from "../../model/ir.js";
import { ExactNumber, isArray, type Json } from "../../model/json.js";
import { isInteger, toRational } from "../../model/rational.js";
import type { Shape } from "../../model/shape.js";

/** Unions nested deeper than this are read as allowing every type. */
const maxDepth = 40;

const names: ReadonlyMap<string, KindSet> = new Map([
  ["null", kind.null],
  ["boolean", kind.boolean],
  ["integer", kind.integer],
  ["number", numberKinds],
  ["string", kind.string],
  ["array", kind.array],
  ["object", kind.object],
]);

const known = new WeakMap<Shape, KindSet>();

/** A superset of the types of the values in `shape.node`, exact for `type`, `enum`, `const` and unions of these. */
export function kindsOf(shape: Shape, depth = 0): KindSet {
  const before = known.get(shape);
  if (before !== undefined) return before;
  if (depth > maxDepth) return allKinds;
  known.set(shape, allKinds); // what a schema that contains itself in place says of itself
  let kinds = shape.node.kind === "false" ? 0 : allKinds;
  for (const { value } of shape.occurrences("type")) kinds &= kindsOfType(value);
  for (const { value } of shape.occurrences("const")) kinds &= kindOf(value);
  for (const { value } of shape.occurrences("enum")) {
    if (isArray(value)) kinds &= value.reduce<KindSet>((all, one) => all | kindOf(one), 0);
  }
  for (const { variants } of shape.unions) {
    kinds &= variants.reduce<KindSet>((all, variant) => all | kindsOf(variant, depth + 1), 0);
  }
  known.set(shape, kinds);
  return kinds;
}

function kindsOfType(value: Json): KindSet {
  const list = isArray(value) ? value : [value];
  let kinds = 0;
  for (const name of list) kinds |= (typeof name === "string" ? names.get(name) : undefined) ?? allKinds;
  return kinds;
}

/** The kind of one value. */
export function kindOf(value: Json): KindSet {
  if (value === null) return kind.null;
  if (typeof value === "boolean") return kind.boolean;
  if (typeof value === "string") return kind.string;
  if (typeof value === "number" || value instanceof ExactNumber) {
    const exact = toRational(value);
    return exact === undefined ? numberKinds : isInteger(exact) ? kind.integer : kind.fraction;
  }
  return isArray(value) ? kind.array : kind.object;
}

/** `string`, `string or null`, `any type`. */
export function kindsText(kinds: KindSet): string {
  const list = kindsList(kinds);
  if (list === undefined) return "any type";
  if (list.length === 0) return "nothing";
  return list.length === 1 ? (list[0] as string) : `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`;
}

/** The names as `type` would list them; `undefined` where every type is allowed. */
export function kindsList(kinds: KindSet): readonly string[] | undefined {
  if (kinds === allKinds) return undefined;
  const list: string[] = [];
  for (const [name, set] of names) {
    if (
      name === "number"
        ? (kinds & kind.fraction) !== 0
        : name === "integer"
          ? (kinds & numberKinds) === kind.integer
          : kinds & set
    ) {
      list.push(name);
    }
  }
  return list;
}

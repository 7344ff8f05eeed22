/**
 * Hash-consing of IR nodes. Acyclic nodes are interned bottom-up by a structural key; cyclic ones are first
 * reduced by partition refinement (see `normalize/canonicalize.ts`) and then registered here.
 */
import type { KindSet, Node, NodeTable, PatternEntry } from "./ir.js";
import { allKinds } from "./ir.js";
import type { Json } from "./json.js";
import { type Rational, rationalKey } from "./rational.js";
import { valueKey } from "./value.js";

type Draft = Node extends infer N ? (N extends Node ? Omit<N, "id"> : never) : never;

export interface InternTable extends NodeTable {
  /** Registers a node whose children may be completed later (cycles); never merged with another. */
  fresh(draft: Draft): Node;
  /** A node that is made when it is first asked for; it is equal to itself only. */
  defer(make: () => Node): Node;
  /** Number of nodes made. */
  readonly size_: () => number;
}

export function createNodeTable(): InternTable {
  const interned = new Map<string, Node>();
  let next = 1;
  // the draft becomes the node: copies of so many small objects would cost more than all the rest
  const fresh = (draft: Draft): Node => Object.assign(draft, { id: next++ }) as Node;
  const intern = (key: string, draft: () => Draft): Node => {
    const known = interned.get(key);
    if (known !== undefined) return known;
    const node = fresh(draft());
    interned.set(key, node);
    return node;
  };
  const True = intern("true", () => ({ kind: "true" }));
  const False = intern("false", () => ({ kind: "false" }));

  const type = (kinds: KindSet): Node => {
    if (kinds === allKinds) return True;
    if (kinds === 0) return False;
    return intern(`type ${kinds}`, () => ({ kind: "type", kinds }));
  };
  const enumeration = (values: readonly Json[]): Node => {
    const byKey = new Map<string, Json>();
    for (const value of values) byKey.set(valueKey(value), value);
    if (byKey.size === 0) return False;
    const keys = [...byKey.keys()].sort();
    return intern(`enum ${keys.join(",")}`, () => ({
      kind: "enum",
      keys,
      values: keys.map((key) => byKey.get(key) as Json),
    }));
  };
  /** The values of enumerations alone, as one enumeration; with `apart`, only if no value is in two of them. */
  const listed = (nodes: readonly Node[], apart: boolean): Node | undefined => {
    const values: Json[] = [];
    for (const node of nodes) {
      if (node.kind !== "enum") return undefined;
      values.push(...node.values);
    }
    const all = enumeration(values);
    return apart && all.kind === "enum" && all.values.length < values.length ? undefined : all;
  };
  const bound = (kind: "minimum" | "maximum", limit: Rational, exclusive: boolean): Node =>
    intern(`${kind} ${rationalKey(limit)} ${exclusive}`, () => ({ kind, limit, exclusive }));
  const combine = (kind: "and" | "or", unit: Node, absorbing: Node, nodes: readonly Node[]): Node => {
    const members = new Map<number, Node>();
    for (const node of nodes) {
      if (node === absorbing) return absorbing;
      if (node === unit) continue;
      if (node.kind === kind) for (const inner of node.nodes) members.set(inner.id, inner);
      else members.set(node.id, node);
    }
    if (members.size === 0) return unit;
    const ids = [...members.keys()].sort((a, b) => a - b);
    const only = ids.length === 1 ? members.get(ids[0] as number) : undefined;
    if (only !== undefined) return only;
    for (const node of members.values()) {
      if (node.kind === "not" && members.has(node.node.id)) return absorbing;
    }
    return intern(`${kind} ${ids.join(",")}`, () => ({ kind, nodes: ids.map((id) => members.get(id) as Node) }));
  };
  const not = (node: Node): Node => {
    if (node === True) return False;
    if (node === False) return True;
    if (node.kind === "not") return node.node;
    if (node.kind === "type") return type(allKinds & ~node.kinds);
    return intern(`not ${node.id}`, () => ({ kind: "not", node }));
  };

  return {
    true: True,
    false: False,
    fresh,
    defer: (make) => {
      let made: Node | undefined;
      const node = (): Node => {
        made ??= make();
        return made;
      };
      return fresh({ kind: "deferred", node });
    },
    size_: () => next - 1,
    type,
    enum: enumeration,
    minimum: (limit, exclusive = false) => bound("minimum", limit, exclusive),
    maximum: (limit, exclusive = false) => bound("maximum", limit, exclusive),
    multipleOf: (divisor) => intern(`multipleOf ${rationalKey(divisor)}`, () => ({ kind: "multipleOf", divisor })),
    size: (kind, limit) => {
      const lower = kind.startsWith("min");
      if (lower && limit <= 0) return True;
      return intern(`${kind} ${limit}`, () => ({ kind, limit }));
    },
    pattern: (pattern) => intern(`pattern ${pattern}`, () => ({ kind: "pattern", pattern })),
    format: (format) => intern(`format ${format}`, () => ({ kind: "format", format })),
    items: (prefix, rest) => {
      let end = prefix.length;
      while (end > 0 && prefix[end - 1] === rest) end -= 1;
      if (end === 0 && rest === True) return True;
      const kept = prefix.slice(0, end);
      return intern(`items ${kept.map((node) => node.id).join(",")} ${rest.id}`, () => ({
        kind: "items",
        prefix: kept,
        rest,
      }));
    },
    contains: (item, min, max) => {
      if (min <= 0 && max === undefined) return True;
      return intern(`contains ${item.id} ${min} ${max ?? ""}`, () => ({ kind: "contains", item, min, max }));
    },
    uniqueItems: () => intern("uniqueItems", () => ({ kind: "uniqueItems" })),
    required: (name) => intern(`required ${name}`, () => ({ kind: "required", name })),
    properties: (named, patterns, rest) => {
      const kept = simplifyProperties(True, named, patterns, rest);
      if (kept.named.size === 0 && kept.patterns.length === 0 && rest === True) return True;
      const key = [
        [...kept.named].map(([name, node]) => `${JSON.stringify(name)}:${node.id}`).join(","),
        kept.patterns.map(({ pattern, node }) => `${JSON.stringify(pattern)}:${node.id}`).join(","),
        rest.id,
      ].join(" ");
      return intern(`properties ${key}`, () => ({ kind: "properties", ...kept, rest }));
    },
    propertyNames: (name) =>
      name === True ? True : intern(`propertyNames ${name.id}`, () => ({ kind: "propertyNames", name })),
    and: (nodes) => combine("and", True, False, nodes),
    or: (nodes) => (nodes.length > 1 ? listed(nodes, false) : undefined) ?? combine("or", False, True, nodes),
    oneOf: (nodes) => {
      const kept = nodes.filter((node) => node !== False).sort((a, b) => a.id - b.id);
      if (kept.length === 0) return False;
      if (kept.length === 1) return kept[0] as Node;
      const values = listed(kept, true);
      if (values !== undefined) return values;
      return intern(`oneOf ${kept.map((node) => node.id).join(",")}`, () => ({ kind: "oneOf", nodes: kept }));
    },
    not,
    if: (condition, then, otherwise) => {
      if (condition === True) return then;
      if (condition === False) return otherwise;
      if (then === otherwise) return then;
      return intern(`if ${condition.id} ${then.id} ${otherwise.id}`, () => ({
        kind: "if",
        condition,
        then,
        else: otherwise,
      }));
    },
    opaque: (key, cause, reason, pointer) =>
      intern(`opaque ${key}`, () => ({ kind: "opaque", key, cause, reason, pointer })),
  };
}

/** Sorts, and drops what `rest` says anyway: names that no pattern can touch when the rest is unconstrained. */
function simplifyProperties(
  True: Node,
  named: ReadonlyMap<string, Node>,
  patterns: readonly PatternEntry[],
  rest: Node,
): { named: ReadonlyMap<string, Node>; patterns: readonly PatternEntry[] } {
  const keptPatterns = rest === True ? patterns.filter(({ node }) => node !== True) : patterns;
  const names = [...named.keys()].filter((name) => rest !== True || named.get(name) !== True).sort();
  const byPattern = [...keptPatterns].sort((a, b) =>
    a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : a.node.id - b.node.id,
  );
  return { named: new Map(names.map((name) => [name, named.get(name) as Node])), patterns: byPattern };
}

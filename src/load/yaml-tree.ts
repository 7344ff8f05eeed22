/** From YAML nodes to a tree of JSON values with their places. Expands aliases and merge keys, both bounded. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Json } from "../model/json.js";
import type { JsonNode } from "../util/json-reader.js";
import { parseJsonText } from "../util/json-text.js";
import { quote } from "./quote.js";

/** Why a YAML document is no JSON value, and where. */
export class YamlProblem extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** Values that aliases may add to a document by repeating others, before it is refused as a bomb. */
export const maxAliased = 200_000;

interface Extent {
  /** Values in it, aliases expanded. */
  readonly size: number;
  readonly depth: number;
}

interface Builder {
  readonly maxDepth: number;
  readonly anchors: Map<string, JsonNode | "open">;
  readonly extents: WeakMap<JsonNode, Extent>;
  /** Values that aliases have added so far. */
  aliased: number;
}

/** The tree of a document. Throws {@link YamlProblem} where YAML says what JSON cannot. */
export function treeOf(document: Document.Parsed, maxDepth: number): JsonNode {
  const builder: Builder = { maxDepth, anchors: new Map(), extents: new WeakMap(), aliased: 0 };
  return build(builder, document.contents, 0, 1);
}

function build(builder: Builder, node: unknown, fallback: number, depth: number): JsonNode {
  const start = offsetOf(node) ?? fallback;
  if (depth > builder.maxDepth) throw new YamlProblem(`it is nested deeper than ${builder.maxDepth} levels`, start);
  if (node === null || node === undefined) return leaf(builder, start, null);
  if (isAlias(node)) return expand(builder, node.source, start, depth);
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) builder.anchors.set(anchor, "open");
  const result = isScalar(node)
    ? leaf(builder, start, scalarValue(node, start))
    : isMap(node)
      ? buildMap(builder, node, start, depth)
      : isSeq(node)
        ? buildArray(builder, node.items, start, depth)
        : refuse("it holds something that is no value", start);
  if (anchor !== undefined) builder.anchors.set(anchor, result);
  return result;
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] | null } | null | undefined)?.range?.[0];
}

function refuse(message: string, offset: number, hint?: string): never {
  throw new YamlProblem(message, offset, hint);
}

function leaf(builder: Builder, start: number, value: Json): JsonNode {
  return measured(builder, { start, kind: "scalar", value }, []);
}

function measured(builder: Builder, node: JsonNode, children: Iterable<JsonNode>): JsonNode {
  let size = 1;
  let depth = 0;
  for (const child of children) {
    const extent = builder.extents.get(child);
    size += extent?.size ?? 1;
    depth = Math.max(depth, extent?.depth ?? 1);
  }
  builder.extents.set(node, { size, depth: depth + 1 });
  return node;
}

function expand(builder: Builder, anchor: string, start: number, depth: number): JsonNode {
  const target = builder.anchors.get(anchor);
  if (target === undefined) return refuse(`the alias *${anchor} has no anchor before it`, start);
  if (target === "open") return refuse(`the alias *${anchor} is inside of what it repeats`, start);
  const { size, depth: height } = builder.extents.get(target) ?? { size: 1, depth: 1 };
  builder.aliased += size;
  if (builder.aliased > maxAliased) return refuse(`its aliases add more than ${maxAliased} values`, start);
  if (depth + height - 1 > builder.maxDepth) {
    return refuse(`its aliases nest it deeper than ${builder.maxDepth} levels`, start);
  }
  return target;
}

function buildArray(builder: Builder, items: readonly unknown[], start: number, depth: number): JsonNode {
  const built = items.map((item) => build(builder, item, start, depth + 1));
  return measured(builder, { start, kind: "array", items: built }, built);
}

/** `start` of a member is its key; a member's own node may be shared by an alias, so it is copied to get its place. */
function buildMap(builder: Builder, map: YAMLMap, start: number, depth: number): JsonNode {
  const members = new Map<string, JsonNode>();
  const merged: JsonNode[] = [];
  for (const pair of map.items) {
    const keyStart = offsetOf(pair.key) ?? start;
    if (isMergeKey(pair)) {
      merged.push(build(builder, pair.value, keyStart, depth));
      continue;
    }
    const name = keyOf(builder, pair.key, keyStart);
    if (members.has(name)) return refuse(`it names the key ${quote(name)} twice in one map`, keyStart);
    const value = build(builder, pair.value, keyStart, depth + 1);
    members.set(name, at(builder, value, keyStart));
  }
  for (const source of merged) merge(members, source);
  return measured(builder, { start, kind: "object", members }, members.values());
}

function at(builder: Builder, node: JsonNode, start: number): JsonNode {
  const copy = { ...node, start };
  const extent = builder.extents.get(node);
  if (extent !== undefined) builder.extents.set(copy, extent);
  return copy;
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === "<<" && pair.key.type === "PLAIN";
}

/** What the map says itself wins over what it merges, and of several merged maps the first. */
function merge(members: Map<string, JsonNode>, source: JsonNode): void {
  const maps = source.kind === "array" ? source.items : [source];
  for (const map of maps) {
    if (map.kind !== "object") {
      throw new YamlProblem('the merge key "<<" takes a map or a list of maps', map.start);
    }
    for (const [name, value] of map.members) if (!members.has(name)) members.set(name, value);
  }
}

function keyOf(builder: Builder, key: unknown, start: number): string {
  if (isAlias(key)) {
    const target = expand(builder, key.source, start, 1);
    if (target.kind === "scalar" && typeof target.value === "string") return target.value;
  }
  if (isScalar(key)) {
    if (typeof key.value === "string") return key.value;
    const { source } = key as Scalar.Parsed;
    if (typeof key.value === "number" && /^(?:0|-?[1-9]\d*)$/.test(source)) return source;
  }
  return refuse("a key is not a string", start, "Put the key in quotes.");
}

function scalarValue(node: Scalar, start: number): Json {
  const { value } = node;
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  const text = typeof value === "number" ? jsonNumber(node.source ?? "") : undefined;
  if (text === undefined) return refuse(`JSON has no value for ${JSON.stringify(node.source ?? "")}`, start);
  return parseJsonText(text);
}

/** A core schema number as JSON writes it; `undefined` for `.inf` and `.nan`. */
function jsonNumber(source: string): string | undefined {
  if (/^0[xo]/.test(source)) return source.length > 100 ? undefined : BigInt(source).toString();
  const found = /^([-+]?)0*(\d*)(?:\.(\d*))?([eE][-+]?\d+)?$/.exec(source);
  if (found === null || !/\d/.test(source)) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = ""] = found;
  return `${sign === "-" ? "-" : ""}${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}${exponent}`;
}

/**
 * The one intermediate representation for every dialect: an algebra closed under negation.
 *
 * A node denotes a set of JSON values. Constraints on one JSON type (`minimum`, `items`, …) hold vacuously for
 * values of the other types, as in JSON Schema. Nodes are hash-consed by {@link NodeTable}: equal nodes of one
 * table are the same object, also across schemas and up to renaming of definitions, so `a === b` settles `a ⊆ b`.
 * Recursive schemas are cyclic object graphs: there is no reference node.
 */
import type { Json } from "./json.js";
import type { Rational } from "./rational.js";

/** The disjoint kinds of JSON values, as bits. `integer` and `fraction` together are `number`. */
export const kind = {
  null: 1,
  boolean: 2,
  integer: 4,
  fraction: 8,
  string: 16,
  array: 32,
  object: 64,
} as const;
export type KindName = keyof typeof kind;
/** A set of kinds. */
export type KindSet = number;
export const numberKinds: KindSet = kind.integer | kind.fraction;
export const allKinds: KindSet = 127;

interface Base {
  /** Unique within its table, from 1. `-id` names the negation. */
  readonly id: number;
}

export interface PatternEntry {
  readonly pattern: string;
  readonly node: Node;
}

export type Node =
  | (Base & { readonly kind: "true" })
  | (Base & { readonly kind: "false" })
  | (Base & { readonly kind: "type"; readonly kinds: KindSet })
  /** One of finitely many values; never empty. */
  | (Base & { readonly kind: "enum"; readonly values: readonly Json[]; readonly keys: readonly string[] })
  | (Base & { readonly kind: "minimum"; readonly limit: Rational; readonly exclusive: boolean })
  | (Base & { readonly kind: "maximum"; readonly limit: Rational; readonly exclusive: boolean })
  | (Base & { readonly kind: "multipleOf"; readonly divisor: Rational })
  /** Lengths count Unicode code points. */
  | (Base & { readonly kind: "minLength" | "maxLength"; readonly limit: number })
  /** ECMA-262 source; searched, not matched. */
  | (Base & { readonly kind: "pattern"; readonly pattern: string })
  | (Base & { readonly kind: "format"; readonly format: string })
  | (Base & { readonly kind: "minItems" | "maxItems"; readonly limit: number })
  /** Item i is in `prefix[i]`, every later one in `rest`. */
  | (Base & { readonly kind: "items"; readonly prefix: readonly Node[]; readonly rest: Node })
  /** At least `min` and at most `max` items are in `item`. */
  | (Base & { readonly kind: "contains"; readonly item: Node; readonly min: number; readonly max: number | undefined })
  | (Base & { readonly kind: "uniqueItems" })
  | (Base & { readonly kind: "minProperties" | "maxProperties"; readonly limit: number })
  | (Base & { readonly kind: "required"; readonly name: string })
  /** The value of every key is in its named node and in the nodes of all matching patterns, or else in `rest`. */
  | (Base & {
      readonly kind: "properties";
      readonly named: ReadonlyMap<string, Node>;
      readonly patterns: readonly PatternEntry[];
      readonly rest: Node;
    })
  | (Base & { readonly kind: "propertyNames"; readonly name: Node })
  | (Base & { readonly kind: "and" | "or" | "oneOf"; readonly nodes: readonly Node[] })
  | (Base & { readonly kind: "not"; readonly node: Node })
  | (Base & { readonly kind: "if"; readonly condition: Node; readonly then: Node; readonly else: Node })
  /** Stands for another node, which is made when somebody first asks: large constructions are seldom looked through. */
  | (Base & { readonly kind: "deferred"; readonly node: () => Node })
  /** A set we cannot describe; sound as a name for itself only. */
  | (Base & {
      readonly kind: "opaque";
      readonly key: string;
      readonly cause: string;
      readonly reason: string;
      readonly pointer?: string;
    });

export type NodeKind = Node["kind"];
export type NodeOf<K extends NodeKind> = Extract<Node, { kind: K }>;

/**
 * Makes nodes, and gives the same object for the same set of constraints. `and`, `or` and `not` simplify
 * (flatten, drop units, sort, dedupe). Implemented by `createNodeTable` in `model/node-table.ts`.
 */
export interface NodeTable {
  readonly true: Node;
  readonly false: Node;
  type(kinds: KindSet): Node;
  enum(values: readonly Json[]): Node;
  minimum(limit: Rational, exclusive?: boolean): Node;
  maximum(limit: Rational, exclusive?: boolean): Node;
  multipleOf(divisor: Rational): Node;
  size(
    keyword: "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties",
    limit: number,
  ): Node;
  pattern(source: string): Node;
  format(name: string): Node;
  items(prefix: readonly Node[], rest: Node): Node;
  contains(item: Node, min: number, max: number | undefined): Node;
  uniqueItems(): Node;
  required(name: string): Node;
  properties(named: ReadonlyMap<string, Node>, patterns: readonly PatternEntry[], rest: Node): Node;
  propertyNames(name: Node): Node;
  and(nodes: readonly Node[]): Node;
  or(nodes: readonly Node[]): Node;
  oneOf(nodes: readonly Node[]): Node;
  not(node: Node): Node;
  if(condition: Node, then: Node, otherwise: Node): Node;
  opaque(key: string, cause: string, reason: string, pointer?: string): Node;
}

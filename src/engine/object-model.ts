/** The constraints on an object, sorted by what they speak of. */
import type { Node, NodeOf } from "../model/ir.js";
import { matches } from "./automaton.js";
import type { Constraints } from "./search-types.js";

export type Properties = NodeOf<"properties">;

export interface ObjectModel {
  /** Each value is where these say. */
  readonly every: readonly Properties[];
  /** Each key is in these. */
  readonly names: readonly Node[];
  readonly required: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
  readonly min: number;
  readonly max: number;
  /** Some key has a value outside of what these say. */
  readonly someValue: readonly Properties[];
  /** Some key is outside these. */
  readonly someName: readonly Node[];
  /** Every name that any constraint mentions. */
  readonly known: readonly string[];
}

export function modelOf({ inside, outside }: Constraints): ObjectModel {
  const every: Properties[] = [];
  const names: Node[] = [];
  const required = new Set<string>();
  const forbidden = new Set<string>();
  const someValue: Properties[] = [];
  const someName: Node[] = [];
  let min = 0;
  let max = Number.POSITIVE_INFINITY;
  for (const node of inside) {
    if (node.kind === "properties") every.push(node);
    else if (node.kind === "propertyNames") names.push(node.name);
    else if (node.kind === "required") required.add(node.name);
    else if (node.kind === "minProperties") min = Math.max(min, node.limit);
    else if (node.kind === "maxProperties") max = Math.min(max, node.limit);
  }
  for (const node of outside) {
    if (node.kind === "properties") someValue.push(node);
    else if (node.kind === "propertyNames") someName.push(node.name);
    else if (node.kind === "required") forbidden.add(node.name);
    else if (node.kind === "minProperties") max = Math.min(max, node.limit - 1);
    else if (node.kind === "maxProperties") min = Math.max(min, node.limit + 1);
  }
  const known = new Set<string>(required);
  for (const node of [...someValue, ...every]) for (const name of node.named.keys()) known.add(name);
  for (const name of forbidden) known.add(name);
  return { every, names, required, forbidden, min, max, someValue, someName, known: [...known] };
}

/** The nodes that a constraint puts on the value of a key; `undefined` when a pattern is not decided on it. */
export function nodesFor(node: Properties, key: string): readonly Node[] | undefined {
  const nodes: Node[] = [];
  const named = node.named.get(key);
  if (named !== undefined) nodes.push(named);
  for (const { pattern, node: inner } of node.patterns) {
    const matched = matches(pattern, key);
    if (matched === undefined) return undefined;
    if (matched) nodes.push(inner);
  }
  return nodes.length === 0 ? [node.rest] : nodes;
}

/** The same for a key of which it is known only which patterns it matches and that it has no name of its own. */
export function nodesForCell(node: Properties, matched: ReadonlySet<string>): readonly Node[] {
  const nodes = node.patterns.filter(({ pattern }) => matched.has(pattern)).map((entry) => entry.node);
  return nodes.length === 0 ? [node.rest] : nodes;
}

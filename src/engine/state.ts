/** States of the search: a kind of values and a set of literals, flattened. */
import { allKinds, type KindSet, type Node } from "../model/ir.js";
import type { Json } from "../model/json.js";
import { evaluate } from "./evaluate.js";
import type { Kinds } from "./kinds.js";

/** Literals by node: inside of all of these, outside of all of those. */
export interface Literals {
  readonly inside: ReadonlyMap<number, Node>;
  readonly outside: ReadonlyMap<number, Node>;
}

export interface State extends Literals {
  readonly which: KindSet;
}

export interface Gathered {
  /** The kinds that are still possible. */
  readonly mask: KindSet;
  readonly inside: Map<number, Node>;
  readonly outside: Map<number, Node>;
}

/** Flattens conjunctions; `undefined` when the literals contradict each other at once. */
export function gather(kinds: Kinds, startInside: Iterable<Node>, startOutside: Iterable<Node>): Gathered | undefined {
  const inside = new Map<number, Node>();
  const outside = new Map<number, Node>();
  let mask: KindSet = allKinds;
  const work: (readonly [Node, boolean])[] = [];
  for (const node of startInside) work.push([node, true]);
  for (const node of startOutside) work.push([node, false]);
  for (let literal = work.pop(); literal !== undefined; literal = work.pop()) {
    const [node, positive] = literal;
    mask &= positive ? kinds.may(node) : allKinds & ~kinds.full(node);
    if (mask === 0) return undefined;
    switch (node.kind) {
      case "true":
      case "false":
      case "type":
        continue;
      case "not":
        work.push([node.node, !positive]);
        continue;
      case "deferred":
        work.push([node.node(), positive]);
        continue;
      case "and":
        if (positive) {
          for (const inner of node.nodes) work.push([inner, true]);
          continue;
        }
        break;
      case "or":
        if (!positive) {
          for (const inner of node.nodes) work.push([inner, false]);
          continue;
        }
        break;
      default:
        break;
    }
    if ((positive ? outside : inside).has(node.id)) return undefined;
    (positive ? inside : outside).set(node.id, node);
  }
  return { mask, inside, outside };
}

/** The shortest enumeration among the positive literals. */
export function finite({ inside }: Pick<Literals, "inside">): readonly Json[] | undefined {
  let shortest: readonly Json[] | undefined;
  for (const node of inside.values()) {
    if (node.kind === "enum" && (shortest === undefined || node.values.length < shortest.length))
      shortest = node.values;
  }
  return shortest;
}

/** Whether a value satisfies the literals; `undefined` where an undescribed part decides. */
export function holds(inside: Iterable<Node>, outside: Iterable<Node>, value: Json): boolean | undefined {
  let doubt = false;
  for (const node of inside) {
    const answer = evaluate(node, value);
    if (answer === false) return false;
    if (answer === undefined) doubt = true;
  }
  for (const node of outside) {
    const answer = evaluate(node, value);
    if (answer === true) return false;
    if (answer === undefined) doubt = true;
  }
  return doubt ? undefined : true;
}

/** Equal states have equal keys. */
export function keyOf({ which, inside, outside }: State): string {
  return `${which}|${idsOf(inside)}|${idsOf(outside)}`;
}

function idsOf(map: ReadonlyMap<number, Node>): string {
  if (map.size < 2) for (const id of map.keys()) return String(id);
  return [...map.keys()].sort((a, b) => a - b).join(",");
}

export function keep(map: ReadonlyMap<number, Node>, wanted: (node: Node) => boolean): Map<number, Node> {
  const kept = new Map<number, Node>();
  for (const [id, node] of map) if (wanted(node)) kept.set(id, node);
  return kept;
}

/** Cheap proofs that two constraints contradict each other: kinds, and what required properties must be. */
import { type KindSet, kind, type Node } from "../model/ir.js";
import type { Kinds } from "./kinds.js";

/** The outermost facts about a node: its kinds and, when it is an enumeration, its values. */
interface Surface {
  readonly kinds: KindSet;
  readonly keys: ReadonlySet<string> | undefined;
}

export interface Disjointness {
  /** Whether no value of the kind is in `node` and in all of `inside`. */
  contradicts(node: Node, inside: Iterable<Node>, which: KindSet): boolean;
}

export function createDisjointness(kinds: Kinds): Disjointness {
  const surfaces = new Map<number, Surface>();
  const surface = (node: Node): Surface => {
    let known = surfaces.get(node.id);
    if (known === undefined) {
      known = { kinds: kinds.may(node), keys: keysOf(node) };
      surfaces.set(node.id, known);
    }
    return known;
  };
  const keysOf = (node: Node): ReadonlySet<string> | undefined => {
    if (node.kind === "enum") return new Set(node.keys);
    if (node.kind === "and") {
      for (const inner of node.nodes) if (inner.kind === "enum") return new Set(inner.keys);
    }
    if (node.kind === "or") {
      const all = new Set<string>();
      for (const inner of node.nodes) {
        const keys = inner.kind === "enum" || inner.kind === "and" ? keysOf(inner) : undefined;
        if (keys === undefined) return undefined;
        for (const key of keys) all.add(key);
      }
      return all;
    }
    return undefined;
  };
  const apart = (a: Node, b: Node): boolean => {
    if (a === b) return false;
    const [left, right] = [surface(a), surface(b)];
    if ((left.kinds & right.kinds) === 0) return true;
    if (left.keys === undefined || right.keys === undefined) return false;
    for (const key of left.keys) if (right.keys.has(key)) return false;
    return true;
  };

  /** The conjuncts of a node, itself included. */
  const conjuncts = (node: Node): readonly Node[] => (node.kind === "and" ? node.nodes : [node]);

  const contradicts: Disjointness["contradicts"] = (node, inside, which) => {
    if ((kinds.may(node) & which) === 0) return true;
    if (which !== kind.object) return false;
    const own = conjuncts(node);
    const others: Node[] = [];
    for (const other of inside) others.push(...conjuncts(other));
    const required = new Set<string>();
    for (const part of own) if (part.kind === "required") required.add(part.name);
    for (const part of others) if (part.kind === "required") required.add(part.name);
    if (required.size === 0) return false;
    for (const part of own) {
      if (part.kind !== "properties") continue;
      for (const name of required) {
        const mine = part.named.get(name) ?? (part.patterns.length === 0 ? part.rest : undefined);
        if (mine === undefined) continue;
        if (mine.kind === "false") return true;
        for (const other of others) {
          if (other.kind !== "properties") continue;
          const theirs = other.named.get(name) ?? (other.patterns.length === 0 ? other.rest : undefined);
          if (theirs !== undefined && apart(mine, theirs)) return true;
        }
      }
    }
    return false;
  };
  return { contradicts };
}

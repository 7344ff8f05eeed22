/** Cheap proofs that two constraints contradict each other: kinds, and what required properties must be. */
import { type KindSet, kind, type Node, type NodeOf } from "../model/ir.js";
import type { Kinds } from "./kinds.js";

/** The outermost facts about a value: its kinds and, when it is an enumeration, its values. */
interface Surface {
  readonly kinds: KindSet;
  readonly keys: ReadonlySet<string> | undefined;
}

/** What a node says outright of an object. */
interface Facts {
  readonly required: readonly string[];
  readonly properties: readonly NodeOf<"properties">[];
}

/** The facts of a whole state of one kind, gathered once and asked often. */
export interface Surroundings {
  readonly required: ReadonlySet<string>;
  /** What the state says of the value of a key. */
  readonly valuesAt: (name: string) => readonly Node[];
  /** What was already found to contradict them, or not. */
  readonly verdicts: Map<number, boolean>;
}

export interface Disjointness {
  surroundings(inside: Iterable<Node>): Surroundings;
  /** Whether no value of the kind is in `node` and in all that the surroundings speak of. */
  contradicts(node: Node, surroundings: Surroundings, which: KindSet): boolean;
  /** Whether no value of the kind is in both; looks into unions. */
  apart(a: Node, b: Node, which: KindSet): boolean;
}

/** Unions inside unions looked into. */
const maxNesting = 4;

export function createDisjointness(kinds: Kinds): Disjointness {
  const surfaces = new Map<number, Surface>();
  const factsById = new Map<number, Facts>();
  const pairs = new Map<string, boolean>();

  const surface = (node: Node): Surface => {
    let known = surfaces.get(node.id);
    if (known === undefined) {
      known = { kinds: kinds.may(node), keys: keysOf(node) };
      surfaces.set(node.id, known);
    }
    return known;
  };

  const facts = (node: Node): Facts => {
    let known = factsById.get(node.id);
    if (known === undefined) {
      const parts = node.kind === "and" ? node.nodes : [node];
      known = {
        required: parts.flatMap((part) => (part.kind === "required" ? [part.name] : [])),
        properties: parts.flatMap((part) => (part.kind === "properties" ? [part] : [])),
      };
      factsById.set(node.id, known);
    }
    return known;
  };

  const surroundings: Disjointness["surroundings"] = (inside) => {
    const required = new Set<string>();
    const properties: NodeOf<"properties">[] = [];
    for (const node of inside) {
      const own = facts(node);
      for (const name of own.required) required.add(name);
      properties.push(...own.properties);
    }
    const values = new Map<string, readonly Node[]>();
    return {
      required,
      verdicts: new Map(),
      valuesAt: (name) => {
        let known = values.get(name);
        if (known === undefined) {
          known = properties.flatMap((part) => valueAt(part, name) ?? []);
          values.set(name, known);
        }
        return known;
      },
    };
  };

  const valuesApart = (a: Node, b: Node): boolean => {
    if (a === b) return false;
    const [left, right] = [surface(a), surface(b)];
    if ((left.kinds & right.kinds) === 0) return true;
    if (left.keys === undefined || right.keys === undefined) return false;
    for (const key of left.keys) if (right.keys.has(key)) return false;
    return true;
  };

  const contradicts = (node: Node, around: Surroundings, which: KindSet, nesting = 0): boolean => {
    if ((kinds.may(node) & which) === 0) return true;
    if (which !== kind.object || nesting > maxNesting) return false;
    const known = around.verdicts.get(node.id);
    if (known !== undefined) return known;
    const union = node.kind === "or" || node.kind === "oneOf";
    const answer = union
      ? node.nodes.every((inner) => contradicts(inner, around, which, nesting + 1))
      : contradictsOutright(node, around);
    around.verdicts.set(node.id, answer);
    return answer;
  };

  const contradictsOutright = (node: Node, around: Surroundings): boolean => {
    const own = facts(node);
    const impossible = (name: string): boolean => {
      const theirs = around.valuesAt(name);
      if (theirs.some((value) => value.kind === "false")) return true;
      return own.properties.some((part) => {
        const mine = valueAt(part, name);
        if (mine === undefined) return false;
        return mine.kind === "false" || theirs.some((value) => valuesApart(mine, value));
      });
    };
    for (const name of own.required) if (impossible(name)) return true;
    if (own.properties.length > 0) for (const name of around.required) if (impossible(name)) return true;
    return false;
  };

  const apart = (a: Node, b: Node, which: KindSet, nesting = 0): boolean => {
    if (a === b || nesting > maxNesting) return false;
    if ((kinds.may(a) & kinds.may(b) & which) === 0) return true;
    const key = a.id < b.id ? `${which} ${a.id} ${b.id}` : `${which} ${b.id} ${a.id}`;
    const known = pairs.get(key);
    if (known !== undefined) return known;
    let answer: boolean;
    if (a.kind === "or" || a.kind === "oneOf") answer = a.nodes.every((inner) => apart(inner, b, which, nesting + 1));
    else if (b.kind === "or" || b.kind === "oneOf")
      answer = b.nodes.every((inner) => apart(a, inner, which, nesting + 1));
    else answer = which === kind.object && contradictsOutright(a, surroundings([b]));
    pairs.set(key, answer);
    return answer;
  };

  return { surroundings, contradicts: (node, around, which) => contradicts(node, around, which), apart };
}

/** What a constraint says of the value of a key, unless patterns have a say. */
function valueAt(part: NodeOf<"properties">, name: string): Node | undefined {
  return part.named.get(name) ?? (part.patterns.length === 0 ? part.rest : undefined);
}

/** The values of an enumeration, seen through conjunctions and unions of enumerations. */
function keysOf(node: Node): ReadonlySet<string> | undefined {
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
}

/**
 * Simplifies a state until nothing changes: drops literals that the others settle, finds contradictions, takes
 * disjunctions that have one alternative left. What remains to be branched on comes with its live alternatives.
 */
import { kind, type Node, type NodeTable } from "../model/ir.js";
import { cost } from "./budget.js";
import type { Disjointness, Surroundings } from "./disjoint.js";
import {
  type Alternative,
  alternativesOf,
  alternativesOfNegation,
  excludedValues,
  type Standing,
} from "./disjunctions.js";
import type { Kinds } from "./kinds.js";
import { gather, type State } from "./state.js";

export interface Reduced {
  readonly inside: Map<number, Node>;
  readonly outside: Map<number, Node>;
  /** The literals that branch, with two live alternatives or more each. */
  readonly branching: Map<Node, readonly Alternative[]>;
}

interface Means {
  readonly table: NodeTable;
  readonly kinds: Kinds;
  readonly disjointness: Disjointness;
  /** Whether the branches of a `oneOf` exclude each other. */
  readonly exclusive: (node: Node) => boolean;
  readonly spend: (steps: number) => void;
}

/** Drops settled literals and takes forced alternatives until nothing changes; `undefined` for a contradiction. */
export function reduce({ table, kinds, disjointness, exclusive, spend }: Means, state: State): Reduced | undefined {
  const { surroundings, contradicts } = disjointness;
  const { which } = state;
  let inside = new Map(state.inside);
  let outside = new Map(state.outside);
  for (;;) {
    spend(cost.literal * (inside.size + outside.size));
    for (const [id, node] of inside) {
      if ((kinds.full(node) & which) !== 0) inside.delete(id);
      else if ((kinds.may(node) & which) === 0) return undefined;
    }
    for (const [id, node] of outside) {
      if ((kinds.may(node) & which) === 0) outside.delete(id);
      else if ((kinds.full(node) & which) !== 0) return undefined;
      else if (node.kind === "enum" && (which === kind.array || which === kind.object)) {
        outside.delete(id);
        for (const value of excludedValues(node, which, table)) outside.set(value.id, value);
      }
    }
    // a literal must not be dropped for what it says itself
    const given = surroundings(inside.values(), []);
    for (const [id, node] of outside) if (contradicts(node, given, which)) outside.delete(id);
    const around = surroundings(inside.values(), outside.values());
    const branching = new Map<Node, readonly Alternative[]>();
    const forced: Alternative[] = [];
    const standing: Standing = {
      exclusive,
      possible: (node) => !outside.has(node.id) && (inside.has(node.id) || !contradicts(node, around, which)),
    };
    const all: (readonly [Node, readonly Alternative[] | undefined])[] = [
      ...[...inside.values()].map((node) => [node, alternativesOf(node, standing)] as const),
      ...[...outside.values()].map((node) => [node, alternativesOfNegation(node, table, standing)] as const),
    ];
    for (const [node, alternatives] of all) {
      if (alternatives === undefined) continue;
      spend(cost.alternative * alternatives.length);
      const live: Alternative[] = [];
      let entailed = false;
      for (const alternative of alternatives) {
        const judgement = judge(kinds, disjointness, alternative, around, { which, inside, outside });
        if (judgement === "entailed") {
          entailed = true;
          break;
        }
        if (judgement === "open") live.push(alternative);
      }
      if (entailed) {
        inside.delete(node.id);
        outside.delete(node.id);
        continue;
      }
      if (live.length === 0) return undefined;
      const [only] = live;
      if (only !== undefined && live.length === 1) {
        forced.push(only);
        inside.delete(node.id);
        outside.delete(node.id);
        continue;
      }
      branching.set(node, live);
    }
    if (forced.length === 0) {
      narrow(table, outside, branching);
      return { inside, outside, branching };
    }
    const gathered = gather(
      kinds,
      [...inside.values(), ...forced.flatMap((alternative) => alternative.inside)],
      [...outside.values(), ...forced.flatMap((alternative) => alternative.outside)],
    );
    if (gathered === undefined || (gathered.mask & which) === 0) return undefined;
    ({ inside, outside } = gathered);
  }
}

/**
 * A negated conjunction keeps only its live alternatives: a dead one stays dead under more literals, but what
 * killed it (a literal that is branched on later, say) may be gone by then.
 */
function narrow(table: NodeTable, outside: Map<number, Node>, branching: Map<Node, readonly Alternative[]>): void {
  for (const [node, live] of [...branching]) {
    if (node.kind !== "and" || !outside.has(node.id) || live.length === node.nodes.length) continue;
    const narrowed = table.and(live.flatMap((alternative) => alternative.outside));
    outside.delete(node.id);
    outside.set(narrowed.id, narrowed);
    branching.delete(node);
    branching.set(narrowed, live);
  }
}

/** How an alternative stands: it cannot hold, it holds already, or neither. */
function judge(
  kinds: Kinds,
  { contradicts }: Disjointness,
  alternative: Alternative,
  around: Surroundings,
  { which, inside, outside }: State,
): "dead" | "entailed" | "open" {
  let entailed = true;
  for (const node of alternative.inside) {
    if ((kinds.may(node) & which) === 0 || outside.has(node.id)) return "dead";
    if ((kinds.full(node) & which) === 0 && !inside.has(node.id)) entailed = false;
    if (!inside.has(node.id) && contradicts(node, around, which)) return "dead";
  }
  for (const node of alternative.outside) {
    if ((kinds.full(node) & which) !== 0 || inside.has(node.id)) return "dead";
    if (outside.has(node.id) || (kinds.may(node) & which) === 0) continue;
    if (!contradicts(node, around, which)) entailed = false;
  }
  return entailed ? "entailed" : "open";
}

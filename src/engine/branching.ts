/**
 * What a search splits on, and into what.
 *
 * - Only what the nearest value violates: a value that fits all literals but some disjunctions shows which of them
 *   matter next (as a model guides lazy SMT and counterexample-guided abstraction refinement). The others may never
 *   have to be looked at.
 * - Of these, the one with the fewest alternatives for its weight, which is the number of times that all of its
 *   alternatives failed: what cannot be met is tried before what has nothing to do with it (dom/wdeg; Boussemart,
 *   Hemery, Lecoutre, Saïs, *Boosting systematic search by weighting constraints*, ECAI 2004).
 * - Each alternative outside of those before it, so that no value is looked for twice (semantic branching;
 *   Giunchiglia, Sebastiani, *Building decision procedures for modal logics from propositional ones*, CADE 1996).
 */
import type { Node } from "../model/ir.js";
import { automatonOf } from "./automaton.js";
import type { Alternative } from "./disjunctions.js";
import { partsOf } from "./parts.js";

/** A literal that branches, with its live alternatives. */
export type Branching = readonly [node: Node, alternatives: readonly Alternative[]];

/** How often all alternatives of a node failed, by the node. */
export type Weights = Map<number, number>;

export function failed(weights: Weights, node: Node): void {
  weights.set(node.id, (weights.get(node.id) ?? 0) + 1);
}

/** What conditions and, beside unions, several excluded sets have to be lighter by: unions settle most of them. */
const handicap = 2;

/** The literal to split on next; `holding` are those that must hold, the others must not. */
export function choose(
  open: readonly Branching[],
  holding: ReadonlyMap<number, Node>,
  weights: Weights,
): Branching | undefined {
  const isUnion = ([node]: Branching): boolean => node.kind !== "if" && holding.has(node.id);
  const goals = open.filter(([node]) => !holding.has(node.id));
  const goalsLast = goals.length > 1 && open.some(isUnion);
  let best: Branching | undefined;
  let lightest = Number.POSITIVE_INFINITY;
  for (const branching of [...goals, ...open.filter(([node]) => holding.has(node.id))]) {
    const [node, alternatives] = branching;
    const late = holding.has(node.id) ? node.kind === "if" : goalsLast;
    const cost = ((late ? handicap : 1) * alternatives.length) / (1 + (weights.get(node.id) ?? 0));
    if (cost >= lightest) continue;
    best = branching;
    lightest = cost;
  }
  return best;
}

/** The alternatives, each outside of those before it where that is one more literal that is easily turned around. */
export function* apart(alternatives: readonly Alternative[]): Iterable<Alternative> {
  const before = { inside: [] as Node[], outside: [] as Node[] };
  for (const { inside, outside } of alternatives) {
    yield { inside: [...before.inside, ...inside], outside: [...before.outside, ...outside] };
    const [single] = inside.length + outside.length === 1 ? [...inside, ...outside] : [];
    if (single !== undefined && turns(single)) (inside.length === 1 ? before.outside : before.inside).push(single);
  }
}

/** Nodes of a literal that are looked at to tell whether it is easily turned around. */
const maxLooked = 40;

/** Whether neither a node nor its negation branches at its own place, and nothing in it is known in part only. */
function turns(node: Node): boolean {
  if (["and", "or", "oneOf", "not", "if", "contains"].includes(node.kind)) return false;
  const seen = new Set<Node>();
  const queue = [node];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (["opaque", "format", "deferred"].includes(next.kind) || seen.size > maxLooked) return false;
    const patterns = next.kind === "pattern" ? [next] : next.kind === "properties" ? next.patterns : [];
    if (patterns.some(({ pattern }) => !("automaton" in automatonOf(pattern)))) return false;
    queue.push(...partsOf(next));
  }
  return true;
}

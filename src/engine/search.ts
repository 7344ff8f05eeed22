/**
 * The search for a value inside some nodes and outside others: the one dispatcher over the theories of the types.
 *
 * A state is a kind of values and a set of literals. Literals that a state settles are dropped, disjunctions with
 * one alternative left are taken at once, and the theory of the kind decides what remains. Recursion is a least
 * fixpoint: a state that is met again below itself has no smaller witness there and counts as empty; a verdict
 * reached that way holds for others only when every state it leaned on is settled (cf. Attouche et al., *Witness
 * Generation for JSON Schema*, VLDB 2022, and the treatment of cycles in tabled logic programming).
 */
import { type KindSet, kind, type Node, type NodeOf, type NodeTable } from "../model/ir.js";
import type { Json } from "../model/json.js";
import { solveArray } from "./arrays.js";
import { apart, type Branching, choose, failed, type Weights } from "./branching.js";
import { type Budget, cost, spend } from "./budget.js";
import { createDisjointness } from "./disjoint.js";
import { isWideWish, wishes } from "./disjunctions.js";
import { evaluate } from "./evaluate.js";
import { createKinds } from "./kinds.js";
import { solveNumber } from "./numbers.js";
import { solveObject } from "./objects.js";
import { type Reduced, reduce } from "./reduce.js";
import { inRounds, levelsPerRound } from "./rounds.js";
import { conclude, type Doubt, empty, note, type Result, type Search } from "./search-types.js";
import { createSimulation } from "./simulation/index.js";
import { finite, gather, holds, keep, keyOf, type Literals, type State } from "./state.js";
import { solveString } from "./strings.js";
import { createTabling } from "./tabling.js";
import { whyUndecided } from "./undecided.js";
import { sized } from "./witness-size.js";

/** Simple kinds first: their witnesses are the smallest. */
const order: readonly KindSet[] = [
  kind.string,
  kind.integer,
  kind.boolean,
  kind.object,
  kind.array,
  kind.fraction,
  kind.null,
];

/** More excluded variants than this are not tried one at a time. */
const maxSingles = 600;

/** States inside one another: the recursion of the search follows them. */
const maxOpen = 100;

/** A wider `oneOf` is not searched for overlaps of its branches. */
const maxExclusive = 40;

/** Answers whole questions: is there a value inside all of `inside` and outside all of `outside`? */
export interface Asking {
  ask(inside: readonly Node[], outside: readonly Node[]): Result;
}

export function createSearch(table: NodeTable, budget: Budget): Asking {
  const kinds = createKinds();
  const disjointness = createDisjointness(kinds);
  const tabling = createTabling<State>();
  /** Answers by the literals as asked, before they are flattened: most questions are asked again and again. */
  const asked = new Map<string, Result>();
  const exclusives = new Map<number, boolean>();
  /** Values inside values on the way to the state at hand. */
  let nesting = 0;
  const weights: Weights = new Map();
  const simulation = createSimulation({
    kinds,
    exclusive: disjointness.separate,
    spend: (pairs) => spend(budget, cost.claim * pairs),
  });

  /** A value inside the one at hand. */
  const solve = (inside: readonly Node[], outside: readonly Node[]): Result => {
    nesting += 1;
    const result = solveInPlace(inside, outside);
    nesting -= 1;
    return result;
  };

  const solveInPlace = (inside: readonly Node[], outside: readonly Node[]): Result => {
    let key = "";
    for (const node of inside) key += `${node.id},`;
    for (const node of outside) key += `-${node.id},`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const before = tabling.leans();
    const shown = outside.some((node) => inside.some((other) => simulation.within(other, node)));
    const result = shown ? empty : solveAfresh(inside, outside);
    if (tabling.leans() === before || result.kind === "found") asked.set(key, result);
    return result;
  };

  const solveAfresh = (inside: readonly Node[], outside: readonly Node[]): Result => {
    const gathered = gather(kinds, inside, outside);
    if (gathered === undefined) return empty;
    const { mask } = gathered;
    const listed = finite(gathered);
    if (listed !== undefined) return tryAll(listed, gathered, mask);
    const doubt: Doubt = {};
    for (const which of order) {
      if ((mask & which) === 0) continue;
      const result = solveKind({ which, inside: gathered.inside, outside: gathered.outside });
      if (result.kind === "found") return result;
      note(doubt, result);
    }
    return conclude(doubt);
  };

  const tryAll = (values: readonly Json[], { inside, outside }: Literals, mask: KindSet): Result => {
    const allowed = table.type(mask);
    const doubt: Doubt = {};
    for (const value of values) {
      const answer = holds([allowed, ...inside.values()], outside.values(), value);
      if (answer === true) return { kind: "found", value };
      if (answer === undefined)
        note(doubt, { kind: "unknown", why: whyUndecided([...inside.values(), ...outside.values()]), value });
    }
    return conclude(doubt);
  };

  const solveKind = (state: State): Result => {
    const key = keyOf(state);
    const known = tabling.lookup(key, nesting);
    if (known !== undefined) return known;
    if (nesting > levelsPerRound || tabling.depth() > maxOpen) return tabling.putOff(key, state);
    return tabling.within(key, nesting, () => decide(state));
  };

  /** Whether the branches of a `oneOf` exclude each other, so that it is an `anyOf`. */
  const exclusive = (node: Node): boolean => {
    if (node.kind !== "oneOf") return false;
    const known = exclusives.get(node.id);
    if (known !== undefined) return known;
    const { nodes } = node;
    const searched = nodes.length <= maxExclusive;
    let all = true;
    for (let i = 0; all && i < nodes.length; i++) {
      for (let j = i + 1; all && j < nodes.length; j++) {
        const [a, b] = [nodes[i] as Node, nodes[j] as Node];
        const separate = order.every((which) => disjointness.apart(a, b, which));
        if (!separate) all = searched && solveInPlace([a, b], []).kind === "empty";
      }
    }
    // an answer that leans on an open state holds for now only
    if (!all || tabling.free()) exclusives.set(node.id, all);
    return all;
  };

  const decide = (state: State): Result => {
    spend(budget, cost.state);
    const reduced = reduce({ table, kinds, disjointness, exclusive, spend: search.spend }, state);
    if (reduced === undefined) return empty;
    // many states come to the same when they are simplified
    const { which } = state;
    const key = keyOf({ which, inside: reduced.inside, outside: reduced.outside });
    if (key === keyOf(state)) return decideReduced(which, reduced);
    return tabling.lookup(key, nesting) ?? tabling.within(key, nesting, () => decideReduced(which, reduced));
  };

  const decideReduced = (which: KindSet, reduced: Reduced): Result => {
    const { inside, outside, branching } = reduced;
    const opaque = [...inside.values(), ...outside.values()].find((node) => node.kind === "opaque");
    const listed = finite({ inside });
    if (listed !== undefined) return tryAll(listed, { inside, outside }, which);

    const atoms = { inside: plain(inside, branching), outside: plain(outside, branching) };
    const relaxed = theory(which, atoms.inside, atoms.outside);
    if (relaxed.kind === "empty") return empty;
    if (branching.size === 0) {
      if (opaque !== undefined && relaxed.kind === "found") {
        return { kind: "unknown", why: whyUndecided([opaque]), value: relaxed.value };
      }
      return relaxed;
    }
    const doubt: Doubt = {};
    if (relaxed.kind === "found") {
      const answer = holds(inside.values(), outside.values(), relaxed.value);
      if (answer === true) return relaxed;
      if (answer === undefined)
        note(doubt, {
          kind: "unknown",
          why: whyUndecided([...inside.values(), ...outside.values()]),
          value: relaxed.value,
        });
    }
    return branch(which, reduced, doubt, relaxed);
  };

  /** Takes the disjunctions apart, after trying the excluded variants one at a time. */
  const branch = (which: KindSet, { inside, outside, branching }: Reduced, doubt: Doubt, relaxed: Result): Result => {
    const nearest = relaxed.kind === "empty" ? undefined : relaxed.value;
    const violated = [...branching].filter(
      ([node]) => nearest === undefined || evaluate(node, nearest) !== inside.has(node.id),
    );
    // the value fits all of them: what an undescribed part says of it is all that is left
    if (violated.length === 0 && relaxed.kind === "found") return conclude(doubt);
    const open = violated.length > 0 ? violated : [...branching];
    if (open.length > 1 && open.length <= maxSingles && open.every(([node]) => outside.has(node.id))) {
      for (const [node] of open) {
        const alone = solveKind({
          which,
          inside,
          outside: keep(outside, (other) => other === node || !branching.has(other)),
        });
        if (alone.kind === "empty") return empty;
        if (alone.kind === "found" && holds(inside.values(), outside.values(), alone.value) === true) return alone;
      }
    }
    const wide = which === kind.object ? [...outside.values()].filter(isWideWish) : [];
    const failing = wide.filter((node) => weights.has(node.id));
    const chosen = choose([...failing.map((node) => bySingleKeys(node, inside)), ...open], inside, weights);
    if (chosen === undefined) return conclude(doubt);
    const [split, alternatives] = chosen;
    const rest = { inside: keep(inside, (node) => node !== split), outside: keep(outside, (node) => node !== split) };
    for (const alternative of apart(alternatives)) {
      const extended = gather(
        kinds,
        [...rest.inside.values(), ...alternative.inside],
        [...rest.outside.values(), ...alternative.outside],
      );
      if (extended === undefined || (extended.mask & which) === 0) continue;
      const result = solveKind({ which, inside: extended.inside, outside: extended.outside });
      if (result.kind === "found") return result;
      note(doubt, result);
    }
    failed(weights, split);
    // it may have failed once for each key of such a wish
    for (const node of wide) if (node !== split) failed(weights, node);
    return conclude(doubt);
  };

  const bySingleKeys = (node: NodeOf<"properties">, inside: ReadonlyMap<number, Node>): Branching => {
    const every = [...inside.values()].filter((other) => other.kind === "properties");
    const possible = (name: string, value: Node): boolean =>
      !every.some(({ named, patterns, rest }) => {
        return (named.get(name) ?? (patterns.length === 0 ? rest : undefined)) === value;
      });
    return [node, wishes(node, table, possible)];
  };

  const theory = (which: KindSet, inside: readonly Node[], outside: readonly Node[]): Result => {
    const constraints = { inside, outside };
    switch (which) {
      case kind.null:
        return { kind: "found", value: null };
      case kind.boolean: {
        const excluded = new Set(outside.flatMap((node) => (node.kind === "enum" ? node.keys : [])));
        for (const value of [true, false]) if (!excluded.has(String(value))) return { kind: "found", value };
        return empty;
      }
      case kind.integer:
      case kind.fraction:
        return solveNumber(search, which, constraints);
      case kind.string:
        return solveString(search, constraints);
      case kind.array:
        return sized(solveArray(search, constraints));
      default:
        return sized(solveObject(search, constraints));
    }
  };

  const search: Search = {
    table,
    kinds,
    evaluate,
    solve,
    spend: (steps) => spend(budget, steps),
  };
  const takeUp = (state: State): Result => {
    nesting = 1;
    const result = decide(state);
    nesting = 0;
    return result;
  };
  return {
    ask: (inside, outside) => {
      simulation.begin();
      return inRounds(tabling, () => solve(inside, outside), takeUp);
    },
  };
}

function plain(map: ReadonlyMap<number, Node>, branching: ReadonlyMap<Node, unknown>): readonly Node[] {
  return [...map.values()].filter((node) => !branching.has(node) && node.kind !== "opaque");
}

/**
 * The search for a value inside some nodes and outside others: the one dispatcher over the theories of the types.
 *
 * A state is a kind of values and a set of literals. Literals that a state settles are dropped, disjunctions with
 * one alternative left are taken at once, and the theory of the kind decides what remains. Recursion is a least
 * fixpoint: a state that is met again below itself has no smaller witness there and counts as empty; a verdict
 * reached that way holds for others only when every state it leaned on is settled (cf. Attouche et al., *Witness
 * Generation for JSON Schema*, VLDB 2022, and the treatment of cycles in tabled logic programming).
 */
import { allKinds, type KindSet, kind, type Node, type NodeTable } from "../model/ir.js";
import type { Json } from "../model/json.js";
import { solveArray } from "./arrays.js";
import { type Budget, spend } from "./budget.js";
import { createDisjointness, type Surroundings } from "./disjoint.js";
import {
  type Alternative,
  alternativesOf,
  alternativesOfNegation,
  excludedValues,
  type Standing,
} from "./disjunctions.js";
import { evaluate } from "./evaluate.js";
import { createKinds } from "./kinds.js";
import { solveNumber } from "./numbers.js";
import { solveObject } from "./objects.js";
import { conclude, type Doubt, empty, note, type Result, type Search } from "./search-types.js";
import { solveString } from "./strings.js";

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

interface Frame {
  readonly depth: number;
  /** The shallowest open state that a verdict of this one leans on. */
  low: number;
  /** Where this state's provisional verdicts begin. */
  readonly mark: number;
}

interface State {
  readonly which: KindSet;
  readonly inside: ReadonlyMap<number, Node>;
  readonly outside: ReadonlyMap<number, Node>;
}

const never = Number.POSITIVE_INFINITY;

/** The cause of a doubt that a deeper pass may settle. */
export const tooDeep = "budget:depth";

export function createSearch(table: NodeTable, budget: Budget): Search {
  const kinds = createKinds();
  const { surroundings, contradicts, apart } = createDisjointness(kinds);
  const settled = new Map<string, Result>();
  const open = new Map<string, number>();
  /** Verdicts "empty" that lean on open states, in the order they were reached. */
  const provisional: { key: string; low: number }[] = [];
  const provisionalLow = new Map<string, { key: string; low: number }>();
  const frames: Frame[] = [];
  const exclusives = new Map<number, boolean>();

  /** Answers by the literals as asked, before they are flattened: most questions are asked again and again. */
  const asked = new Map<string, Result>();
  let leans = 0;

  const lean = (low: number): void => {
    leans += 1;
    const frame = frames[frames.length - 1];
    if (frame !== undefined && low < frame.low) frame.low = low;
  };

  /** Flattens conjunctions; `undefined` when the literals contradict each other at once. */
  const gather = (
    startInside: Iterable<Node>,
    startOutside: Iterable<Node>,
  ): { mask: KindSet; inside: Map<number, Node>; outside: Map<number, Node> } | undefined => {
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
  };

  const solve = (inside: readonly Node[], outside: readonly Node[]): Result => {
    let key = "";
    for (const node of inside) key += `${node.id},`;
    for (const node of outside) key += `-${node.id},`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const before = leans;
    const result = solveAfresh(inside, outside);
    if (leans === before || result.kind === "found") asked.set(key, result);
    return result;
  };

  const solveAfresh = (inside: readonly Node[], outside: readonly Node[]): Result => {
    const gathered = gather(inside, outside);
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

  /** The shortest enumeration among the positive literals. */
  const finite = ({ inside }: { inside: ReadonlyMap<number, Node> }): readonly Json[] | undefined => {
    let shortest: readonly Json[] | undefined;
    for (const node of inside.values()) {
      if (node.kind === "enum" && (shortest === undefined || node.values.length < shortest.length))
        shortest = node.values;
    }
    return shortest;
  };

  const tryAll = (
    values: readonly Json[],
    { inside, outside }: { inside: ReadonlyMap<number, Node>; outside: ReadonlyMap<number, Node> },
    mask: KindSet,
  ): Result => {
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

  const holds = (inside: Iterable<Node>, outside: Iterable<Node>, value: Json): boolean | undefined => {
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
  };

  const solveKind = (state: State): Result => {
    const key = keyOf(state);
    const known = settled.get(key);
    if (known !== undefined) return known;
    const leaning = provisionalLow.get(key);
    if (leaning !== undefined) {
      lean(leaning.low);
      return empty;
    }
    const above = open.get(key);
    if (above !== undefined) {
      lean(above);
      return empty;
    }
    spend(budget);
    if (frames.length > budget.depth) {
      return {
        kind: "unknown",
        why: { cause: tooDeep, reason: `the search went more than ${budget.depth} levels deep` },
      };
    }
    const frame: Frame = { depth: frames.length, low: never, mark: provisional.length };
    frames.push(frame);
    open.set(key, frame.depth);
    let result: Result;
    try {
      result = decide(state);
    } finally {
      frames.pop();
      open.delete(key);
    }
    settle(key, result, frame);
    return result;
  };

  const settle = (key: string, result: Result, frame: Frame): void => {
    if (result.kind === "empty") {
      if (frame.low >= frame.depth) {
        settled.set(key, result);
        for (const entry of provisional.splice(frame.mark)) {
          provisionalLow.delete(entry.key);
          settled.set(entry.key, empty);
        }
        return;
      }
      for (let i = frame.mark; i < provisional.length; i++) {
        const entry = provisional[i] as { key: string; low: number };
        entry.low = Math.min(entry.low, frame.low);
      }
      const entry = { key, low: frame.low };
      provisional.push(entry);
      provisionalLow.set(key, entry);
      lean(frame.low);
      return;
    }
    for (const entry of provisional.splice(frame.mark)) provisionalLow.delete(entry.key);
    if (result.kind === "found" || frame.low >= frame.depth) settled.set(key, result);
    else lean(frame.low);
  };

  /** Whether the branches of a `oneOf` exclude each other, so that it is an `anyOf`. */
  const exclusive = (node: Node): boolean => {
    if (node.kind !== "oneOf") return false;
    const known = exclusives.get(node.id);
    if (known !== undefined) return known;
    const { nodes } = node;
    const open_ = nodes.length <= 40;
    let all = true;
    for (let i = 0; all && i < nodes.length; i++) {
      for (let j = i + 1; all && j < nodes.length; j++) {
        const [a, b] = [nodes[i] as Node, nodes[j] as Node];
        const separate = order.every((which) => apart(a, b, which));
        if (!separate) all = open_ && solve([a, b], []).kind === "empty";
      }
    }
    // an answer that leans on an open state holds for now only
    const frame = frames[frames.length - 1];
    if (!all || frame === undefined || frame.low === never) exclusives.set(node.id, all);
    return all;
  };

  const decide = (state: State): Result => {
    const reduced = reduce(state);
    if (reduced === undefined) return empty;
    const { inside, outside, branching } = reduced;
    const { which } = state;
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

    const positive = [...branching].filter(([node]) => inside.has(node.id));
    const negative = [...branching].filter(([node]) => !inside.has(node.id));
    if (positive.length === 0 && negative.length > 1 && negative.length <= maxSingles) {
      for (const [node] of negative) {
        const alone = solveKind({
          which,
          inside,
          outside: keep(outside, (other) => other === node || !branching.has(other)),
        });
        if (alone.kind === "empty") return empty;
        if (alone.kind === "found" && holds(inside.values(), outside.values(), alone.value) === true) return alone;
      }
    }
    const pool = positive.length > 0 && negative.length > 1 ? positive : [...negative, ...positive];
    const [chosen, alternatives] = pool.reduce((best, next) => (next[1].length < best[1].length ? next : best));
    const rest = { inside: keep(inside, (node) => node !== chosen), outside: keep(outside, (node) => node !== chosen) };
    for (const alternative of alternatives) {
      const extended = gather(
        [...rest.inside.values(), ...alternative.inside],
        [...rest.outside.values(), ...alternative.outside],
      );
      if (extended === undefined || (extended.mask & which) === 0) continue;
      const result = solveKind({ which, inside: extended.inside, outside: extended.outside });
      if (result.kind === "found") return result;
      note(doubt, result);
    }
    return conclude(doubt);
  };

  /** Drops settled literals and takes forced alternatives until nothing changes; `undefined` for a contradiction. */
  const reduce = (
    state: State,
  ):
    | { inside: Map<number, Node>; outside: Map<number, Node>; branching: Map<Node, readonly Alternative[]> }
    | undefined => {
    const { which } = state;
    let inside = new Map(state.inside);
    let outside = new Map(state.outside);
    for (;;) {
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
      const around = surroundings(inside.values());
      for (const [id, node] of outside) if (contradicts(node, around, which)) outside.delete(id);
      const branching = new Map<Node, readonly Alternative[]>();
      let forced: Alternative | undefined;
      const forcedNode = { id: 0 };
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
        const live: Alternative[] = [];
        let entailed = false;
        for (const alternative of alternatives) {
          const judgement = judge(alternative, around, inside, outside, which);
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
        if (live.length === 1) {
          forced = live[0] as Alternative;
          forcedNode.id = node.id;
          break;
        }
        branching.set(node, live);
      }
      if (forced === undefined) return { inside, outside, branching };
      inside.delete(forcedNode.id);
      outside.delete(forcedNode.id);
      const gathered = gather([...inside.values(), ...forced.inside], [...outside.values(), ...forced.outside]);
      if (gathered === undefined || (gathered.mask & which) === 0) return undefined;
      ({ inside, outside } = gathered);
    }
  };

  const judge = (
    alternative: Alternative,
    around: Surroundings,
    inside: ReadonlyMap<number, Node>,
    outside: ReadonlyMap<number, Node>,
    which: KindSet,
  ): "dead" | "entailed" | "open" => {
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
        return solveArray(search, constraints);
      default:
        return solveObject(search, constraints);
    }
  };

  const search: Search = {
    table,
    kinds,
    evaluate,
    solve: (inside, outside) => solve(inside, outside),
    spend: (steps) => spend(budget, steps),
    deepen: () => {
      for (const memory of [settled, asked]) {
        for (const [key, result] of memory)
          if (result.kind === "unknown" && result.why.cause === tooDeep) memory.delete(key);
      }
    },
  };
  return search;
}

function keyOf({ which, inside, outside }: State): string {
  const ids = (map: ReadonlyMap<number, Node>): string => [...map.keys()].sort((a, b) => a - b).join(",");
  return `${which}|${ids(inside)}|${ids(outside)}`;
}

function keep(map: ReadonlyMap<number, Node>, wanted: (node: Node) => boolean): Map<number, Node> {
  const kept = new Map<number, Node>();
  for (const [id, node] of map) if (wanted(node)) kept.set(id, node);
  return kept;
}

function plain(map: ReadonlyMap<number, Node>, branching: ReadonlyMap<Node, unknown>): readonly Node[] {
  return [...map.values()].filter((node) => !branching.has(node) && node.kind !== "opaque");
}

/** The first undescribed part among literals, as the reason for a doubt. */
function whyUndecided(nodes: readonly Node[]): { cause: string; reason: string; pointer?: string } {
  const seen = new Set<Node>();
  const queue = [...nodes];
  for (let node = queue.shift(); node !== undefined && seen.size < 5_000; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    switch (node.kind) {
      case "opaque":
        return {
          cause: node.cause,
          reason: node.reason,
          ...(node.pointer === undefined ? {} : { pointer: node.pointer }),
        };
      case "and":
      case "or":
      case "oneOf":
        queue.push(...node.nodes);
        break;
      case "not":
        queue.push(node.node);
        break;
      case "if":
        queue.push(node.condition, node.then, node.else);
        break;
      case "properties":
        queue.push(...node.named.values(), ...node.patterns.map((entry) => entry.node), node.rest);
        break;
      case "items":
        queue.push(...node.prefix, node.rest);
        break;
      case "contains":
        queue.push(node.item);
        break;
      default:
        break;
    }
  }
  return {
    cause: "value:undecided",
    reason: "whether a listed value is accepted is not decided (a format or pattern that is known in part only)",
  };
}

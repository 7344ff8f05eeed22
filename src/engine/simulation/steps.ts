/** What makes one node a part of another: a formula over pairs of the nodes that they are made of. */
import type { Node, NodeOf } from "../../model/ir.js";
import { compare, isMultiple } from "../../model/rational.js";
import { matches } from "../automaton.js";
import { evaluate } from "../evaluate.js";
import { nodesFor, type Properties } from "../object-model.js";
import { all, both, either, type Formula, type Pair, some } from "./formula.js";

export interface Steps {
  /** What shows without a look at the parts. */
  outright(a: Node, b: Node): boolean | undefined;
  /** A pair, or what is known of it. */
  pair(a: Node, b: Node): boolean | Pair;
  /** Whether the branches of a `oneOf` exclude each other, so that it is their union. */
  exclusive(node: Node): boolean;
  /** The branches of a union that a node may well be a part of. */
  likest(union: Branching, node: Node): Iterable<Node>;
}

/** Longer enumerations are left to the search. */
const maxValues = 200;

/** More branches of a `oneOf` than this, on one side only, are not matched. */
const maxUnmatched = 8;

type Branching = Extract<Node, { kind: "and" | "or" | "oneOf" }>;

/** When `a` is a part of `b`. What is sound for all values of a kind is sound here: nodes say nothing of other kinds. */
export function step(steps: Steps, a: Node, b: Node): Formula {
  const { pair } = steps;
  if (a.kind === "or") return all(a.nodes, (node) => pair(node, b));
  if (b.kind === "and") return all(simpleFirst(b.nodes), (node) => inner(steps, a, node));
  const whole = alternatives(steps, a, b);
  switch (a.kind) {
    case "and":
      return either(whole, () => some(a.nodes, (node) => inner(steps, node, b)));
    case "if":
      return either(whole, () => either(conditions(steps, a, b), () => both(pair(a.then, b), () => pair(a.else, b))));
    case "oneOf":
      return either(whole, () => either(branches(steps, a, b), () => all(a.nodes, (node) => pair(node, b))));
    default:
      return either(whole, () => constraints(steps, a, b));
  }
}

/** Nodes that speak of the same value as their parts do. */
const inPlace: ReadonlySet<Node["kind"]> = new Set(["and", "or", "oneOf", "if", "not"]);

/** As {@link step}; what says something of its own is looked at where it stands, without being noted as a pair. */
function inner(steps: Steps, a: Node, b: Node): Formula {
  const shown = steps.outright(a, b);
  if (shown !== undefined) return shown;
  if (inPlace.has(b.kind)) return steps.pair(a, b);
  if (a.kind === "and") return some(a.nodes, (node) => inner(steps, node, b));
  return inPlace.has(a.kind) ? steps.pair(a, b) : constraints(steps, a, b);
}

/** What has no parts, and is settled at once. */
const compound: ReadonlySet<Node["kind"]> = new Set([...inPlace, "items", "contains", "properties", "propertyNames"]);

/** As {@link step}, for what stands inside the value: pairs of which circles may be made. */
function below(steps: Steps, a: Node, b: Node): Formula {
  if (compound.has(a.kind) || compound.has(b.kind)) return steps.pair(a, b);
  return steps.outright(a, b) ?? constraints(steps, a, b);
}

/** What refutes most claims comes before what takes long to look at. */
function simpleFirst(nodes: readonly Node[]): readonly Node[] {
  const cost = ({ kind }: Node): number => (inPlace.has(kind) ? 2 : kind === "properties" || kind === "items" ? 1 : 0);
  return [...nodes].sort((a, b) => cost(a) - cost(b));
}

/** When all of `a` is in one of the alternatives of `b`. */
function alternatives({ pair, exclusive, likest }: Steps, a: Node, b: Node): Formula {
  if (b.kind === "or" || (b.kind === "oneOf" && exclusive(b))) return some(likest(b, a), (node) => pair(a, node));
  return b.kind === "if" ? both(pair(a, b.then), () => pair(a, b.else)) : false;
}

/** When two conditions choose alike. */
function conditions({ pair }: Steps, a: NodeOf<"if">, b: Node): Formula {
  if (b.kind !== "if") return false;
  const parts = [
    [a.condition, b.condition],
    [b.condition, a.condition],
    [a.then, b.then],
    [a.else, b.else],
  ] as const;
  return all(parts, ([part, of]) => pair(part, of));
}

/** When "exactly one" counts the same on both sides: the branches that differ are equal sets, in their order. */
function branches({ pair }: Steps, a: Branching, b: Node): Formula {
  if (b.kind !== "oneOf" || a.nodes.length !== b.nodes.length) return false;
  const [left, right] = [without(a.nodes, b.nodes), without(b.nodes, a.nodes)];
  if (left.length !== right.length || left.length > maxUnmatched) return false;
  return all(left.keys(), (i) => {
    const [mine, other] = [left[i] as Node, right[i] as Node]; // as many
    return both(pair(mine, other), () => pair(other, mine));
  });
}

/** A multiset without another: a branch that is there twice counts twice. */
function without(nodes: readonly Node[], others: readonly Node[]): readonly Node[] {
  const counts = new Map<Node, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return nodes.filter((node) => {
    const count = counts.get(node) ?? 0;
    if (count > 0) counts.set(node, count - 1);
    return count === 0;
  });
}

/** When one constraint is a part of another of its kind. */
function constraints(steps: Steps, a: Node, b: Node): Formula {
  const { pair } = steps;
  if (a.kind === "enum") return a.values.length <= maxValues && a.values.every((value) => evaluate(b, value) === true);
  switch (b.kind) {
    case "not":
      return a.kind === "not" && pair(b.node, a.node);
    case "minimum":
    case "maximum": {
      if (a.kind !== b.kind) return false;
      const order = compare(a.limit, b.limit) * (b.kind === "minimum" ? 1 : -1);
      return order > 0 || (order === 0 && (a.exclusive || !b.exclusive));
    }
    case "multipleOf":
      return a.kind === "multipleOf" && isMultiple(a.divisor, b.divisor);
    case "minLength":
    case "minItems":
    case "minProperties":
      return a.kind === b.kind && a.limit >= b.limit;
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return a.kind === b.kind && a.limit <= b.limit;
    case "items":
      return a.kind === "items" && items(steps, a, b);
    case "contains":
      return a.kind === "contains" && contains(steps, a, b);
    case "propertyNames":
      return a.kind === "propertyNames" && pair(a.name, b.name);
    case "properties":
      return a.kind === "properties" && properties(steps, a, b);
    default:
      return false;
  }
}

function items(steps: Steps, a: NodeOf<"items">, b: NodeOf<"items">): Formula {
  const positions = Math.max(a.prefix.length, b.prefix.length);
  const at = ({ prefix, rest }: NodeOf<"items">, index: number): Node => prefix[index] ?? rest;
  return all(Array(positions + 1).keys(), (index) => below(steps, at(a, index), at(b, index)));
}

/** More items count on the side of `b` for the minimum, and fewer for the maximum. */
function contains({ pair }: Steps, a: NodeOf<"contains">, b: NodeOf<"contains">): Formula {
  const min = b.min <= 0 || (a.min >= b.min && pair(a.item, b.item));
  if (b.max === undefined) return min;
  if (a.max === undefined || a.max > b.max) return false;
  return both(min, () => pair(b.item, a.item));
}

/** When every key that `b` speaks of has a value that `a` keeps inside that. */
function properties(steps: Steps, a: Properties, b: Properties): Formula {
  /** The value at a key is inside of all that `a` says there. */
  const at = (name: string, node: Node): Formula => {
    if (node.kind === "true") return true;
    if (a.patterns.length === 0) return below(steps, a.named.get(name) ?? a.rest, node);
    return some(nodesFor(a, name) ?? [], (mine) => below(steps, mine, node));
  };
  const everywhere = (node: Node): Formula =>
    all([...a.named.values(), ...a.patterns.map((entry) => entry.node), a.rest], (mine) => below(steps, mine, node));
  const byPattern = all(b.patterns, ({ pattern, node }) => {
    if (node.kind === "true") return true;
    const same = a.patterns.filter((entry) => entry.pattern === pattern);
    return same.length === 0 ? everywhere(node) : some(same, (entry) => below(steps, entry.node, node));
  });
  // what is settled at once refutes most claims
  const named = (): Formula =>
    all([false, true], (late) => all(b.named, ([name, node]) => compound.has(node.kind) !== late || at(name, node)));
  const others = (): Formula => {
    const { rest } = b;
    if (rest.kind === "true") return true;
    const ofNames = all(a.named.keys(), (name) => {
      const elsewhere = b.named.has(name) || b.patterns.some(({ pattern }) => matches(pattern, name) === true);
      return elsewhere || at(name, rest);
    });
    const known = new Set(b.patterns.map(({ pattern }) => pattern));
    const ofPatterns = (): Formula =>
      all(a.patterns, ({ pattern, node }) => known.has(pattern) || below(steps, node, rest));
    return both(both(below(steps, a.rest, rest), ofPatterns), () => ofNames);
  };
  return both(byPattern, () => both(named(), others));
}

/**
 * Inclusion that shows in how two nodes are built, without a search: the greatest simulation between them, which is
 * what subtyping of recursive types comes to (Amadio, Cardelli, *Subtyping recursive types*, TOPLAS 1993).
 *
 * `steps.ts` says what makes `a` a part of `b`, given other such pairs. What is reachable that way is a system of claims;
 * a claim is refuted by the loss of what it needs, and what is never refuted holds. Alternatives are looked at one at a
 * time (Liu, Smolka, *Simple linear-time algorithms for minimal fixed points*, ICALP 1998, turned around). Every circle
 * of claims descends into the document, so that they hold by induction over its size. "Refuted" means only that nothing
 * shows.
 *
 * No answer leans on what a search has open: all are final, and are remembered.
 */
import type { Node } from "../../model/ir.js";
import type { Kinds } from "../kinds.js";
import type { Formula, Open, Pair } from "./formula.js";
import { createLikeness } from "./likeness.js";
import { step } from "./steps.js";

export interface Simulation {
  /** Whether it shows that every value of `a` is in `b`. */
  within(a: Node, b: Node): boolean;
  /** A new question begins: it may look at as many pairs as any other. */
  begin(): void;
}

export interface SimulationMeans {
  readonly kinds: Kinds;
  /** Whether the branches of a `oneOf` exclude each other, so that it is the union of them. */
  readonly exclusive: (node: Node) => boolean;
  /** Takes from a budget what looking at so many pairs costs. */
  readonly spend: (pairs: number) => void;
}

/** Pairs looked at for one question; unions of alike variants could ask for all that there are. */
const maxClaims = 60_000;

/** More nodes than this have no table that a machine could hold. */
const manyNodes = 2 ** 26;

/** What holds for as long as it has not lost what it needs. */
class Goal {
  refuted = false;
  readonly dependents: Goal[] = [];
  /** What may take the place of what is lost. */
  alternatives: Iterator<Formula> | undefined;
}

/** The goal that `a` is a part of `b`. */
class Claim extends Goal implements Pair {
  stage: "new" | "queued" | "explored" = "new";
  constructor(
    readonly key: number,
    readonly a: Node,
    readonly b: Node,
  ) {
    super();
  }
}

export function createSimulation({ kinds, exclusive, spend }: SimulationMeans): Simulation {
  const settled = new Map<number, boolean>();
  const likeness = createLikeness();
  let open = new Map<number, Claim>();
  let queue: Claim[] = [];
  let left = maxClaims;

  /** What shows without a look at the parts. */
  const outright = (a: Node, b: Node): boolean | undefined => {
    if (a === b) return true;
    const may = kinds.may(a);
    if ((may & ~kinds.full(b)) === 0) return true;
    if ((may & ~kinds.may(b)) !== 0) return false;
    if (b.kind === "or" && b.nodes.includes(a)) return true;
    return a.kind === "and" && a.nodes.includes(b) ? true : undefined;
  };

  const pair = (a: Node, b: Node): boolean | Claim => {
    const shown = outright(a, b);
    if (shown !== undefined) return shown;
    const key = a.id * manyNodes + b.id;
    const known = settled.get(key);
    if (known !== undefined) return known;
    let claim = open.get(key);
    if (claim === undefined) {
      claim = new Claim(key, a, b);
      open.set(key, claim);
    }
    return claim.refuted ? false : claim;
  };

  const steps = { outright, pair, exclusive, likest: likeness.order };

  /** Takes from a goal what it has leaned on. */
  const lose = (start: Goal): void => {
    const work = [start];
    for (let goal = work.pop(); goal !== undefined; goal = work.pop()) {
      if (goal.refuted || leanOnNext(goal)) continue;
      goal.refuted = true;
      for (const dependent of goal.dependents) work.push(dependent);
    }
  };

  /** Lets a goal lean on its next alternative, if it has one that is not lost already. */
  const leanOnNext = (goal: Goal): boolean => {
    if (goal.alternatives === undefined) return false;
    for (let next = goal.alternatives.next(); next.done !== true; next = goal.alternatives.next()) {
      if (next.value === true || (next.value !== false && lean(goal, next.value))) return true;
    }
    return false;
  };

  /** Makes a goal depend on another; false where that is lost already. */
  const lean = (goal: Goal, formula: Open): boolean => {
    const needed = goalOf(formula);
    if (!needed.refuted) needed.dependents.push(goal);
    return !needed.refuted;
  };

  const goalOf = (formula: Open): Goal => {
    if (formula instanceof Claim) {
      if (formula.stage === "new") {
        formula.stage = "queued";
        queue.push(formula);
      }
      return formula;
    }
    const goal = new Goal();
    found(goal, formula);
    return goal;
  };

  /** Gives a goal what it needs. */
  const found = (goal: Goal, formula: Open): void => {
    if ("some" in formula) {
      goal.alternatives = formula.some;
      lose(goal);
    } else {
      const parts = "all" in formula ? formula.all : [formula];
      if (!parts.every((part) => lean(goal, part))) lose(goal);
    }
  };

  const explore = (root: Claim): void => {
    queue = [root];
    root.stage = "queued";
    const explored: Claim[] = [];
    for (let i = 0; i < queue.length && explored.length < left; i++) {
      const claim = queue[i] as Claim; // i is in range
      if (claim !== root && claim.dependents.every(({ refuted }) => refuted)) {
        claim.stage = "new"; // nobody needs it any more
        continue;
      }
      claim.stage = "explored";
      explored.push(claim);
      const formula = step(steps, claim.a, claim.b);
      if (formula === false) lose(claim);
      else if (formula !== true) found(claim, formula);
    }
    const complete = explored.length < left;
    left -= explored.length;
    // what holds so far could still be refuted by what was not looked at
    for (const { key, refuted } of explored) if (refuted || complete) settled.set(key, !refuted);
    if (!complete) settled.set(root.key, false);
    [open, queue] = [new Map(), []];
    spend(explored.length);
  };

  return {
    begin: () => {
      left = maxClaims;
    },
    within: (a, b) => {
      const root = pair(a, b);
      if (typeof root === "boolean" || left <= 0) return root === true;
      explore(root);
      return settled.get(root.key) === true;
    },
  };
}

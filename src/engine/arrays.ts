/**
 * Arrays: each position is given a label, which says what the item counts for, and the labels are walked until every
 * goal is met; then members are taken, equal or distinct where that is asked.
 */
import type { Json } from "../model/json.js";
import { type Label, labelsOf } from "./array-labels.js";
import { type ArrayModel, both, modelOf, slotAt } from "./array-model.js";
import { type Pair, walk } from "./array-walk.js";
import { assignDistinct, maxPositions, tooFewDistinct } from "./distinct.js";
import { type Constraints, conclude, type Doubt, empty, type Result, type Search } from "./search-types.js";

export function solveArray(search: Search, constraints: Constraints): Result {
  const model = modelOf(constraints);
  const { min, max, goals, tail, unique, repeated } = model;
  if (min > max || (unique && repeated) || goals.some((goal) => goal.max !== undefined && goal.max < goal.min)) {
    return empty;
  }
  const doubt: Doubt = {};
  const byClass = new Map<number, readonly Label[]>();
  const labelsAt = (index: number): readonly Label[] => {
    const position = Math.min(index, tail);
    let labels = byClass.get(position);
    if (labels === undefined) {
      labels = labelsOf(search, model, [position], doubt);
      byClass.set(position, labels);
    }
    return labels;
  };
  for (const [i, goal] of goals.entries()) {
    const met = (index: number): boolean => labelsAt(index).some(({ counted }) => (counted[i] as number) > 0);
    if (goal.min > 0 && !Array.from({ length: Math.min(tail + 1, max) }, (_, index) => index).some(met)) {
      return conclude(doubt);
    }
  }
  if (unique) {
    if (min > maxPositions && tooFewDistinct(search, slotAt(model, tail), min - tail)) return empty;
    const fill = (labels: readonly Label[]): Result | undefined =>
      assignDistinct(
        search,
        labels.map(({ slot }) => slot),
        doubt,
      );
    return walk(search, model, { labelsAt, fill }, doubt) ?? conclude(doubt);
  }
  if (!repeated) {
    const fill = (labels: readonly Label[]): Result => values(search, model, labels, undefined);
    return walk(search, model, { labelsAt, fill }, doubt) ?? conclude(doubt);
  }
  for (const pair of pairs(tail, max)) {
    const tied = labelsOf(search, model, pair, doubt);
    if (tied.length === 0) continue;
    const result = walk(
      search,
      model,
      {
        pair,
        labelsAt: (index) => (index === pair[0] ? tied : labelsAt(index)),
        fill: (labels) => values(search, model, labels, pair),
      },
      doubt,
    );
    if (result !== undefined) return result;
  }
  return conclude(doubt);
}

/** The pairs of positions that can differ in what equal items there must be. */
function* pairs(tail: number, max: number): Iterable<Pair> {
  for (let second = 1; second <= tail + 1 && second < max; second++) {
    for (let first = second > tail ? tail : 0; first < second; first++) yield [first, second];
  }
}

/** A member for each label; `pair` are the positions of equal items. */
function values(search: Search, model: ArrayModel, labels: readonly Label[], pair: Pair | undefined): Result {
  const items: Json[] = [];
  let unsure: (Result & { kind: "unknown" }) | undefined;
  const members = relaxed(search, model, labels, pair);
  for (const [i, member] of members.entries()) {
    if (member.kind === "unknown") unsure ??= member;
    const equal = pair !== undefined && i === pair[1] ? items[pair[0]] : undefined;
    if (member.kind !== "empty") items.push(equal ?? (member.value as Json)); // labels without a value are not kept
  }
  return unsure === undefined ? { kind: "found", value: items } : { kind: "unknown", why: unsure.why, value: items };
}

/** Members that count for no more than is needed: plainer than those of the labels, which count for all they can. */
function relaxed(
  search: Search,
  model: ArrayModel,
  labels: readonly Label[],
  pair: Pair | undefined,
): readonly Result[] {
  const { goals } = model;
  // the label of equal items counts for both of them
  const once = pair === undefined ? labels : labels.filter((_, index) => index !== pair[1]);
  const totals = goals.map((_, i) => once.reduce((sum, { counted }) => sum + (counted[i] as number), 0));
  return labels
    .map((label, index) => ({ label, index }))
    .reverse()
    .map(({ label, index }): Result => {
      if (pair !== undefined && (index === pair[0] || index === pair[1])) return label.member;
      const idle = goals.map((goal, i) => {
        const spare = goal.max === undefined && label.counted[i] === 1 && (totals[i] as number) > goal.min;
        if (spare) totals[i] = (totals[i] as number) - 1;
        return spare;
      });
      if (!idle.includes(true)) return label.member;
      const parts = goals.flatMap((goal, i) => {
        if (label.counted[i] === 1) return idle[i] ? [] : [goal.counts(index)];
        return goal.max === undefined ? [] : [goal.avoids];
      });
      const slot = parts.reduce(both, slotAt(model, index));
      const member = search.solve(slot.inside, slot.outside);
      return member.kind === "found" ? member : label.member;
    })
    .reverse();
}

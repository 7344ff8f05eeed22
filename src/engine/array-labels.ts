/**
 * The labels that the item at a position can have: sets of goals that it counts for. A goal with a maximum needs to
 * know of every item whether it counts; of the others more is better, and a label that counts for less than another
 * one is of use only where items must differ.
 */
import { type ArrayModel, both, type Goal, type Slot, slotAt } from "./array-model.js";
import { cost } from "./budget.js";
import { type Doubt, note, type Result, type Search } from "./search-types.js";

export interface Label {
  /** Unique among the labels of one array. */
  readonly id: string;
  /** How many items count for each goal; two where the label stands for two equal items. */
  readonly counted: readonly number[];
  readonly slot: Slot;
  /** Not `empty`. */
  readonly member: Result;
}

/** Labels of one position that are kept. */
const maxLabels = 500;

/** @param positions one position, or two that hold equal items */
export function labelsOf(search: Search, model: ArrayModel, positions: readonly number[], doubt: Doubt): Label[] {
  const { goals, unique } = model;
  const labels: Label[] = [];
  const bounded = goals.filter(({ max }) => max !== undefined).length;

  const waysToCount = ({ counts }: Goal): readonly Slot[] => {
    const ways = positions.map(counts);
    const same = ways.every(({ inside }) => inside[0] !== undefined && inside[0] === ways[0]?.inside[0]);
    return same ? ways.slice(0, 1) : ways;
  };
  /** Whether a label that is there counts for all that this one can still count for. */
  const dominated = (counted: readonly number[]): boolean =>
    !unique &&
    counted.length >= bounded &&
    labels.some(
      (label) =>
        label.member.kind === "found" &&
        goals.every((_, i) => {
          const mine = i < counted.length ? (counted[i] as number) : positions.length;
          return i < bounded ? label.counted[i] === mine : (label.counted[i] as number) >= Math.min(mine, 1);
        }),
    );

  const refine = (slot: Slot, counted: readonly number[], known: Result | undefined): void => {
    if (labels.length > maxLabels || dominated(counted)) return;
    if (slot.outside.some((node) => slot.inside.includes(node))) return;
    search.spend(cost.member);
    const member = known ?? search.solve(slot.inside, slot.outside);
    if (member.kind === "empty") return;
    if (member.kind === "unknown") {
      note(doubt, { kind: "unknown", why: member.why });
      if (member.value === undefined) return;
    }
    const goal = goals[counted.length];
    if (goal === undefined) {
      if (labels.length < maxLabels) {
        labels.push({ id: `${positions.join("=")}:${labels.length}`, counted, slot, member });
        return;
      }
      const reason = `the items of an array can count in more than ${maxLabels} ways`;
      note(doubt, { kind: "unknown", why: { cause: "budget:items", reason } });
      labels.push({ id: "more", counted, slot, member });
      return;
    }
    const leave = (): void => {
      const { inside, outside } = goal.max === undefined ? nothing : goal.avoids;
      const unchanged = inside.length + outside.length === 0;
      refine(unchanged ? slot : both(slot, { inside, outside }), [...counted, 0], unchanged ? member : undefined);
    };
    // items that must differ have the more values the less they count for
    if (unique) leave();
    for (const way of waysToCount(goal)) {
      const items = goal.max === undefined && goal.min === 1 ? 1 : positions.length;
      refine(both(slot, way), [...counted, items], undefined);
    }
    if (!unique) leave();
  };
  const base = positions.map((position) => slotAt(model, position)).reduce(both);
  refine(base, [], undefined);
  return labels.slice(0, maxLabels);
}

const nothing: Slot = { inside: [], outside: [] };

/**
 * Breadth first over the lengths of an array: the states after n items are what counts towards each goal so far.
 * Counts only grow and are not told apart beyond what is needed, so the states stop changing, and what was not
 * reached by then never is.
 */
import type { Label } from "./array-labels.js";
import type { ArrayModel, Goal } from "./array-model.js";
import { cost } from "./budget.js";
import { type Doubt, note, type Result, type Search } from "./search-types.js";

/** Two positions that hold equal items. */
export type Pair = readonly [number, number];

interface State {
  readonly counts: readonly number[];
  /** The label of the last item. */
  readonly label: Label | undefined;
  readonly previous: State | undefined;
  /** Labels of alike positions are taken in their order: the first that may still come. */
  readonly from: number;
  /** The label of the equal items, between the first and the second of them. */
  readonly tie: Label | undefined;
  /** Whether every label so far surely has members. */
  readonly sure: boolean;
}

/** Longest array built. */
const maxLength = 5_000;

interface Walk {
  readonly labelsAt: (index: number) => readonly Label[];
  readonly pair?: Pair;
  /** Makes the array of a way through the labels. */
  readonly fill: (labels: readonly Label[]) => Result | undefined;
}

/** The first array that `fill` makes; `undefined` when there is none, or what there may be is a doubt. */
export function walk(
  search: Search,
  model: ArrayModel,
  { labelsAt, pair, fill }: Walk,
  doubt: Doubt,
): Result | undefined {
  const { goals, tail, unique } = model;
  const min = Math.max(model.min, pair === undefined ? 0 : pair[1] + 1);
  // items that serve no purpose can be dropped, so longer arrays than this never help
  const needed = goals.reduce((sum, goal) => sum + goal.min, 0);
  const longest = Math.min(model.max, Math.max(min, Math.max(tail, pair === undefined ? 0 : pair[1] + 1) + needed));
  let level = new Map<string, State>([
    ["", { counts: goals.map(() => 0), label: undefined, previous: undefined, from: 0, tie: undefined, sure: true }],
  ]);

  for (let length = 0; level.size > 0 && length <= longest; length++) {
    const complete = [...level.values()].filter(({ counts }) => goals.every((goal, i) => (counts[i] ?? 0) >= goal.min));
    if (length >= min) {
      for (const state of complete) {
        const result = fill(labelsOn(state));
        if (result?.kind === "found") return result;
        if (result !== undefined) note(doubt, result);
      }
    }
    if (length === longest) return undefined;
    const next = step(length, longest);
    const stable = length >= tail && (pair === undefined || length > pair[1]) && sameKeys(level, next);
    if (stable && (length >= min || complete.length === 0)) return undefined;
    if (length >= maxLength) {
      const reason = `an array would need more than ${maxLength} items`;
      note(doubt, { kind: "unknown", why: { cause: "budget:items", reason } });
      return undefined;
    }
    level = next;
  }
  return undefined;

  function step(index: number, end: number): Map<string, State> {
    const next = new Map<string, State>();
    const alike = index >= tail && (pair === undefined || index > pair[1]);
    const left = end - index - 1;
    const hope = alike ? hopes(labelsAt(index), goals) : undefined;
    for (const [key, state] of level) {
      const repeats = pair !== undefined && index === pair[1] && state.tie !== undefined;
      const labels = repeats ? [state.tie] : labelsAt(index);
      for (let at = state.from; at < labels.length; at++) {
        const label = labels[at] as Label;
        search.spend((unique ? cost.state : cost.walk) + cost.memberLiteral * goals.length);
        const counts = state.counts.map((count, i) => {
          const { min: least, max } = goals[i] as Goal; // one count per goal
          return Math.min(count + (repeats ? 0 : (label.counted[i] as number)), max === undefined ? least : max + 1);
        });
        if (counts.some((count, i) => count > (goals[i]?.max ?? Number.POSITIVE_INFINITY))) continue;
        const missing = goals.map((goal, i) => Math.max(0, goal.min - (counts[i] as number)));
        if (missing.some((count) => count > left * (pair === undefined ? 1 : 2))) continue;
        const from = alike ? at : 0;
        if (hope !== undefined) {
          if (missing.some((count, i) => count > 0 && (hope.last[i] as number) < from)) continue;
          if (missing.reduce((sum, count) => sum + count, 0) > left * hope.most) continue;
        }
        const sure = state.sure && label.member.kind === "found";
        const tie = pair !== undefined && index === pair[0] ? label : repeats ? undefined : state.tie;
        const reached = unique
          ? withLabel(key, label.id)
          : `${counts.join()} ${from} ${tie?.id ?? ""}${sure ? "" : "?"}`;
        if (!next.has(reached)) next.set(reached, { counts, label, previous: state, from, tie, sure });
      }
    }
    return next;
  }
}

/** What labels of alike positions can still give: the last that counts for each goal, and the most that one counts for. */
function hopes(labels: readonly Label[], goals: readonly Goal[]): { last: readonly number[]; most: number } {
  return {
    last: goals.map((_, i) => labels.findLastIndex(({ counted }) => (counted[i] as number) > 0)),
    most: Math.max(0, ...labels.map(({ counted }) => counted.reduce((sum, count) => sum + count, 0))),
  };
}

/** Where items must differ, how often each label was used is what matters. */
function withLabel(key: string, label: string): string {
  return [...(key === "" ? [] : key.split(" ")), label].sort().join(" ");
}

function sameKeys(a: ReadonlyMap<string, State>, b: ReadonlyMap<string, State>): boolean {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  return true;
}

function labelsOn(state: State): Label[] {
  const labels: Label[] = [];
  for (let at: State | undefined = state; at?.label !== undefined; at = at.previous) labels.push(at.label);
  return labels.reverse();
}

/**
 * The rounds of a question. A search goes a few levels of nesting down, so that it finds the small values that a
 * plunge down a long chain of references would miss, and puts off what lies deeper. What was put off is looked into
 * level by level, each state once; when one is not empty, the question is asked again with that at hand (the
 * naive iteration of a least fixpoint, breadth first). So depth bounds neither what is found nor what is proved.
 */
import type { Result } from "./search-types.js";
import type { Tabling } from "./tabling.js";

/** Levels of nesting that a round goes down from each state that it starts with. */
export const levelsPerRound = 8;

/** Asks until the answer leans on nothing that was put off. `decide` decides a state that was. */
export function inRounds<State>(tabling: Tabling<State>, ask: () => Result, decide: (state: State) => Result): Result {
  for (;;) {
    const result = ask();
    if (result.kind === "found") {
      tabling.forget();
      return result;
    }
    if (areEmpty(tabling, decide)) {
      tabling.confirm();
      return result;
    }
    tabling.forget();
  }
}

/** Whether all states that were put off are empty, as was assumed; those that are not are remembered. */
function areEmpty<State>(tabling: Tabling<State>, decide: (state: State) => Result): boolean {
  let all = true;
  for (let states = tabling.agenda(); states.length > 0; states = tabling.agenda()) {
    let found = false;
    for (const [key, state] of states) {
      const result = tabling.lookup(key, 1) ?? tabling.within(key, 1, () => decide(state));
      if (result.kind === "empty") continue;
      tabling.record(key, result);
      all = false;
      if (result.kind === "found") found = true;
    }
    if (found) return false;
  }
  return all;
}

/**
 * Which values of a question come back unchanged in the answer. Nobody says so anywhere; it is seen: a pair of places
 * counts when it holds in every answer that was looked at, with different values.
 */
import { type Json, stringify } from "../../../model/json.js";
import { leafAt, leaves } from "./leaves.js";
import { identical } from "./special.js";

export interface Echo {
  /** Where it stands in the question, and where in the answer. */
  readonly from: string;
  readonly to: string;
}

export interface Pair {
  readonly question: Json;
  readonly answer: Json;
}

const echoable = (value: Json): boolean => typeof value !== "boolean" && value !== null;

export function findEchoes(pairs: readonly Pair[]): Echo[] {
  const places = (documents: readonly Json[]): string[] => [
    ...new Set(
      documents.flatMap((each) => leaves(each).flatMap(({ pointer, value }) => (echoable(value) ? [pointer] : []))),
    ),
  ];
  const targets = places(pairs.map(({ answer }) => answer));
  return places(pairs.map(({ question }) => question)).flatMap((from) =>
    targets.filter((to) => holds(pairs, { from, to })).map((to) => ({ from, to })),
  );
}

function holds(pairs: readonly Pair[], { from, to }: Echo): boolean {
  const seen = new Set<string>();
  for (const { question, answer } of pairs) {
    const value = leafAt(question, from);
    if (value === undefined) continue;
    if (!identical(leafAt(answer, to), value)) return false;
    seen.add(stringify(value));
  }
  return seen.size > 1;
}

/**
 * Says which changes break. For every change that narrows what a reader accepts, looks for a whole document that
 * the writer may write, the reader rejects, and whose value at the place of the change is what the change took
 * away: a document that fails because of that place.
 */
import { sidesOf } from "../classify/direction.js";
import type { Place } from "../classify/level.js";
import { pureQuestion } from "../classify/policy.js";
import type { Change, Route } from "../model/change.js";
import type { Node } from "../model/ir.js";
import type { Json } from "../model/json.js";
import type { Direction } from "../model/policy.js";
import type { Verdict } from "../model/verdict.js";
import type { Asked, Pair } from "./ask.js";
import { confirmSmallest, verdictOfSearch } from "./confirm.js";
import { at } from "./locate.js";
import type { Session } from "./session.js";

/** A whole document that fails because of one place. */
export interface Proof {
  readonly witness: Json;
  readonly confirmedBy?: string;
  /** JSON pointer into the witness: the part that fails. */
  readonly failsAt?: string;
}

export interface Searched {
  readonly place: Place;
  /** Present with `found`. */
  readonly proof?: Proof;
  /** Present with `unknown`. */
  readonly reason?: string;
}

/** What the searches of a direction may take together, in budgets of one question; the rest goes unexamined. */
const maxBudgets = 2;

/** Whether a change takes something from what the writer of a direction may write, as far as its own place goes. */
export function narrows(session: Session, change: Change, direction: Direction): boolean {
  if (change.clause === undefined) return false;
  const { writer, reader } = sidesOf(direction);
  return session.engine.include(change.clause[writer], change.clause[reader]).verdict !== "included";
}

/**
 * Searches, for each change that narrows in a direction whose inclusion is not proved, the document that it breaks.
 * A known witness that only one change accounts for is that change's witness, without a search.
 */
export function searchPlaces(
  session: Session,
  pair: Pair,
  direction: Direction,
  asked: Asked,
  changes: readonly Change[],
  maxSearches: number,
): ReadonlyMap<Change, Searched> {
  const results = new Map<Change, Searched>();
  const places = changes.map((change) => ({ change, documents: failing(session, change, direction, change) }));
  const root = proofOf(asked.verdict);
  if (root !== undefined) {
    const hit = places.filter(({ documents }) => session.engine.evaluate(documents, root.witness) !== false);
    const only = hit.length === 1 ? hit[0] : undefined;
    if (only !== undefined && session.engine.evaluate(only.documents, root.witness) === true) {
      results.set(only.change, { place: "found", proof: root });
    }
  }
  const until = session.engine.spent() + maxBudgets;
  let searches = 0;
  for (const { change, documents } of places) {
    if (results.has(change)) continue;
    if (searches >= maxSearches || session.engine.spent() >= until) {
      results.set(change, { place: "not-searched" });
      continue;
    }
    searches += 1;
    let result = search(session, pair, direction, asked, documents);
    for (const route of change.elsewhere?.routes ?? []) {
      if (result.place === "found" || searches >= maxSearches || session.engine.spent() >= until) break;
      searches += 1;
      const other = search(session, pair, direction, asked, failing(session, change, direction, route));
      if (other.place !== "empty") result = other;
    }
    results.set(change, result);
  }
  return results;
}

/**
 * The documents whose value at the change's place is in the writer's clause and outside the reader's. Inside a
 * union, the value must be one of the variant that changed and of no other variant that the reader admits.
 */
function failing({ table }: Session, { clause }: Change, direction: Direction, route: Route): Node {
  const { writer, reader } = sidesOf(direction);
  if (clause === undefined) return table.false;
  const guards = new Map<number, Node[]>();
  for (const { depth, [writer]: written, [reader]: read } of route.guards ?? []) {
    const known = guards.get(depth) ?? [];
    guards.set(depth, [...known, written.variant, ...read.others.map((other) => table.not(other))]);
  }
  return at(table, route.path, table.and([clause[writer], table.not(clause[reader])]), guards);
}

function proofOf(verdict: Verdict): Proof | undefined {
  return verdict.verdict === "not-included"
    ? { witness: verdict.witness, confirmedBy: verdict.confirmedBy }
    : undefined;
}

function search(session: Session, pair: Pair, direction: Direction, asked: Asked, documents: Node): Searched {
  const { question } = asked;
  const { writer, reader } = sidesOf(direction);
  const found = verdictOfSearch(session.engine.find([question.writer, documents], [question.reader]));
  const pure = pureQuestion(direction, pair);
  const scene = { question, pure, writer: pair[writer], reader: pair[reader], about: documents };
  const verdict = confirmSmallest(session.engine, scene, found);
  if (verdict.verdict === "included") return { place: "empty" };
  if (verdict.verdict === "unknown") return { place: "unknown", reason: verdict.reason };
  // a guess was not searched to the end: that it is about this place must be evaluated
  const sure = found.verdict === "not-included" || session.engine.evaluate(documents, verdict.witness) === true;
  return sure
    ? { place: "found", proof: { witness: verdict.witness, confirmedBy: verdict.confirmedBy } }
    : { place: "unknown", reason: found.verdict === "unknown" ? found.reason : "" };
}

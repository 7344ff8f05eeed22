/** Asks one inclusion of the engine, as pure sets and under the policy, and confirms every no. */
import { sidesOf } from "../classify/direction.js";
import { policyQuestion, pureQuestion, type Question } from "../classify/policy.js";
import type { Direction, Policy } from "../model/policy.js";
import type { Verdict } from "../model/verdict.js";
import { confirmSmallest } from "./confirm.js";
import type { Session, Side } from "./session.js";

/** The two schemas of one DTO. */
export interface Pair {
  readonly old: Side;
  readonly new: Side;
}

export interface Asked {
  readonly question: Question;
  readonly verdict: Verdict;
}

/** What is known about one direction. */
export interface DirectionAnswer {
  readonly direction: Direction;
  readonly owed: boolean;
  readonly pure: Asked;
  /** The same object as `pure` where the policy changes nothing or the direction is not owed. */
  readonly underPolicy: Asked;
}

/** Answers one direction. Included as pure sets is included under any policy, so that one question settles it. */
export function askDirection(
  session: Session,
  pair: Pair,
  direction: Direction,
  policy: Policy,
  owed: boolean,
): DirectionAnswer {
  const question = pureQuestion(direction, pair);
  const pure: Asked = { question, verdict: ask(session, pair, direction, question, question) };
  if (!owed || pure.verdict.verdict === "included") return { direction, owed, pure, underPolicy: pure };
  const considered = policyQuestion(direction, pair, policy);
  if (considered.writer === question.writer && considered.reader === question.reader) {
    return { direction, owed, pure, underPolicy: pure };
  }
  const verdict = reuse(session, considered, pure.verdict) ?? ask(session, pair, direction, considered, question);
  return { direction, owed, pure, underPolicy: { question: considered, verdict } };
}

/** The pure witness, where it is one under the policy as well. */
function reuse({ engine }: Session, considered: Question, pure: Verdict): Verdict | undefined {
  if (pure.verdict !== "not-included") return undefined;
  const written = engine.evaluate(considered.writer, pure.witness) === true;
  return written && engine.evaluate(considered.reader, pure.witness) === false ? pure : undefined;
}

function ask(session: Session, pair: Pair, direction: Direction, question: Question, pure: Question): Verdict {
  const { writer, reader } = sidesOf(direction);
  const verdict = session.engine.include(question.writer, question.reader);
  return confirmSmallest(session.engine, { question, pure, writer: pair[writer], reader: pair[reader] }, verdict);
}

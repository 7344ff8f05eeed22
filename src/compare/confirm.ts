/** A "no" counts only with a document that an independent validator judges the same way on both schemas. */
import type { Question } from "../classify/policy.js";
import type { Engine, Found } from "../model/engine.js";
import type { Node } from "../model/ir.js";
import type { Json } from "../model/json.js";
import type { Verdict } from "../model/verdict.js";
import type { Side } from "./session.js";
import { shrink } from "./shrink.js";
import { confirmWitness, judgeBySides } from "./verify.js";

/** A question and the schemas that it is about. */
export interface Scene {
  readonly question: Question;
  /** The same question as pure sets; the same object where no policy is at work. */
  readonly pure: Question;
  readonly writer: Side;
  readonly reader: Side;
  /** What the document must be about, besides; absent where any document will do. */
  readonly about?: Node;
}

/**
 * Confirms that the writer accepts a verdict's witness (or its guess) and the reader rejects it.
 *
 * The validator sees the schemas as written, while the question may be under a policy. A closed writer is a part
 * of the writer, and an opened reader holds the whole reader, so acceptance and rejection as written are
 * necessary under every policy. What is left (is the witness inside the closing, and outside the opening too?)
 * is asked of the engine's evaluation, which shares no code with its search. A guess needs that answer; a
 * witness only must not be contradicted by it.
 */
export function confirm(engine: Engine, scene: Scene, verdict: Verdict): Verdict {
  const { question, pure, writer, reader } = scene;
  const confirmed = confirmWitness(verdict, judgeBySides(writer, reader));
  if (confirmed.verdict !== "not-included") return confirmed;
  const guessed = verdict.verdict === "unknown";
  const holds = (wanted: boolean, node: Question["writer"], asWritten: Question["writer"]): boolean => {
    if (guessed && node === asWritten) return true; // the validator's word, and there is no policy to ask about
    const answer = engine.evaluate(node, confirmed.witness);
    return answer === undefined ? !guessed : answer === wanted;
  };
  if (holds(true, question.writer, pure.writer) && holds(false, question.reader, pure.reader)) return confirmed;
  if (guessed) return { verdict: "unknown", cause: verdict.cause, reason: verdict.reason, pointer: verdict.pointer };
  return {
    verdict: "unknown",
    cause: "witness:refuted",
    reason: "a document that breaks was proposed, and evaluating it on both schemas does not agree",
  };
}

/**
 * Confirms the smallest document that still does what the witness of a verdict does; the witness itself where its
 * smaller form is not confirmed.
 */
export function confirmSmallest(engine: Engine, scene: Scene, verdict: Verdict): Verdict {
  if (verdict.verdict !== "not-included") return confirm(engine, scene, verdict);
  const { question, about } = scene;
  const holds = (smaller: Json): boolean =>
    engine.evaluate(question.writer, smaller) === true &&
    engine.evaluate(question.reader, smaller) === false &&
    (about === undefined || engine.evaluate(about, smaller) === true);
  const witness = shrink(verdict.witness, holds);
  const confirmed = confirm(engine, scene, { ...verdict, witness });
  return confirmed.verdict === "not-included" ? confirmed : confirm(engine, scene, verdict);
}

/** What a search found, as a verdict about "nothing is found". */
export function verdictOfSearch(found: Found): Verdict {
  switch (found.verdict) {
    case "empty":
      return { verdict: "included" };
    case "found":
      return { verdict: "not-included", witness: found.witness };
    case "unknown":
      return found;
  }
}

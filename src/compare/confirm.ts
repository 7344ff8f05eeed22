/** A "no" counts only with a document that an independent validator judges the same way on both schemas. */
import type { Question } from "../classify/policy.js";
import type { Confirmation, Engine } from "../model/engine.js";
import type { Json } from "../model/json.js";
import type { Undecided } from "../model/verdict.js";
import type { Side } from "./session.js";

export type Confirmed =
  | { readonly result: "confirmed"; readonly by: string }
  | ({ readonly result: "unconfirmed" } & Undecided);

/**
 * Confirms that the writer accepts a witness and the reader rejects it.
 *
 * The validator sees the schemas as written, while the question may be under a policy. A closed writer is a part
 * of the writer, and an opened reader holds the whole reader, so acceptance and rejection as written are
 * necessary under every policy. What is left (is the witness inside the closing, and outside the opening too?)
 * is asked of the engine's evaluation, which shares no code with its search.
 */
export function confirm(engine: Engine, question: Question, writer: Side, reader: Side, witness: Json): Confirmed {
  const accepted = writer.confirmer.validate(writer.pointer, witness);
  if (accepted.result !== "valid") return refusal(accepted, "the writer's schema rejects it");
  const rejected = reader.confirmer.validate(reader.pointer, witness);
  if (rejected.result !== "invalid") return refusal(rejected, "the reader's schema accepts it");
  if (engine.evaluate(question.writer, witness) === false) return contradicted("the writer's schema rejects it");
  if (engine.evaluate(question.reader, witness) === true) return contradicted("the reader's schema accepts it");
  return { result: "confirmed", by: accepted.by === rejected.by ? accepted.by : `${accepted.by}, ${rejected.by}` };
}

function refusal(confirmation: Confirmation, contradiction: string): Confirmed {
  if (confirmation.result !== "unable") return contradicted(`${confirmation.by} finds that ${contradiction}`);
  return {
    result: "unconfirmed",
    cause: "confirmation:unable",
    reason: `A document that breaks was found, but no independent validator could confirm it: ${confirmation.reason}`,
  };
}

function contradicted(by: string): Confirmed {
  return {
    result: "unconfirmed",
    cause: "confirmation:refuted",
    reason: `A document that breaks was proposed and not confirmed: ${by}.`,
  };
}

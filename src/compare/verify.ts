/** Trust, then verify: a witness counts when the writer's validator accepts it and the reader's rejects it. */
import type { Confirmation } from "../model/engine.js";
import type { Json } from "../model/json.js";
import type { Verdict } from "../model/verdict.js";

export interface Opinions {
  readonly writer: Confirmation;
  readonly reader: Confirmation;
}

/** The verdict after a validator's opinion on its witness, or on its guess. */
export function confirmWitness(verdict: Verdict, judge: (instance: Json) => Opinions): Verdict {
  if (verdict.verdict === "included") return verdict;
  const witness = verdict.verdict === "not-included" ? verdict.witness : verdict.guess;
  if (witness === undefined) return verdict;
  const { writer, reader } = judge(witness);
  if (writer.result === "valid" && reader.result === "invalid") {
    return { verdict: "not-included", witness, confirmedBy: writer.by };
  }
  if (verdict.verdict === "unknown") {
    const { guess: _, ...rest } = verdict;
    return rest;
  }
  const unable = [writer, reader].find((opinion) => opinion.result === "unable");
  if (unable?.result === "unable") {
    return {
      verdict: "unknown",
      cause: "witness:unconfirmed",
      reason: `no validator could judge the witness: ${unable.reason}`,
    };
  }
  return {
    verdict: "unknown",
    cause: "witness:refuted",
    reason: `ajv ${writer.result === "valid" ? "accepts the witness on both sides" : "does not accept the witness on the writer's side"}`,
  };
}

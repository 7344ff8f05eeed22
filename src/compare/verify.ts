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
  // validators disagree about formats, so one validator's word on a guess that turns on a format is not enough
  const aboutFormats = verdict.verdict === "unknown" && /^(format|value):/.test(verdict.cause);
  if (witness === undefined || aboutFormats) return withoutGuess(verdict);
  const { writer, reader } = judge(witness);
  if (writer.result === "valid" && reader.result === "invalid") {
    return { verdict: "not-included", witness, confirmedBy: writer.by };
  }
  if (verdict.verdict === "unknown") return withoutGuess(verdict);
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

function withoutGuess(verdict: Verdict): Verdict {
  if (verdict.verdict !== "unknown") return verdict;
  const { guess: _, ...rest } = verdict;
  return rest;
}

/** Trust, then verify: a witness counts when the writer's validator accepts it and the reader's rejects it. */
import type { Confirmation, Confirmer } from "../model/engine.js";
import type { Json } from "../model/json.js";
import type { Verdict } from "../model/verdict.js";

export interface Opinions {
  readonly writer: Confirmation;
  readonly reader: Confirmation;
}

/** `claimed`: the engine says that the instance breaks; otherwise it only guesses so. */
export type Judge = (instance: Json, claimed: boolean) => Opinions;

/** The judge who asks the validators of both sides. */
export const judgeBySides =
  (writer: JudgedSide, reader: JudgedSide): Judge =>
  (instance, claimed) => ({
    writer: writer.confirmer.validate(writer.pointer, instance, claimed ? "valid" : undefined),
    reader: reader.confirmer.validate(reader.pointer, instance, claimed ? "invalid" : undefined),
  });

export interface JudgedSide {
  readonly confirmer: Confirmer;
  readonly pointer: string;
}

/** The verdict after a validator's opinion on its witness, or on its guess. */
export function confirmWitness(verdict: Verdict, judge: Judge): Verdict {
  if (verdict.verdict === "included") return verdict;
  const witness = verdict.verdict === "not-included" ? verdict.witness : verdict.guess;
  // validators disagree about formats, and pass over keywords that are proposed only: their word on a guess that turns
  // on one of these is not enough
  const disputed = verdict.verdict === "unknown" && /^(format|value|keyword):/.test(verdict.cause);
  if (witness === undefined || disputed) return withoutGuess(verdict);
  const { writer, reader } = judge(witness, verdict.verdict === "not-included");
  if (writer.result === "valid" && reader.result === "invalid") {
    const confirmedBy = [...new Set([writer.by, reader.by])].sort().reverse().join(" and ");
    return { verdict: "not-included", witness, confirmedBy };
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
  const refuted = writer.result === "invalid" ? "does not accept the witness on the writer's side" : undefined;
  return {
    verdict: "unknown",
    cause: "witness:refuted",
    reason: refuted === undefined ? `${byOf(reader)} accepts the witness on both sides` : `${byOf(writer)} ${refuted}`,
  };
}

const byOf = (confirmation: Confirmation): string =>
  confirmation.result === "unable" ? "no validator" : confirmation.by;

function withoutGuess(verdict: Verdict): Verdict {
  if (verdict.verdict !== "unknown") return verdict;
  const { guess: _, ...rest } = verdict;
  return rest;
}

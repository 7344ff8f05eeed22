/** Answers and values in words, for the evidence. */
import { type Json, stringify } from "../../../model/json.js";
import type { Answer } from "../../plugin.js";

const most = 300;

/** A value as JSON, the beginning of it where it is long. */
export function shown(value: Json): string {
  const text = Object.is(value, -0) ? "-0" : stringify(value);
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}

/** What came, as a sentence. */
export function told(answer: Answer): string {
  switch (answer.kind) {
    case "output":
      return answer.invalid === undefined
        ? `It answered ${shown(answer.payload)}.`
        : `It answered ${shown(answer.payload)}, which is no ${answer.contract}: ${answer.invalid}.`;
    case "error":
      return `It answered with the error ${answer.code}: ${shown(answer.message)}.`;
    case "malformed":
      return `It gave something that is no answer: ${answer.message}.`;
    case "none":
      return `It gave no answer: ${answer.message}.`;
  }
}

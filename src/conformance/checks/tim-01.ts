/** Every call ends in time, whatever is asked. */
import { isArray, isObject, type Json, put } from "../../model/json.js";
import { endText } from "../envelope.js";
import { withMember } from "../inputs/variations.js";
import { type Check, type CheckContext, failed, pass } from "./check.js";
import { newest } from "./helpers/documents.js";
import { type Question, questionsOf } from "./helpers/questions.js";

const asked = 200;
/** Long enough that work growing with the square of it shows. */
const longText = 60_000;

/** The document with its texts made long, as far as the contract has nothing against it. */
function stretched(value: Json, isValid: (value: Json) => boolean, put_: (value: Json) => Json): Json {
  if (typeof value === "string") {
    const long = value + "a".repeat(longText);
    return isValid(put_(long)) ? long : value;
  }
  if (isArray(value)) {
    return value.map((item, index) =>
      stretched(item, isValid, (changed) => put_(value.map((other, at) => (at === index ? changed : other)))),
    );
  }
  if (!isObject(value)) return value;
  let whole: Record<string, Json> = {};
  for (const key of Object.keys(value)) put(whole, key, value[key] as Json);
  for (const key of Object.keys(value)) {
    const replaced = (member: Json): Record<string, Json> => {
      const copy: Record<string, Json> = {};
      for (const other of Object.keys(whole)) put(copy, other, other === key ? member : (whole[other] as Json));
      return copy;
    };
    whole = replaced(stretched(value[key] as Json, isValid, (member) => put_(replaced(member))));
  }
  return whole;
}

/** Valid documents that are as long as their contract allows. */
function longQuestions(context: CheckContext): Question[] {
  const format = context.formats[0] ?? "json";
  return newest(context).flatMap((dto) =>
    context
      .inputs(dto)
      .valid(3)
      .map(({ value }) => {
        const isValid = (each: Json): boolean => dto.violation(each) === undefined;
        const unknown = withMember(value, "x-contract-check", "a".repeat(longText)).find((each) => isValid(each.value));
        const payload = stretched(unknown?.value ?? value, isValid, (each) => each);
        const bytes = context.question({ contract: dto.reference, payload, format });
        return { bytes, about: `a document with long texts (${bytes.length} bytes)`, contract: dto.reference };
      }),
  );
}

export const check: Check = {
  id: "TIM-01",
  level: "must",
  title: "every call ends within timeout_ms",
  why: "A call that does not end is killed, and its caller gets nothing.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const questions = [...questionsOf(context, asked), ...longQuestions(context)];
      for (const { bytes, about } of questions) {
        const result = await plugin.execute(bytes);
        if (result.end === "timeout") {
          return failed({
            expected: `Every call ends within ${plugin.limits.timeoutMs} ms.`,
            actual: `One did not: ${endText(result)}.`,
            input: bytes.length > 4096 ? bytes.subarray(0, 256) : bytes,
            details: [`at ${about}`],
          });
        }
        if (result.end !== "returned") await plugin.renew();
      }
      return pass(`${questions.length} calls`);
    }),
};

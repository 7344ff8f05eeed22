/** Questions of every kind, for the checks that look at what happens and not at what is answered. */
import type { Json } from "../../../model/json.js";
import type { CheckContext } from "../check.js";
import { newest } from "./documents.js";

export interface Question {
  readonly bytes: Uint8Array;
  readonly about: string;
  /** `CONTRACT/DTO@VERSION` */
  readonly contract: string;
}

/** The examples, then documents of every kind; the same at every call. */
export function questionsOf(context: CheckContext, most: number): Question[] {
  const format = context.formats[0] ?? "json";
  const question = (contract: string, payload: Json, about: string): Question => ({
    bytes: context.question({ contract, payload, format }),
    about,
    contract,
  });
  const examples = context.examples.map(({ contract, input, name }) =>
    question(contract.reference, input, `the example ${JSON.stringify(name)}`),
  );
  const made = newest(context).flatMap((dto) => {
    const inputs = context.inputs(dto);
    const specimens = [...inputs.valid(), ...inputs.boundary(), ...inputs.invalid()];
    return specimens.map(({ value, about }) => question(dto.reference, value, about));
  });
  return [...examples, ...made].slice(0, most);
}

/** Whatever is valid is answered, and validly. */
import type { Check } from "./check.js";
import { answered, eachDocument, without } from "./helpers/documents.js";

/** Beside the documents of the boundary, which CON-03 asks, and those of absent members, which CON-06 asks. */
const asked = 40;

export const check: Check = {
  id: "CON-02",
  level: "must",
  title: "valid documents give valid answers",
  why: "Who sends a valid document would get none, or one that they cannot read, in the middle of the night.",
  run: (context) =>
    eachDocument(context, {
      name: "valid documents",
      of: (dto) => {
        const inputs = context.inputs(dto);
        return without(inputs.valid(asked), [...inputs.boundary(), ...inputs.withoutOptional()]);
      },
      complaint: answered,
    }),
};

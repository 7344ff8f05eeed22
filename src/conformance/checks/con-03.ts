/** The edges of what a contract allows are allowed. */
import type { Check } from "./check.js";
import { answered, eachDocument } from "./helpers/documents.js";

export const check: Check = {
  id: "CON-03",
  level: "must",
  title: "documents at the edges of the contract give valid answers",
  why: "A limit that is read one off refuses what the contract promises, and only for the few who come that near.",
  run: (context) =>
    eachDocument(context, {
      name: "limits",
      of: (dto) => context.inputs(dto).boundary(),
      complaint: answered,
    }),
};

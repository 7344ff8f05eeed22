/** Whatever is invalid is refused, by an error that says so. */
import type { Check } from "./check.js";
import { eachDocument, refused } from "./helpers/documents.js";

export const check: Check = {
  id: "CON-04",
  level: "must",
  title: "invalid documents give the error validation, each keyword in turn",
  why: "What is let in against the contract is stored, priced and shipped before anybody notices.",
  run: (context) =>
    eachDocument(context, {
      name: "documents that are invalid",
      of: (dto) => context.inputs(dto).invalid(),
      complaint: refused,
    }),
};

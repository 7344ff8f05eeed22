/** What is optional may be absent. */
import type { Check } from "./check.js";
import { answered, eachDocument } from "./helpers/documents.js";

export const check: Check = {
  id: "CON-06",
  level: "must",
  title: "documents without an optional member give valid answers",
  why: "A member that is optional in the contract and needed by the code fails for everybody who leaves it out.",
  run: (context) =>
    eachDocument(context, {
      name: "optional members",
      of: (dto) => context.inputs(dto).withoutOptional(),
      complaint: answered,
    }),
};

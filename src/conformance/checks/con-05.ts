/** Members that no schema declares are taken or refused as the schema says. */
import type { Check } from "./check.js";
import { answered, eachDocument, refused } from "./helpers/documents.js";

export const check: Check = {
  id: "CON-05",
  level: "must",
  title: "members that the contract does not declare are taken or refused as it says",
  why: "The next minor version adds a member; whoever refuses it breaks on the day that others begin to send it.",
  run: (context) =>
    eachDocument(context, {
      name: "objects",
      of: (dto) => context.inputs(dto).withUnknown(),
      complaint: (exchange, { valid }) => (valid ? answered(exchange) : refused(exchange)),
    }),
};

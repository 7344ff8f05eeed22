/** Every stored version in the range is answered. */
import type { Check } from "./check.js";
import { answered, eachDocument } from "./helpers/documents.js";

const asked = 6;

export const check: Check = {
  id: "VER-01",
  level: "must",
  title: "every stored version in the declared range is accepted",
  why: "The range in the manifest is what consumers pin by; an older minor in it is used for years.",
  run: (context) =>
    eachDocument(context, {
      name: "valid documents",
      dtos: context.contracts.flatMap(({ role, versions }) => (role === "in" ? versions : [])),
      of: (dto) => context.inputs(dto).valid(asked),
      complaint: answered,
    }),
};

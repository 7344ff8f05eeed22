/** Anything that implements Standard JSON Schema: `~standard.jsonSchema.input/output({ target })`. */
import { type Convert, type Library, member } from "./library.js";

const targets = ["draft-2020-12", "draft-07"];

export const standard: Library = {
  name: "Standard JSON Schema",
  kind: "standard",
  recognizes: (value) => {
    const converter = member(member(value, "~standard"), "jsonSchema");
    return typeof member(converter, "input") === "function" && typeof member(converter, "output") === "function";
  },
  version: async (schema, conversion) => {
    const vendor = member(member(schema, "~standard"), "vendor");
    return typeof vendor === "string" && /^[@\w][\w./-]*$/.test(vendor) ? conversion.versionForUser(vendor) : undefined;
  },
  prepare: async (): Promise<Convert> => (schema, side) => {
    const converter = member(member(schema, "~standard"), "jsonSchema");
    const convert = member(converter, side);
    if (typeof convert !== "function") throw new Error(`"~standard".jsonSchema.${side} is not a function`);
    let first: unknown;
    for (const target of targets) {
      try {
        return convert.call(converter, { target });
      } catch (error) {
        first ??= error;
      }
    }
    throw first;
  },
};

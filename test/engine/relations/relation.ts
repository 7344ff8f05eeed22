/** Pairs of schemas with how they stand to each other, derived by hand. Each is asked in both directions. */
import type { Json } from "../../../src/model/json.js";

/** `=` the same values, `<` properly within, `>` properly around, `x` each has values that the other has not. */
export type Sign = "=" | "<" | ">" | "x";

export interface RelationOptions {
  /** Default: 2020-12. */
  readonly dialect?: "draft-04" | "draft-06" | "draft-07" | "2019-09";
  readonly formats?: "assert";
}

export type Relation = readonly [name: string, a: Json, sign: Sign, b: Json, options?: RelationOptions];

export const str = { type: "string" } as const;
export const int = { type: "integer" } as const;
export const num = { type: "number" } as const;
export const bool = { type: "boolean" } as const;
export const nil = { type: "null" } as const;
export const draft4 = { dialect: "draft-04" } as const;
export const draft6 = { dialect: "draft-06" } as const;
export const draft7 = { dialect: "draft-07" } as const;
export const draft2019 = { dialect: "2019-09" } as const;
export const asserted = { formats: "assert" } as const;

/** An object of these properties, all of them required. */
export const record = (properties: { readonly [name: string]: Json }, more: { readonly [key: string]: Json } = {}) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  ...more,
});

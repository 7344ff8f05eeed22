/** The engine's three-valued answer. */
import type { Json } from "./json.js";

/** Why a question was not decided. */
export interface Undecided {
  /** One sentence a person can act on. */
  readonly reason: string;
  /** JSON pointer of the schema place that stopped us, where one is known. */
  readonly pointer?: string;
  /** The budget or feature that stopped us, stable: `budget:steps`, `pattern:lookahead`, `format:…`. */
  readonly cause: string;
}

export type Verdict =
  | { readonly verdict: "included" }
  | {
      readonly verdict: "not-included";
      /** A document the writer may write and the reader rejects. */
      readonly witness: Json;
      /** The independent validator that agreed on both schemas. */
      readonly confirmedBy?: string;
    }
  /** `guess`: a document that fits as far as is known; an independent validator may confirm it. */
  | ({ readonly verdict: "unknown"; readonly guess?: Json } & Undecided);

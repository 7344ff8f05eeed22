/** What the pipeline asks of the engine, the normalizer and the validators; implemented one layer up. */
import type { Node, NodeTable } from "./ir.js";
import type { Json } from "./json.js";
import type { Undecided, Verdict } from "./verdict.js";

export type Found =
  | { readonly verdict: "empty" }
  | { readonly verdict: "found"; readonly witness: Json }
  /** `guess`: a value that fits as far as is known; an independent validator may confirm it. */
  | ({ readonly verdict: "unknown"; readonly guess?: Json } & Undecided);

/** Decides over the nodes of one table. Pure and deterministic: budgets count steps, never time. */
export interface Engine {
  /** Decides `writer ⊆ reader`. Its witnesses are not yet confirmed by a validator. */
  include(writer: Node, reader: Node): Verdict;
  /** Looks for a value inside all of `inside` and outside all of `outside`. */
  find(inside: readonly Node[], outside: readonly Node[]): Found;
  /** Whether the value is in the node's set; `undefined` where the node has an opaque part that matters. */
  evaluate(node: Node, value: Json): boolean | undefined;
  /** What all questions so far took, in budgets of one question. */
  spent(): number;
}

/** A place where a document is not a usable schema. The node there is opaque; what does not depend on it keeps its verdict. */
export interface SchemaProblem {
  /** JSON pointer of the place in the document. */
  readonly pointer: string;
  readonly kind: "invalid-schema" | "reference";
  /** One sentence. */
  readonly message: string;
}

/** A document whose subschemas have nodes. */
export interface NormalizedDocument {
  readonly json: Json;
  readonly table: NodeTable;
  /** The node of the subschema at a pointer that was named in the request or that a reachable schema contains. */
  nodeAt(pointer: string): Node;
  /** The node under `unknownProperties: declared`: `and(nodeAt(pointer), what the closing adds)`. */
  closedAt(pointer: string): Node;
  /** The node with every enumeration of strings opened (`all`) or just those marked `x-extensible-enum`. */
  openAt(pointer: string, which: "all" | "marked"): Node;
  /** Dialect URI in force at a pointer. */
  dialectAt(pointer: string): string;
  /** Where the `$ref`, `$recursiveRef` or `$dynamicRef` in the subschema at a pointer leads; `undefined` where it has none. */
  referenceAt(pointer: string): string | undefined;
  /** The problems in everything that the subschema at a pointer reaches. */
  problemsAt(pointer: string): readonly SchemaProblem[];
}

export type Confirmation =
  | { readonly result: "valid" | "invalid"; readonly by: string }
  | { readonly result: "unable"; readonly reason: string };

/** Independent validators over one document. They compile lazily. */
export interface Confirmer {
  /**
   * @param expected what the engine claims. Where the first validator says otherwise and is known to be wrong about
   *   such schemas, or cannot judge at all, the second one decides. Without a claim the second is not asked.
   */
  validate(pointer: string, instance: Json, expected?: "valid" | "invalid"): Confirmation;
}

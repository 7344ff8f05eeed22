/** A change: the fact a rule states. Without severity, direction or prose. */
import type { Node, NodeTable } from "./ir.js";
import type { Json } from "./json.js";
import type { Shape } from "./shape.js";

/** One step from an instance to a part of it. */
export type Step =
  | { readonly kind: "property"; readonly name: string }
  /** some key that matches */
  | { readonly kind: "pattern"; readonly pattern: string }
  /** some key that no declared name or pattern covers */
  | { readonly kind: "additional"; readonly declared: readonly string[]; readonly patterns: readonly string[] }
  | { readonly kind: "index"; readonly index: number }
  /** some item at or after `from` */
  | { readonly kind: "item"; readonly from: number }
  /** some key itself, as a string */
  | { readonly kind: "name" };

/** One side of a {@link Guard}. */
export interface GuardSide {
  /** The variant that was compared. */
  readonly variant: Node;
  /** The other variants of its union; none where this side is no union. */
  readonly others: readonly Node[];
}

/**
 * A change inside a variant of a union matters only for values of that variant: at the first `depth` steps of
 * the path, a value of the writer's `variant` that is in none of the reader's `others`. The same holds of a branch of
 * a condition and the values that answer it in its way.
 */
export interface Guard {
  readonly depth: number;
  readonly old: GuardSide;
  readonly new: GuardSide;
  /** In words, what a value must be for the variant, or the branch of a condition, to apply. */
  readonly where?: string;
}

/** Two shapes at the same instance location, old and new. */
export interface ShapePair {
  readonly old: Shape;
  readonly new: Shape;
  /** From the root of the document to this location. */
  readonly path: readonly Step[];
  /** The variants of unions that lead here, outermost first. */
  readonly guards?: readonly Guard[];
}

/** A way to a place in a document. */
export interface Route {
  readonly path: readonly Step[];
  readonly guards?: readonly Guard[];
}

/** What a rule states. */
export interface Change {
  readonly rule: string;
  /** Pointer of the place in the new document; absent where the place is gone. */
  readonly newPointer?: string;
  /** Pointer of the place in the old document; absent where it is new. */
  readonly oldPointer?: string;
  readonly path: readonly Step[];
  /** What the texts need: `{ name: "dueDate" }`. */
  readonly facts: Readonly<Record<string, Json>>;
  readonly before?: Json;
  readonly after?: Json;
  /**
   * The part of each side's constraints at `path` that differs, as sets; `true` where a side says nothing.
   * A document fails *because of this place* when its value at `path` is outside the reader's clause.
   * Absent for annotation changes, which never change the set.
   */
  readonly clause?: { readonly old: Node; readonly new: Node };
  /** The variants of unions that the path passes; a search for a document narrows itself to them. */
  readonly guards?: readonly Guard[];
  /** The change is in a definition that other ways lead to as well: how many at least, and some of them. */
  readonly elsewhere?: { readonly count: number; readonly routes: readonly Route[] };
}

export type Answer = "included" | "not-included" | "unknown";

export interface RuleContext {
  /** Decides `writer ⊆ reader`. */
  readonly ask: (writer: Node, reader: Node) => Answer;
  readonly table: NodeTable;
}

/** One rule: recognizes one kind of difference. */
export interface Rule {
  readonly id: string;
  /** Needs only differing annotations; runs on pairs whose sets are equal too. */
  readonly annotation?: boolean;
  /**
   * What the rule reads where variants are concerned. Absent: the keywords of a schema, so where a plain schema
   * meets a union it runs on the variant that matches. `whole`: the union as a whole, never one variant.
   * `either`: both.
   */
  readonly union?: "whole" | "either";
  /** Speaks of a whole whose parts other rules speak of: kept only where what they state at the pair leaves something open. */
  readonly residual?: boolean;
  /** Every difference of this rule's kind at exactly this pair (not below it). */
  readonly find: (pair: ShapePair, context: RuleContext) => readonly Change[];
}

/** The words of a rule. Templates may use `{name}` for facts, `{before}` and `{after}`. */
export interface RuleTexts {
  /** Human name: "Property removed". */
  readonly title: string;
  /** One sentence about what the rule recognizes. */
  readonly description: string;
  /** What changed: "property {name} was removed". */
  readonly message: string;
  /** Who is hurt, by the direction that fails. */
  readonly impact: { readonly backward: string; readonly forward: string };
  /** What to do instead, by the direction that fails. */
  readonly advice: { readonly backward: string; readonly forward: string };
  /** The words for many such changes in one place, with `{count}` and `{names}`; without them, each is told by itself. */
  readonly several?: Pick<RuleTexts, "message" | "impact" | "advice">;
}

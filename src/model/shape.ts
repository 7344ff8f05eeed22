/**
 * The explaining side's view of a schema: what applies at one instance location, in the words of 2020-12,
 * with every keyword's place. The engine decides on {@link Node}s; rules name differences between shapes.
 */
import type { Node } from "./ir.js";
import type { Json } from "./json.js";

/** A keyword occurrence. */
export interface Located<T = Json> {
  readonly value: T;
  /** JSON pointer of the keyword's value in the DTO's document. */
  readonly pointer: string;
}

export interface Union {
  readonly keyword: "anyOf" | "oneOf";
  readonly pointer: string;
  /** Each variant together with the keywords beside the unions, so that hoisting a keyword out of a union shows no difference. */
  readonly variants: readonly Shape[];
  /** The keywords beside the unions alone. */
  readonly beside: Shape;
  /** What the union itself says, without the keywords beside it. */
  readonly node: Node;
  /** Equal for two unions over one table whose variants are the same JSON, in this order. */
  readonly text: string;
}

/** One `contains` with the bounds beside it. */
export interface Containment {
  readonly pointer: string;
  readonly item: Shape;
  /** 1 where `minContains` says nothing. */
  readonly min: number;
  readonly max: number | undefined;
  /** The bounds as written. */
  readonly written: { readonly min?: Located; readonly max?: Located };
}

/** One `if` with the branches beside it. */
export interface Condition {
  readonly pointer: string;
  readonly if: Shape;
  readonly then: Shape | undefined;
  readonly else: Shape | undefined;
  /** The keywords as written. */
  readonly value: Json;
  /** What they say together. */
  readonly node: Node;
}

/** One `unevaluatedProperties` or `unevaluatedItems`. */
export interface Unevaluated {
  readonly pointer: string;
  /** What every unevaluated property or item must be. */
  readonly rest: Shape;
  /** What the keyword says, given the keywords beside it. */
  readonly node: Node;
}

/**
 * A conjunction of subschemas that all apply to one instance location: a subschema, the targets of its `$ref`s,
 * and the members of its `allOf`, flattened. Draft differences are gone: `exclusiveMinimum` is a number, tuples
 * are `prefixItems`, `dependencies` is split, `definitions` is `$defs`. Built lazily; recursive schemas give
 * cyclic shapes, and the same location gives the same object.
 */
export interface Shape {
  /** JSON pointer of the outermost subschema of the conjunction. */
  readonly pointer: string;
  /** The exact set. */
  readonly node: Node;
  /** Equal for two shapes over one table whose schemas are the same JSON after reference resolution, annotations included. */
  readonly text: number;
  /** Equal for two shapes over one table that are written alike, here and in place: only parts of the value may differ. */
  readonly words: number;
  /** Equal for two shapes over one table whose own keywords are the same, whatever the schemas below them say. */
  readonly own: number;
  /** Equal for two shapes of one document that stand for the same schemas: a mere reference, and what it leads to. */
  readonly content: string;
  /** Equal for two shapes of one document whose parts, apart from variants, are the same: they may say other words. */
  readonly below: string;
  /** Every occurrence of a keyword over the conjunction, with its value as the schema writes it. */
  occurrences(keyword: string): readonly Located[];
  /** Properties by name: the conjunction of what each occurrence of `properties` says of that name. */
  readonly properties: ReadonlyMap<string, Shape>;
  /** Required names with the place of the name in its `required` array. */
  readonly required: ReadonlyMap<string, Located<string>>;
  /** By pattern source. */
  readonly patternProperties: ReadonlyMap<string, Shape>;
  readonly additionalProperties: Shape | undefined;
  readonly propertyNames: Shape | undefined;
  readonly prefixItems: readonly Shape[];
  readonly items: Shape | undefined;
  readonly contains: readonly Containment[];
  readonly unevaluatedProperties: readonly Unevaluated[];
  readonly unevaluatedItems: readonly Unevaluated[];
  /** For each name, the names that must be there where it is, with their places. */
  readonly dependentRequired: ReadonlyMap<string, ReadonlyMap<string, Located<string>>>;
  /** For each name, what the whole object must match where it is there. */
  readonly dependentSchemas: ReadonlyMap<string, Shape>;
  /** Each `if` of the conjunction. */
  readonly conditions: readonly Condition[];
  /** What each `not` of the conjunction refuses. */
  readonly not: readonly Shape[];
  /** Each `anyOf` and `oneOf` of the conjunction. */
  readonly unions: readonly Union[];
  /** `$ref` or `$dynamicRef` values on the way, outermost first. */
  readonly references: readonly Located<string>[];
}

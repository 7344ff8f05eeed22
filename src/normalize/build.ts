/** What the builder offers to the rewrites, and they to it. */
import type { SchemaProblem } from "../model/engine.js";
import type { Location, Registry, Resource } from "./registry.js";
import type { Term, Terms } from "./term.js";

/** How a schema is read: as written, or with its enumerations opened. */
export type Reading = "plain" | "open-all" | "open-marked";

/** For each dynamic anchor, the outermost resource in scope that has it. */
export type Scope = ReadonlyMap<string, Resource>;

export interface Builder {
  readonly terms: Terms;
  readonly registry: Registry;
  build(location: Location, scope: Scope, reading: Reading): Term;
  /** Makes a term once per key; where it is asked for while it is being made, a cycle closes. */
  shared(key: string, pointer: string, make: () => Term): Term;
  /** The location of a subschema of a location. */
  below(location: Location, tokens: readonly (string | number)[]): Location;
  /** Where a reference keyword leads, and the scope there. */
  follow(
    location: Location,
    keyword: ReferenceKeyword,
    scope: Scope,
  ): { location: Location; scope: Scope } | { missing: string };
  /** The scope after entering the location's resource. */
  enter(scope: Scope, location: Location): Scope;
  /** Problems by pointer of the main document. */
  readonly problems: Map<string, SchemaProblem>;
  /** The built terms, for finishing. */
  readonly memo: Map<string, Term>;
}

export type ReferenceKeyword = "$ref" | "$dynamicRef" | "$recursiveRef";

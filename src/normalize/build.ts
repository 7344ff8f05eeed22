/** What the builder offers to the rewrites, and they to it. */
import type { SchemaProblem } from "../model/engine.js";
import type { Location } from "./location.js";
import type { Registry } from "./registry.js";
import type { Scope, Scopes } from "./scope.js";
import type { Term, Terms } from "./term.js";

/** How a schema is read: as written, or with its enumerations opened. */
export type Reading = "plain" | "open-all" | "open-marked";

export interface Builder {
  readonly terms: Terms;
  readonly registry: Registry;
  readonly scopes: Scopes;
  build(location: Location, scope: Scope, reading: Reading): Term;
  /** Makes a term once per key; where it is asked for while it is being made, a cycle closes. */
  shared(key: string | number, location: Location, make: () => Term): Term;
  /** Where a reference keyword leads, and the scope there. */
  follow(
    location: Location,
    keyword: ReferenceKeyword,
    scope: Scope,
  ): { location: Location; scope: Scope } | { missing: string };
  /** Whether any schema built so far marks its enumeration as open. */
  readonly marks: () => boolean;
  /** Problems by pointer of the main document. */
  readonly problems: Map<string, SchemaProblem>;
}

export type ReferenceKeyword = "$ref" | "$dynamicRef" | "$recursiveRef";

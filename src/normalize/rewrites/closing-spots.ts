/** Subschemas that speak of one instance location, for the closing of a writer. */
import type { Location } from "../location.js";
import type { Scope } from "../scope.js";
import type { Term } from "../term.js";

/** A subschema in its dynamic scope. */
export interface Spot {
  readonly location: Location;
  readonly scope: Scope;
}

/** A schema object, by a number for its place and scope. */
export interface FlatSpot extends Spot {
  readonly key: number;
}

/** A choice of the subschemas that hold together. */
export interface Alternative {
  /** What must hold for it. */
  readonly guards: readonly Term[];
  /** Schema objects, none of them a mere reference or conjunction. */
  readonly flat: readonly FlatSpot[];
  /** A variant that declares nothing holds: any property is declared. */
  readonly free: boolean;
}

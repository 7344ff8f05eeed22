/** A normalized document with its places: what the shapes of this layer read. */
import type { NormalizedDocument } from "../model/engine.js";
import type { Node } from "../model/ir.js";
import type { Location } from "./location.js";

export interface IndexedDocument extends NormalizedDocument {
  /** The place at a pointer; an empty schema where there is none. */
  locationAt(pointer: string): Location;
  /** The node of the subschema at a place. */
  nodeOf(location: Location): Node;
  /** What `unevaluatedProperties` or `unevaluatedItems` of the subschema at a place says, given the keywords beside it. */
  unevaluatedAt(location: Location, what: "properties" | "items"): Node;
  /** Where the reference in the subschema at a place leads, within the document. */
  targetOf(location: Location): Location | undefined;
}

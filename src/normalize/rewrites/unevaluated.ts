/**
 * `unevaluatedProperties` and `unevaluatedItems`, eliminated over what the keywords beside them evaluate. After
 * *Elimination of annotation dependencies in validation for Modern JSON Schema* (Attouche et al.), whose disjunction
 * over the branches that hold is exponential in the worst case; where only names and leading items depend on
 * branches, as nearly always, a conjunction over these is not.
 */
import type { Builder, Reading } from "../build.js";
import type { Location } from "../location.js";
import type { Scope } from "../scope.js";
import type { Term } from "../term.js";
import { type Alternatives, alternatives, disjunction, maxAlternatives } from "./alternatives.js";
import { conditions, conjunction, distinctConditions, type Pieces } from "./conditions.js";
import { createWalk, type Walk } from "./evaluated.js";

interface Walks {
  readonly pieces: Walk<Pieces>;
  readonly alternatives: Walk<Alternatives>;
}
const walks = new WeakMap<Builder, Walks>();

export function unevaluated(
  builder: Builder,
  location: Location,
  scope: Scope,
  reading: Reading,
  what: "properties" | "items",
): Term {
  const { terms } = builder;
  const keyword = what === "properties" ? "unevaluatedProperties" : "unevaluatedItems";
  const rest = builder.build(location.below(keyword), scope, reading);
  const walk = walks.get(builder) ?? {
    pieces: createWalk(conditions(terms)),
    alternatives: createWalk(alternatives),
  };
  walks.set(builder, walk);
  const question = { builder, scope, reading, what };
  const pieces = walk.pieces(question, location);
  const found = walk.alternatives(question, location);
  // branches that exclude each other make few alternatives, which exclude each other as well
  const few = pieces !== undefined && found !== undefined && found.length <= distinctConditions(pieces) + 1;
  const conjoined = pieces === undefined || few ? undefined : conjunction(builder, pieces, rest, what);
  if (conjoined !== undefined) return conjoined;
  if (found !== undefined) return disjunction(builder, found, rest, what);
  return terms.leaf(
    terms.table.opaque(
      `unevaluated ${keyword} ${terms.table.size_()}`,
      "budget:unevaluated",
      `\`${keyword}\` depends on more than ${maxAlternatives} combinations of the keywords beside it`,
      location.pointer,
    ),
  );
}

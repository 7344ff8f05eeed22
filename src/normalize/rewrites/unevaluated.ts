/**
 * `unevaluatedProperties` and `unevaluatedItems`, eliminated: a disjunction over the alternatives of what the
 * other keywords evaluate. After *Elimination of annotation dependencies in validation for Modern JSON Schema*
 * (Attouche et al.): exponential in the worst case, a single alternative in the common one.
 */
import type { Builder, Reading } from "../build.js";
import type { Location } from "../location.js";
import type { Scope } from "../scope.js";
import type { Term } from "../term.js";
import { type Evaluated, evaluated, maxAlternatives } from "./evaluated.js";

export function unevaluated(
  builder: Builder,
  location: Location,
  scope: Scope,
  reading: Reading,
  what: "properties" | "items",
): Term {
  const keyword = what === "properties" ? "unevaluatedProperties" : "unevaluatedItems";
  const rest = builder.build(location.below(keyword), scope, reading);
  const alternatives = evaluated({ builder, scope, reading, what }, location, true);
  if (alternatives === undefined) {
    const { terms } = builder;
    return terms.leaf(
      terms.table.opaque(
        `unevaluated ${keyword} ${terms.table.size_()}`,
        "budget:unevaluated",
        `\`${keyword}\` depends on more than ${maxAlternatives} combinations of the keywords beside it`,
        location.pointer,
      ),
    );
  }
  return disjunction(builder, alternatives, rest, what);
}

/** "One alternative holds, and whatever it leaves unevaluated is in `rest`." */
function disjunction(
  builder: Builder,
  alternatives: readonly Evaluated[],
  rest: Term,
  what: "properties" | "items",
): Term {
  const { terms } = builder;
  const anything = terms.leaf(terms.table.true);
  return terms.or(
    alternatives.map((one) => {
      if (one.all) return one.guards.length === 0 ? anything : terms.and(one.guards);
      const constraint =
        what === "properties"
          ? terms.properties(
              new Map([...one.names].map((name) => [name, anything])),
              [...one.patterns].map((pattern) => ({ pattern, term: anything })),
              rest,
            )
          : terms.items(
              Array.from({ length: one.prefix }, () => anything),
              one.items.length === 0 ? rest : terms.or([rest, ...one.items]),
            );
      return terms.and([...one.guards, constraint]);
    }),
  );
}

/**
 * What `unknownProperties: declared` adds to a writer's schema: at each object location the properties that the
 * schema declares and no others, as by `unevaluatedProperties: false` at the outermost place; recursively below.
 *
 * It is built as a constraint of its own, to be conjoined with the schema, so that unchanged subschemas stay the
 * same nodes. Variants of a union keep their own closing below them. An object without declared properties stays
 * free-form, and so does one that mentions `additionalProperties` or `unevaluatedProperties`.
 */
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { Builder, Scope } from "../build.js";
import { whenPresent } from "../keywords/dependencies.js";
import type { Location } from "../registry.js";
import type { Term } from "../term.js";
import { evaluated } from "./evaluated.js";
import { disjunction } from "./unevaluated.js";

const references = ["$ref", "$dynamicRef", "$recursiveRef"] as const;

/** The closing of a location that is outermost for its instance. */
export function closing(builder: Builder, location: Location, scope: Scope): Term {
  const schema = location.json;
  if (!isObject(schema)) return builder.terms.leaf(builder.terms.table.true);
  const { applicators, handlers } = location.resource.dialect;
  const applied = Object.keys(schema).filter(
    (keyword) => keyword !== "definitions" && keyword !== "$defs" && applicators.has(keyword),
  );
  const referring = references.filter((keyword) => typeof own(schema, keyword) === "string" && handlers.has(keyword));
  if (applied.length === 0) {
    const [reference] = referring;
    if (reference === undefined) return builder.terms.leaf(builder.terms.table.true);
    // a mere reference is closed as its target is
    const target = referring.length === 1 ? builder.follow(location, reference, scope) : { missing: "" };
    if (!("missing" in target)) return builder.build(target.location, target.scope, "closing");
  }
  return builder.terms.and([keysClosed(builder, location, scope), builder.build(location, scope, "closing-below")]);
}

function keysClosed(builder: Builder, location: Location, scope: Scope): Term {
  const { terms } = builder;
  const anything = terms.leaf(terms.table.true);
  const schema = location.json;
  if (isObject(schema) && own(schema, "unevaluatedProperties") !== undefined) return anything;
  const question = { builder, scope, reading: "plain", what: "properties", freeBranches: true } as const;
  const alternatives = evaluated(question, location, true);
  if (alternatives === undefined) return anything;
  if (!alternatives.some((one) => one.names.size > 0)) return anything;
  if (alternatives.some((one) => one.all && one.guards.length === 0)) return anything;
  return disjunction(builder, alternatives, terms.leaf(terms.table.false), "properties");
}

/** The closings of everything below a location, applied where the location's own keywords apply them. */
export function closingBelow(builder: Builder, location: Location, scope: Scope): Term {
  const { terms } = builder;
  const anything = terms.leaf(terms.table.true);
  const schema = location.json;
  if (!isObject(schema)) return anything;
  const { handlers, refHidesSiblings } = location.resource.dialect;
  const parts: Term[] = [];

  const outer = (...tokens: readonly (string | number)[]): Term =>
    builder.build(builder.below(location, tokens), scope, "closing");
  const same = (...tokens: readonly (string | number)[]): Term =>
    builder.build(builder.below(location, tokens), scope, "closing-below");
  const plain = (...tokens: readonly (string | number)[]): Term =>
    builder.build(builder.below(location, tokens), scope, "plain");
  const trivial = (term: Term): boolean => "leaf" in term && term.leaf === terms.table.true;

  for (const keyword of references) {
    if (typeof own(schema, keyword) !== "string" || !handlers.has(keyword)) continue;
    const target = builder.follow(location, keyword, scope);
    if (!("missing" in target)) parts.push(builder.build(target.location, target.scope, "closing-below"));
  }
  if (refHidesSiblings && typeof own(schema, "$ref") === "string") return terms.and([...parts, anything]);

  const declared = own(schema, "properties");
  const patterns = own(schema, "patternProperties");
  const named = new Map<string, Term>();
  if (isObject(declared)) for (const name of Object.keys(declared)) named.set(name, outer("properties", name));
  const byPattern = isObject(patterns)
    ? Object.keys(patterns).map((pattern) => ({ pattern, term: outer("patternProperties", pattern) }))
    : [];
  const additional = own(schema, "additionalProperties");
  const rest = additional === undefined || additional === false ? anything : outer("additionalProperties");
  if (named.size > 0 || byPattern.length > 0 || !trivial(rest)) parts.push(terms.properties(named, byPattern, rest));

  const items = own(schema, "items");
  const modern = handlers.has("prefixItems");
  const tuple = modern ? own(schema, "prefixItems") : items;
  const tupleKeyword = modern ? "prefixItems" : "items";
  const prefix = isArray(tuple) ? tuple.map((_: Json, i: number) => outer(tupleKeyword, i)) : [];
  const restKeyword = modern || !isArray(items) ? "items" : "additionalItems";
  const restItems = isObject(own(schema, restKeyword)) ? outer(restKeyword) : anything;
  if (prefix.length > 0 || !trivial(restItems)) parts.push(terms.items(prefix, restItems));

  const conjuncts = own(schema, "allOf");
  if (isArray(conjuncts)) for (let i = 0; i < conjuncts.length; i++) parts.push(same("allOf", i));
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = own(schema, keyword);
    if (!isArray(branches)) continue;
    const closings = branches.map((_: Json, i: number) => same(keyword, i));
    if (closings.every(trivial)) continue;
    parts.push(terms.or(closings.map((term, i) => terms.and([plain(keyword, i), term]))));
  }
  if (own(schema, "if") !== undefined && handlers.has("if")) {
    const branch = (keyword: "then" | "else"): Term => (own(schema, keyword) === undefined ? anything : same(keyword));
    const then = terms.and([same("if"), branch("then")]);
    parts.push(terms.if(plain("if"), then, branch("else")));
  }
  const dependent = own(schema, "dependentSchemas");
  if (isObject(dependent) && handlers.has("dependentSchemas")) {
    for (const name of Object.keys(dependent)) parts.push(whenPresent({ terms }, name, same("dependentSchemas", name)));
  }
  return terms.and([...parts, anything]);
}

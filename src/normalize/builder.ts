/** Builds terms for subschemas: one per (place, dynamic scope, reading), cycles through links. */
import type { SchemaProblem } from "../model/engine.js";
import { isObject, type Json, own, stringify } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { Builder, Reading } from "./build.js";
import type { KeywordContext, KeywordHandler } from "./dialect.js";
import type { Location } from "./location.js";
import type { Registry } from "./registry.js";
import { unevaluated } from "./rewrites/unevaluated.js";
import { createScopes, type Scope, spotKey } from "./scope.js";
import type { Link, Term, Terms } from "./term.js";
import { undescribedKeyword } from "./undescribed.js";

/** Subschemas built inside one another before the rest is put off; chains of references may be long. */
const deepestRecursion = 100;

const readings: readonly Reading[] = ["plain", "open-all", "open-marked"];

export function createBuilder(terms: Terms, registry: Registry, formats: "assert" | "annotation"): Builder {
  const { table } = terms;
  const scopes = createScopes();
  const memo = new Map<string | number, Term>();
  const open = new Map<string | number, Link>();
  const problems = new Map<string, SchemaProblem>();
  const deferred: (() => void)[] = [];
  let depth = 0;
  let marks = false;

  for (const { pointer, message } of registry.main.unusable) {
    problems.set(pointer, { pointer, kind: "invalid-schema", message });
  }

  const follow: Builder["follow"] = (location, keyword, scope) => {
    const reference = own(location.json as { readonly [key: string]: Json }, keyword) as string;
    if (keyword === "$dynamicRef" && location.resource.dialect.dynamicReferences === "by-name") {
      const name = reference.replace(/^#/, "");
      const found = scope.outermost.get(name)?.dynamicAnchors.get(name);
      if (found === undefined) return { missing: `no dynamic anchor ${name} is in scope` };
      return { location: found, scope: scopes.enter(scope, found) };
    }
    const resolution = registry.resolve(location, reference);
    if ("missing" in resolution) return resolution;
    let target = resolution.location;
    const { dynamicName } = resolution;
    if (keyword !== "$ref" && dynamicName !== undefined) {
      target = scope.outermost.get(dynamicName)?.dynamicAnchors.get(dynamicName) ?? target;
    }
    return { location: target, scope: scopes.enter(scope, target) };
  };

  // the same text is the same unknown set, in whichever document it stands
  const opaque = (location: Location, keyword: string, cause: string, reason: string): Term => {
    const value = isObject(location.json) ? own(location.json, keyword) : undefined;
    const key = `${cause} ${keyword} ${stringify(value ?? location.json)}`;
    return terms.leaf(
      table.opaque(key, cause, reason, keyword === "" ? location.pointer : join(location.pointer, keyword)),
    );
  };

  const problem = (location: Location, keyword: string, kind: SchemaProblem["kind"], message: string): Term => {
    const pointer = keyword === "" ? location.pointer : join(location.pointer, keyword);
    if (location.resource.document === registry.main && !problems.has(pointer))
      problems.set(pointer, { pointer, kind, message });
    return opaque(location, keyword, kind === "reference" ? "reference:unresolved" : "schema:invalid", message);
  };

  const shared: Builder["shared"] = (key, location, make) => {
    const known = memo.get(key) ?? open.get(key);
    if (known !== undefined) return known;
    const term = depth > deepestRecursion ? defer(key, location, make) : afresh(key, location, make);
    // the outermost call settles what the recursion put off
    if (depth === 0) for (let next = deferred.pop(); next !== undefined; next = deferred.pop()) next();
    return term;
  };

  const afresh = (key: string | number, location: Location, make: () => Term): Term => {
    const link: Link = { location };
    open.set(key, link);
    depth += 1;
    try {
      const term = make();
      link.target = term;
      memo.set(key, term);
      return term;
    } finally {
      depth -= 1;
      open.delete(key);
    }
  };

  /** Puts off a part that is reached too deep in the recursion; the link is filled in by the outermost call. */
  const defer = (key: string | number, location: Location, make: () => Term): Term => {
    const link: Link = { location };
    open.set(key, link);
    deferred.push(() => {
      open.delete(key);
      link.target = afresh(key, location, make);
    });
    return link;
  };

  const build: Builder["build"] = (location, scope, reading) => {
    const { json } = location;
    if (json === true) return terms.leaf(table.true);
    if (json === false) return terms.leaf(table.false);
    if (!isObject(json)) return problem(location, "", "invalid-schema", "a schema must be an object or a boolean");
    const key = spotKey(location, scope) * readings.length + readings.indexOf(reading);
    return shared(key, location, () => conjunction(location, scopes.enter(scope, location), reading));
  };

  const conjunction = (location: Location, scope: Scope, reading: Reading): Term => {
    const schema = location.json as { readonly [key: string]: Json };
    const { dialect } = location.resource;
    const { unusable } = registry.main;
    if (marked(schema)) marks = true;
    if (
      unusable.length > 0 &&
      location.resource.document === registry.main &&
      unusable.some(({ pointer }) => pointer === location.pointer)
    ) {
      return opaque(
        location,
        "$schema",
        "schema:invalid",
        problems.get(location.pointer)?.message ?? "the schema is not usable",
      );
    }
    const undescribed = undescribedKeyword(location);
    if (undescribed !== undefined) {
      const { keyword, reason } = undescribed;
      // equal to nothing, not even to itself elsewhere: its text may hold references
      const name = `undescribed ${keyword} ${table.size_()}`;
      return terms.leaf(table.opaque(name, `keyword:${keyword}`, reason, join(location.pointer, keyword)));
    }
    const context: KeywordContext = {
      schema,
      terms,
      formats: dialect.assertsFormats === true ? "assert" : formats,
      openEnums: reading === "open-all" || (reading === "open-marked" && marked(schema)),
      sub: (...tokens) => build(location.below(...tokens), scope, reading),
      problem: (keyword, message) => problem(location, keyword, "invalid-schema", message),
      opaque: (keyword, cause, reason) => opaque(location, keyword, cause, reason),
      unevaluated: (what) => unevaluated(builder, location, scope, reading, what),
      reference: (keyword) => {
        const target = follow(location, keyword, scope);
        if (!("missing" in target)) return build(target.location, target.scope, reading);
        const reference = JSON.stringify(schema[keyword]);
        return problem(location, keyword, "reference", `the reference ${reference} leads nowhere: ${target.missing}`);
      },
    };
    const hidden = dialect.refHidesSiblings && typeof own(schema, "$ref") === "string";
    const handlers = new Set<KeywordHandler>();
    for (const keyword of hidden ? ["$ref"] : Object.keys(schema)) {
      const handler = dialect.handlers.get(keyword);
      if (handler !== undefined) handlers.add(handler);
    }
    const parts: Term[] = [];
    for (const handler of handlers) {
      const part = handler.build(context);
      if (part !== undefined) parts.push(part);
    }
    return parts.length === 0 ? terms.leaf(table.true) : terms.and(parts);
  };

  const builder: Builder = { terms, registry, scopes, build, shared, follow, marks: () => marks, problems };
  return builder;
}

/** Whether an enumeration says of itself that values may be added. */
function marked(schema: { readonly [key: string]: Json }): boolean {
  const mark = own(schema, "x-extensible-enum");
  return mark !== undefined && mark !== false && mark !== null;
}

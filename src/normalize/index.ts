/** From schema documents to nodes: one IR for every dialect. */
import type { NormalizedDocument, SchemaProblem } from "../model/engine.js";
import type { Node } from "../model/ir.js";
import { isArray, isObject, type Json, own } from "../model/json.js";
import type { InternTable } from "../model/node-table.js";
import type { Builder, Reading } from "./build.js";
import { createBuilder } from "./builder.js";
import { createCanonicalizer } from "./canonicalize.js";
import { createFinder, createReferences, type ReferenceAt } from "./places.js";
import { createRegistry, type Location } from "./registry.js";
import { closing } from "./rewrites/closing.js";
import { createTerms, finished, type Term } from "./term.js";

export interface NormalizeSource {
  readonly json: Json;
  /** `$schema` URI for documents that name none; default 2020-12. */
  readonly defaultDialect?: string;
  /** JSON pointers of the subschemas that will be asked about. */
  readonly pointers: readonly string[];
  /** Other documents that references may name, by absolute URI. */
  readonly remotes?: ReadonlyMap<string, Json>;
}

export interface NormalizeOptions {
  readonly formats: "assert" | "annotation";
}

/**
 * Normalizes documents into one table, so that equal nodes of all of them are the same object. Never throws on an
 * invalid schema: the bad place becomes opaque and is listed in `problemsAt`.
 */
export function normalizeDocuments(
  table: InternTable,
  sources: readonly NormalizeSource[],
  { formats }: NormalizeOptions,
): NormalizedDocument[] {
  const terms = createTerms(table);
  const canonicalizer = createCanonicalizer(table);
  const none: Json = {};
  const builders = sources.map(({ json, defaultDialect, remotes }) => {
    const registry = createRegistry(json, defaultDialect, remotes ?? new Map());
    return { json, registry, builder: createBuilder(terms, registry, formats) };
  });
  const started = builders.flatMap(({ registry, builder }, i) =>
    (sources[i]?.pointers ?? [""]).map((pointer) => {
      const location = registry.locate(registry.main, pointer);
      return location === undefined ? terms.leaf(table.true) : builder.build(location, new Map(), "plain");
    }),
  );
  canonicalizer.finish(started);

  return builders.map(({ json, registry, builder }) => {
    const find = createFinder(builder);
    const place = (pointer: string): Location => find(pointer) ?? { resource: registry.main.root, pointer, json: none };
    const referenceAt = createReferences(builder);
    const node = (pointer: string, term: Term): Node => {
      const known = finished(term);
      if (known !== undefined) return known;
      canonicalizer.finish([term]);
      return (
        finished(term) ??
        table.opaque(
          `in-place cycle ${pointer}`,
          "reference:in-place-cycle",
          "the schema refers to itself in place, without descending into the document; no dialect says what that means",
          pointer,
        )
      );
    };
    const read = (pointer: string, reading: Reading): Node =>
      node(pointer, builder.build(place(pointer), new Map(), reading));
    return {
      json,
      table,
      nodeAt: (pointer) => read(pointer, "plain"),
      closedAt: (pointer) =>
        table.and([read(pointer, "plain"), node(pointer, closing(builder, place(pointer), new Map()))]),
      openAt: (pointer, which) => read(pointer, which === "all" ? "open-all" : "open-marked"),
      dialectAt: (pointer) => place(pointer).resource.dialect.uri,
      referenceAt: (pointer) => referenceAt(place(pointer)),
      problemsAt: (pointer) => problemsAt(builder, referenceAt, place(pointer)),
    };
  });
}

/** The recorded problems among everything a location reaches. */
function problemsAt(builder: Builder, referenceAt: ReferenceAt, start: Location): readonly SchemaProblem[] {
  if (builder.problems.size === 0) return [];
  const found = new Map<string, SchemaProblem>();
  const seen = new Set<string>();
  const queue: Location[] = [start];
  for (let location = queue.pop(); location !== undefined; location = queue.pop()) {
    const { pointer, json, resource } = location;
    if (seen.has(pointer) || resource.document !== builder.registry.main) continue;
    seen.add(pointer);
    const here = builder.problems.get(pointer);
    if (here !== undefined) found.set(pointer, here);
    if (!isObject(json)) continue;
    for (const keyword of Object.keys(json)) {
      const below = builder.problems.get(`${pointer}/${keyword}`);
      if (below !== undefined) found.set(below.pointer, below);
    }
    const reference = referenceAt(location);
    const target = reference === undefined ? undefined : builder.registry.locate(builder.registry.main, reference);
    if (target !== undefined) queue.push(target);
    if (resource.dialect.refHidesSiblings && typeof own(json, "$ref") === "string") continue;
    for (const [keyword, applicator] of resource.dialect.applicators) {
      const held = own(json, keyword);
      if (held === undefined || keyword === "definitions" || keyword === "$defs") continue;
      if (isArray(held)) for (let i = 0; i < held.length; i++) queue.push(builder.below(location, [keyword, i]));
      else if (applicator.endsWith("map") && isObject(held)) {
        for (const key of Object.keys(held))
          if (!isArray(held[key])) queue.push(builder.below(location, [keyword, key]));
      } else queue.push(builder.below(location, [keyword]));
    }
  }
  return [...found.values()];
}

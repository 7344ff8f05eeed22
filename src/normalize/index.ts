/** From schema documents to nodes: one IR for every dialect. */
import type { Node } from "../model/ir.js";
import type { Json } from "../model/json.js";
import type { InternTable } from "../model/node-table.js";
import { tokens } from "../model/pointer.js";
import type { Reading } from "./build.js";
import { createBuilder } from "./builder.js";
import { createCanonicalizer } from "./canonicalize.js";
import type { IndexedDocument } from "./indexed-document.js";
import { Location } from "./location.js";
import { createFinder, createReferences } from "./places.js";
import { problemsAt } from "./problems.js";
import { createRegistry } from "./registry.js";
import { createClosing } from "./rewrites/closing.js";
import { unevaluated } from "./rewrites/unevaluated.js";
import type { Scope } from "./scope.js";
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
): IndexedDocument[] {
  const terms = createTerms(table);
  const canonicalizer = createCanonicalizer(table);
  const builders = sources.map(({ json, defaultDialect, remotes }) => {
    const registry = createRegistry(json, defaultDialect, remotes ?? new Map());
    return { json, registry, builder: createBuilder(terms, registry, formats) };
  });
  const started = builders.flatMap(({ registry, builder }, i) =>
    (sources[i]?.pointers ?? [""]).map((pointer) => {
      const location = registry.main.root.at(tokens(pointer));
      return location === undefined ? terms.leaf(table.true) : builder.build(location, builder.scopes.none, "plain");
    }),
  );
  canonicalizer.finish(started);

  return builders.map(({ json, registry, builder }) => {
    const { root } = registry.main;
    const find = createFinder(root);
    const place = (pointer: string): Location => find(pointer) ?? nothing;
    const nothing = new Location({ next: 0 }, {}, root.resource);
    const referenceAt = createReferences(builder);
    const { none } = builder.scopes;
    const finish = (term: Term, location: Location): Node => {
      if (finished(term) === undefined) canonicalizer.finish([term]);
      const { pointer } = location;
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
    const built = (location: Location, scope: Scope, reading: Reading): Node =>
      finish(builder.build(location, scope, reading), location);
    const read = (pointer: string, reading: Reading): Node => built(place(pointer), none, reading);
    const plain = (location: Location, scope: Scope): Node => built(location, scope, "plain");
    const closing = createClosing(table, { builder, plain });
    return {
      json,
      locationAt: place,
      nodeOf: (location) => plain(location, none),
      unevaluatedAt: (location, what) => finish(unevaluated(builder, location, none, "plain", what), location),
      targetOf: referenceAt,
      table,
      nodeAt: (pointer) => read(pointer, "plain"),
      closedAt: (pointer) => table.and([read(pointer, "plain"), closing(place(pointer), none)]),
      openAt: (pointer, which) => {
        if (which === "all") return read(pointer, "open-all");
        const asWritten = read(pointer, "plain");
        return builder.marks() ? read(pointer, "open-marked") : asWritten;
      },
      dialectAt: (pointer) => place(pointer).resource.dialect.uri,
      referenceAt: (pointer) => referenceAt(place(pointer))?.pointer,
      problemsAt: (pointer) => problemsAt(builder, referenceAt, place(pointer)),
    };
  });
}

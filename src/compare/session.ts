/** What the DTOs of one comparison share: one table of nodes, one engine, one validator per document. */
import type { SchemaSide } from "../classify/policy.js";
import { createConfirmer } from "../confirm/index.js";
import { createEngine } from "../engine/index.js";
import type { Dto, SchemaSource } from "../model/contract.js";
import type { Confirmer, Engine, NormalizedDocument } from "../model/engine.js";
import type { NodeTable } from "../model/ir.js";
import { createNodeTable } from "../model/node-table.js";
import type { Shape } from "../model/shape.js";
import { normalizeDocuments } from "../normalize/index.js";
import { createShapes } from "../normalize/shape.js";
import { packages } from "../validators/index.js";
import type { Settings } from "./options.js";

/** A DTO ready to be asked about. */
export interface Side extends SchemaSide {
  readonly dto: Dto;
  readonly confirmer: Confirmer;
  readonly shape: () => Shape;
}

export interface Session {
  readonly table: NodeTable;
  readonly engine: Engine;
  /** Knows the DTOs that the session was made with. */
  side(dto: Dto): Side;
}

interface Prepared {
  readonly document: NormalizedDocument;
  readonly confirmer: Confirmer;
  readonly shapes: { at(pointer: string): Shape };
}

/** Normalizes every document that the DTOs live in, all in one call, so that equal schemas are equal nodes. */
export function createSession(dtos: readonly Dto[], settings: Settings): Session {
  const table = createNodeTable();
  const engine = createEngine(table, settings.budget === undefined ? {} : { budget: settings.budget });
  const pointers = new Map<SchemaSource, Set<string>>();
  for (const { source, pointer } of dtos) pointers.set(source, (pointers.get(source) ?? new Set()).add(pointer));
  const sources = [...pointers.keys()];
  const { formats } = settings.policy;
  const documents = normalizeDocuments(
    table,
    sources.map((source) => ({
      json: source.json,
      defaultDialect: source.defaultDialect,
      pointers: [...(pointers.get(source) ?? [])],
    })),
    { formats },
  );
  const prepared = new Map<SchemaSource, Prepared>();
  sources.forEach((source, index) => {
    const document = documents[index] as (typeof documents)[number]; // one per source
    const confirmer = createConfirmer({ json: source.json, defaultDialect: source.defaultDialect, formats }, packages);
    prepared.set(source, { document, confirmer, shapes: createShapes(document) });
  });
  return {
    table,
    engine,
    side: (dto) => {
      const { document, confirmer, shapes } = prepared.get(dto.source) as Prepared; // made for this DTO above
      return { dto, document, confirmer, pointer: dto.pointer, shape: () => shapes.at(dto.pointer) };
    },
  };
}

/** Finds the schemas among a module's exports, and in the records that it exports. */

import { libraryForKind, libraryOf } from "./libraries.js";
import { hasMembers, type Library } from "./library.js";
import type { FoundLibrary, ModuleKind } from "./protocol.js";

export interface CollectedSchema {
  readonly name: string;
  readonly path: readonly string[];
  readonly value: unknown;
  readonly library: Library;
}

export interface Collected {
  readonly schemas: readonly CollectedSchema[];
  /** Schemas of libraries other than the configured one. */
  readonly found: readonly FoundLibrary[];
  /** Exports that are no schemas and hold none. */
  readonly others: readonly string[];
}

/** Records are looked into this deep: `MANIFEST_SCHEMAS["0.4"].Invoice` has two levels. */
const maxDepth = 4;
/** Values looked at, over all records. */
const maxValues = 20_000;
const maxNames = 8;

/**
 * Walks the exports in their order. A default export that repeats named ones (as CommonJS gives it) adds nothing.
 *
 * @param exports the module's namespace, or what `require` gives
 */
export function collectSchemas(exports: unknown, kind: ModuleKind): Collected {
  const schemas: CollectedSchema[] = [];
  const found = new Map<string, { library: Library; names: string[] }>();
  const others: string[] = [];
  const taken = new Set<unknown>();
  let budget = maxValues;

  const visit = (value: unknown, path: readonly string[], above: readonly unknown[]): boolean => {
    budget -= 1;
    if (budget < 0 || !hasMembers(value)) return false;
    const name = path.join(".");
    const library = libraryForKind(value, kind);
    if (library !== undefined) {
      const repeated = path[0] === "default" && taken.has(value);
      if (!repeated) schemas.push({ name, path, value, library });
      taken.add(value);
      return true;
    }
    const another = libraryOf(value);
    if (another !== undefined) {
      const entry = found.get(another.name) ?? { library: another, names: [] };
      found.set(another.name, entry);
      entry.names.push(name);
      return true;
    }
    if (path.length > maxDepth || !isRecord(value) || above.includes(value)) return false;
    let holds = false;
    for (const [key, inner] of entriesOf(value)) {
      if (visit(inner, [...path, key], [...above, value])) holds = true;
    }
    return holds;
  };

  const entries = hasMembers(exports) ? entriesOf(exports) : [];
  // The default comes last, so that the names of the others win.
  for (const [key, value] of [...entries].sort(([a], [b]) => Number(a === "default") - Number(b === "default"))) {
    if (key !== "__esModule" && !visit(value, [key], []) && key !== "default") others.push(key);
  }
  return {
    schemas,
    others,
    found: [...found.values()].map(({ library, names }) => ({
      library: library.name,
      kind: library.kind,
      count: names.length,
      names: names.slice(0, maxNames),
    })),
  };
}

/** Plain objects and namespaces (also ArkType's modules); instances of classes are no records of schemas. */
function isRecord(value: object): boolean {
  if (Array.isArray(value) || typeof value === "function") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true;
  return (value as { " arkKind"?: unknown })[" arkKind"] === "module";
}

function entriesOf(value: object): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const key of Object.keys(value)) {
    try {
      entries.push([key, (value as Record<string, unknown>)[key]]);
    } catch {
      // A getter that throws has no schema for us; the name is still listed among the others.
      entries.push([key, undefined]);
    }
  }
  return entries;
}

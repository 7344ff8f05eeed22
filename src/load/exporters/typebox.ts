/**
 * TypeBox (`@sinclair/typebox`, and `typebox` 1.x): its schemas are JSON Schema already, with private marks that
 * JSON does not see. What is not JSON Schema is taken out: its JavaScript types (a Date is its wire form, the others
 * are gaps), and references by `$id`, which become pointers inside the one document.
 *
 * Its tuples are of draft 7 (`items` as an array), its `unevaluatedProperties` of 2019-09, where both are known.
 */
import { absent, dateOnTheWire, gap } from "./gaps.js";
import { type Convert, hasMembers, type Library, member } from "./library.js";

const kindMark = Symbol.for("TypeBox.Kind");

export const typebox: Library = {
  name: "TypeBox",
  kind: "typebox",
  dialect: "https://json-schema.org/draft/2019-09/schema",
  recognizes: (value) => typeof member(value, kindMark) === "string" || typeof member(value, "~kind") === "string",
  version: async (schema, conversion) => {
    const name = typeof member(schema, kindMark) === "string" ? "@sinclair/typebox" : "typebox";
    return conversion.versionForUser(name);
  },
  prepare: async (conversion): Promise<Convert> => {
    const byId = new Map<string, unknown>();
    for (const sibling of conversion.siblings.values()) {
      const id = member(sibling, "$id");
      if (typeof id === "string" && !byId.has(id)) byId.set(id, sibling);
    }
    return (schema) => selfContained(plain(schema), byId);
  },
};

const javaScriptTypes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Date: dateOnTheWire,
  undefined: absent,
  void: absent,
  bigint: gap("Type.BigInt(), which has no JSON form"),
  symbol: gap("Type.Symbol(), which has no JSON form"),
  Uint8Array: gap("Type.Uint8Array(), which has no JSON form"),
  Function: gap("Type.Function(), which has no JSON form"),
  Constructor: gap("Type.Constructor(), which has no JSON form"),
  Promise: gap("Type.Promise(), which has no JSON form"),
  AsyncIterator: gap("Type.AsyncIterator(), which has no JSON form"),
  Iterator: gap("Type.Iterator(), which has no JSON form"),
};

/** The JSON of a schema, without what TypeBox knows and JSON Schema does not. */
function plain(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (_key, value: unknown) => {
      const kind = member(value, kindMark) ?? member(value, "~kind");
      if (typeof kind !== "string") return typeof value === "bigint" ? String(value) : value;
      const type = member(value, "type");
      const known = typeof type === "string" && Object.hasOwn(javaScriptTypes, type);
      const replacement = known ? javaScriptTypes[type] : undefined;
      if (replacement === undefined) return value;
      const description = member(value, "description");
      return typeof description === "string" ? { ...replacement, description } : replacement;
    }),
  );
}

type Schema = Record<string, unknown>;

/** Turns references by name into pointers; what another export defines is taken in under `$defs`. */
function selfContained(root: unknown, byId: ReadonlyMap<string, unknown>): unknown {
  if (!hasMembers(root)) return root;
  const document = root as Schema;
  const places = new Map<string, string>();
  const references: Schema[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    const schema = value as Schema;
    const id = schema.$id;
    if (typeof id === "string" && simpleName.test(id)) {
      if (!places.has(id)) places.set(id, pointer);
      delete schema.$id;
    }
    if (typeof schema.$ref === "string") references.push(schema);
    for (const key of Object.keys(schema)) {
      visit(schema[key], `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  visit(document, "");
  // The list grows while definitions are taken in.
  for (let at = 0; at < references.length; at++) {
    const schema = references[at] as Schema;
    const name = String(schema.$ref);
    if (!places.has(name) && byId.has(name)) {
      document.$defs ??= {};
      const definitions = document.$defs as Schema;
      Object.defineProperty(definitions, name, {
        value: plain(byId.get(name)),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      places.set(name, `/$defs/${name}`);
      visit(definitions[name], `/$defs/${name}`);
    }
    const place = places.get(name);
    if (place !== undefined) schema.$ref = `#${encodeURI(place)}`;
  }
  return document;
}

/** What TypeBox takes for a name (`T0`, `Invoice`); URIs keep their meaning. */
const simpleName = /^[A-Za-z_$][\w$.-]*$/;

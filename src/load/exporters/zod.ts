/**
 * Zod 4, by the user's own copy: `z.toJSONSchema` reached through the schema itself (Standard JSON Schema, 4.2 and
 * later) or through the package that the user's module would import.
 *
 * Two things differ from what Zod gives by itself:
 * - On the output side Zod closes every plain `z.object` with `additionalProperties: false`: true of the writer, who
 *   strips what is undeclared, but not of a reader, for whom the same DTO is the baseline. Which properties a writer
 *   sends is the policy `unknownProperties`; so only `z.strictObject` stays closed.
 * - Parts with no JSON form are marked (gaps.ts) instead of becoming `{}`. A date is its wire form.
 */
import { absent, dateOnTheWire, gap } from "./gaps.js";
import { type Convert, hasMembers, type Library, member, NeedsPackage } from "./library.js";
import type { Side } from "./protocol.js";
import { flaglessSource } from "./regex-flags.js";

const target = "draft-2020-12";

type Override = (context: { zodSchema: unknown; jsonSchema: Record<string, unknown> }) => void;
type ToJsonSchema = (schema: unknown, params: Record<string, unknown>) => unknown;

export const zod4: Library = {
  name: "Zod 4",
  kind: "zod",
  recognizes: (value) => hasMembers(member(member(value, "_zod"), "def")),
  version: async (schema) => {
    const version = member(member(schema, "_zod"), "version");
    const parts = [member(version, "major"), member(version, "minor"), member(version, "patch")];
    return parts.every((part) => typeof part === "number") ? parts.join(".") : undefined;
  },
  prepare: async (conversion): Promise<Convert> => {
    let imported: ToJsonSchema | undefined;
    for (const name of ["zod/v4/core", "zod"]) {
      const found = member(await conversion.loadForUser(name), "toJSONSchema");
      if (typeof found === "function") {
        imported = found as ToJsonSchema;
        break;
      }
    }
    return (schema, side) => {
      const params = { unrepresentable: "any", cycles: "ref", override: override(side) };
      const own = member(member(member(schema, "~standard"), "jsonSchema"), side);
      if (typeof own === "function") return own({ target, libraryOptions: params });
      if (imported !== undefined) return imported(schema, { target, io: side, ...params });
      throw new NeedsPackage("zod", "the module's Zod schemas cannot convert themselves and no Zod 4 was found");
    };
  },
};

/** Called by Zod for each subschema after its own conversion; edits in place. */
function override(side: Side): Override {
  return ({ zodSchema, jsonSchema }) => {
    const def = member(member(zodSchema, "_zod"), "def");
    const type = member(def, "type");
    if (type === "object") openPlainObject(def, jsonSchema);
    else if (type === "string") keepPatternFlags(zodSchema, jsonSchema);
    else if (type === "literal") replaceLiteral(def, jsonSchema);
    else if (typeof type === "string") {
      const replacement = replacementFor(type, def, side);
      if (replacement !== undefined) replace(jsonSchema, replacement);
    }
  };
}

function openPlainObject(def: unknown, json: Record<string, unknown>): void {
  if (member(def, "catchall") === undefined && json.additionalProperties === false) {
    delete json.additionalProperties;
  }
}

function replacementFor(type: string, def: unknown, side: Side): Readonly<Record<string, unknown>> | undefined {
  switch (type) {
    case "undefined":
    case "void":
      return absent;
    case "nan":
      return gap("z.nan(), which has no JSON form");
    case "date":
      if (side === "input" && member(def, "coerce") === true) return gap("what z.coerce.date() accepts");
      return dateOnTheWire;
    case "transform":
      return gap("what a transform gives; pipe it into a schema");
    case "custom":
      return gap("z.custom() and z.instanceof()");
    case "bigint":
    case "symbol":
    case "function":
    case "map":
    case "set":
      return gap(`z.${type}(), which has no JSON form`);
    default:
      return undefined;
  }
}

function replaceLiteral(def: unknown, json: Record<string, unknown>): void {
  const values = member(def, "values");
  if (!Array.isArray(values)) return;
  if (values.some((value) => typeof value === "bigint")) replace(json, gap("a bigint literal, which has no JSON form"));
  else if (values.length > 0 && values.every((value) => value === undefined)) replace(json, absent);
}

/** Zod copies a pattern's source and loses its flags. */
function keepPatternFlags(schema: unknown, json: Record<string, unknown>): void {
  for (const pattern of patternsOf(schema)) {
    if (!(pattern instanceof RegExp) || !/[ims]/.test(pattern.flags)) continue;
    const source = flaglessSource(pattern);
    const carriers = [json, ...(Array.isArray(json.allOf) ? (json.allOf as Record<string, unknown>[]) : [])];
    for (const carrier of carriers) {
      if (carrier.pattern !== pattern.source) continue;
      if (source === undefined) replace(carrier, gap(`the flags of the regular expression ${String(pattern)}`));
      else carrier.pattern = source;
    }
  }
}

/** Of the string's own format, of its checks, and (up to 4.5) of what its checks left in a bag. */
function patternsOf(schema: unknown): readonly unknown[] {
  const def = member(member(schema, "_zod"), "def");
  const checks = member(def, "checks");
  const bag = member(member(member(schema, "_zod"), "bag"), "patterns");
  return [
    member(def, "pattern"),
    ...(Array.isArray(checks) ? checks.map((check) => member(member(member(check, "_zod"), "def"), "pattern")) : []),
    ...(bag instanceof Set ? bag : []),
  ];
}

/** Keeps annotations; everything that constrains goes. */
function replace(json: Record<string, unknown>, by: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(json)) {
    if (!annotations.has(key)) delete json[key];
  }
  Object.assign(json, by);
}

const annotations = new Set(["title", "description", "deprecated", "examples", "id", "readOnly", "writeOnly"]);

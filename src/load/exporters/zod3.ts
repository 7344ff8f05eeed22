/**
 * Zod 3 (also `zod/v3` of Zod 4), through zod-to-json-schema, which only looks at the user's schemas and never needs
 * a Zod of ours (docs/decisions/0003-zod-to-json-schema.md).
 *
 * It converts the input side. What the output side needs is added here: after `.default()` and `.catch()` a property
 * is always there, `.pipe()` gives its last schema, and what `.transform()` gives nobody knows. A plain `z.object`
 * stays open on both sides, for the reason given in zod.ts; `.strict()` closes, `.passthrough()` opens explicitly.
 */
import { absent, dateOnTheWire, gap, nothing } from "./gaps.js";
import { type Convert, hasMembers, type Library, member } from "./library.js";
import type { Side } from "./protocol.js";

interface SeenItem {
  readonly path: readonly string[];
}
type ZodToJsonSchema = (schema: unknown, options: Record<string, unknown>) => unknown;

export const zod3: Library = {
  name: "Zod 3",
  kind: "zod",
  dialect: "http://json-schema.org/draft-07/schema#",
  recognizes: (value) => {
    const type = member(member(value, "_def"), "typeName");
    return typeof type === "string" && type.startsWith("Zod") && !hasMembers(member(value, "_zod"));
  },
  version: (_schema, conversion) => conversion.versionForUser("zod"),
  prepare: async (conversion): Promise<Convert> => {
    const ours = await conversion.loadZod3Converter();
    const convert = ours.zodToJsonSchema as ZodToJsonSchema;
    const undecided = ours.ignoreOverride;
    return (schema, side) =>
      convert(schema, {
        target: "jsonSchema7",
        $refStrategy: "root",
        effectStrategy: "input",
        pipeStrategy: side,
        applyRegexFlags: true,
        override: (def: unknown, _refs: unknown, seen: SeenItem | undefined, resolve?: boolean) => {
          if (seen !== undefined && resolve !== true) return { $ref: fragment(seen.path) };
          return replacementFor(def, side) ?? undecided;
        },
        postProcess: (json: unknown, def: unknown) => {
          if (member(def, "typeName") === "ZodObject") finishObject(json, def, side);
          return json;
        },
      });
  },
};

/** A pointer as a URI fragment; zod-to-json-schema would not escape the names in it. */
function fragment(path: readonly string[]): string {
  const escaped = path.slice(1).map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1")));
  return ["#", ...escaped].join("/");
}

function replacementFor(def: unknown, side: Side): Readonly<Record<string, unknown>> | undefined {
  const type = member(def, "typeName");
  switch (type) {
    case "ZodDate":
      if (side === "input" && member(def, "coerce") === true) return gap("what z.coerce.date() accepts");
      return { ...dateOnTheWire };
    case "ZodUndefined":
    case "ZodVoid":
      return { ...absent };
    case "ZodNever":
      return { ...nothing };
    case "ZodBigInt":
    case "ZodSymbol":
    case "ZodFunction":
    case "ZodMap":
    case "ZodSet":
    case "ZodNaN":
      return gap(`z.${type.slice(3).toLowerCase()}(), which has no JSON form`);
    case "ZodLiteral": {
      const value = member(def, "value");
      if (value === undefined) return { ...absent };
      if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
        return gap(`a literal ${typeof value}, which has no JSON form`);
      }
      return undefined;
    }
    case "ZodEffects":
      return effectReplacement(def, side);
    default:
      return undefined;
  }
}

function effectReplacement(def: unknown, side: Side): Readonly<Record<string, unknown>> | undefined {
  const effect = member(member(def, "effect"), "type");
  if (effect === "transform" && side === "output") return gap("what a transform gives; pipe it into a schema");
  const inner = member(member(member(def, "schema"), "_def"), "typeName");
  if (effect === "refinement" && inner === "ZodAny") return gap("z.custom() and z.instanceof()");
  return undefined;
}

function finishObject(json: unknown, def: unknown, side: Side): void {
  if (!hasMembers(json)) return;
  const object = json as Record<string, unknown>;
  const plain = member(def, "unknownKeys") === "strip";
  if (plain && object.additionalProperties === false) delete object.additionalProperties;
  if (side === "input") return;
  const shape = member(def, "shape");
  const properties: unknown = typeof shape === "function" ? shape() : undefined;
  if (!hasMembers(properties)) return;
  const declared = Object.keys(hasMembers(object.properties) ? object.properties : {});
  const required = declared.filter((name) => !mayBeAbsent(member(properties, name), 0));
  if (required.length > 0) object.required = required;
  else delete object.required;
}

/** Whether what the schema gives may be `undefined`, and so absent on the wire. */
function mayBeAbsent(schema: unknown, depth: number): boolean {
  const def = member(schema, "_def");
  if (depth > 50) return true;
  const within = (key: string): boolean => mayBeAbsent(member(def, key), depth + 1);
  switch (member(def, "typeName")) {
    case "ZodOptional":
    case "ZodUndefined":
    case "ZodVoid":
    case "ZodAny":
    case "ZodUnknown":
    case "ZodFunction":
    case "ZodSymbol":
      return true;
    case "ZodLiteral":
      return member(def, "value") === undefined;
    case "ZodNullable":
    case "ZodReadonly":
    case "ZodCatch":
      return within("innerType");
    case "ZodBranded":
    case "ZodPromise":
      return within("type");
    case "ZodEffects":
      return member(member(def, "effect"), "type") === "transform" || within("schema");
    case "ZodPipeline":
      return within("out");
    case "ZodLazy": {
      const getter = member(def, "getter");
      return typeof getter === "function" && mayBeAbsent(getter(), depth + 1);
    }
    case "ZodUnion":
    case "ZodDiscriminatedUnion": {
      const options = member(def, "options");
      const all = options instanceof Map ? [...options.values()] : Array.isArray(options) ? options : [];
      return all.some((option) => mayBeAbsent(option, depth + 1));
    }
    case "ZodIntersection":
      return within("left") && within("right");
    default:
      return false;
  }
}

/**
 * What json-schema-diff cannot put into a set: keywords that it passes over without a word, references that never end
 * or lead elsewhere. It must be asked nothing that has one of them, or its answer would be wrong.
 */
import { isArray, isObject, type Json, type JsonObject, own } from "../../model/json.js";
import { join, tokens } from "../../model/pointer.js";

/** Keywords that constrain and that it ignores. */
const ignored: ReadonlySet<string> = new Set([
  ...["enum", "const", "multipleOf", "pattern", "additionalItems", "prefixItems", "uniqueItems", "contains"],
  ...["minContains", "maxContains", "patternProperties", "propertyNames", "dependencies", "dependentRequired"],
  ...["dependentSchemas", "if", "unevaluatedItems", "unevaluatedProperties", "$dynamicRef", "$recursiveRef"],
]);
const maps: ReadonlySet<string> = new Set(["properties"]);
const lists: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
const subschemas: ReadonlySet<string> = new Set(["items", "additionalProperties", "not"]);
/** What may stand beside a reference: it merges what it finds there into the target, which no dialect means. */
const besideReference: ReadonlySet<string> = new Set([
  ...["$ref", "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated"],
  ...["definitions", "$defs", "components", "readOnly", "writeOnly"],
]);
/** Nested `oneOf` costs it exponentially much. */
const deepestOneOf = 2;
/** Subschemas after references are followed: it copies every one. */
const mostSubschemas = 5000;

export interface Unsupported {
  /** As a part of a sentence: "it passes over `enum`". */
  readonly reason: string;
  readonly pointer: string;
}

/** The first thing that stands in the way, or nothing. @param formats whether `format` constrains */
export function findUnsupported(schema: Json, formats: "assert" | "annotation"): Unsupported | undefined {
  let visited = 0;
  const visit = (part: Json, pointer: string, open: ReadonlySet<string>, oneOfs: number): Unsupported | undefined => {
    visited += 1;
    if (visited > mostSubschemas) return { reason: `it would copy more than ${mostSubschemas} subschemas`, pointer };
    if (!isObject(part)) return undefined;
    const reference = own(part, "$ref");
    if (typeof reference === "string") return follow(part, reference, pointer, open, oneOfs);
    for (const [key, value] of Object.entries(part)) {
      const found = keyword(key, value, join(pointer, key), open, oneOfs);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const keyword = (key: string, value: Json, at: string, open: ReadonlySet<string>, oneOfs: number) => {
    if (ignored.has(key) || (key === "format" && formats === "assert")) {
      return { reason: `it passes over \`${key}\``, pointer: at };
    }
    if (key.startsWith("exclusive") && typeof value === "boolean") {
      return { reason: `it reads \`${key}\` as later drafts do`, pointer: at };
    }
    if ((key === "$id" || key === "id") && at !== `/${key}`) {
      return { reason: "it does not follow an `$id` inside of a schema", pointer: at };
    }
    if (key === "items" && isArray(value)) return { reason: "it passes over lists of `items`", pointer: at };
    const inside = key === "oneOf" ? oneOfs + 1 : oneOfs;
    if (inside > deepestOneOf) return { reason: "nested `oneOf` takes it too long", pointer: at };
    const members = maps.has(key) && isObject(value) ? Object.entries(value) : [];
    const items = lists.has(key) && isArray(value) ? value.map((item, i): [number, Json] => [i, item]) : [];
    for (const [name, member] of [...members, ...items]) {
      const found = visit(member, join(at, name), open, inside);
      if (found !== undefined) return found;
    }
    return subschemas.has(key) ? visit(value, at, open, inside) : undefined;
  };
  const follow = (part: JsonObject, reference: string, pointer: string, open: ReadonlySet<string>, oneOfs: number) => {
    const at = join(pointer, "$ref");
    const beside = Object.keys(part).find((key) => !besideReference.has(key) && !key.startsWith("x-"));
    if (beside !== undefined)
      return { reason: `it merges what stands beside a reference`, pointer: join(pointer, beside) };
    if (!reference.startsWith("#/") || reference.includes("%")) {
      return { reason: "it follows plain references inside the document only", pointer: at };
    }
    if (open.has(reference)) return { reason: "it refuses circular references", pointer: at };
    let target: Json | undefined = schema;
    for (const token of tokens(reference.slice(1))) {
      target = isObject(target) ? own(target, token) : isArray(target) ? target[Number(token)] : undefined;
    }
    if (target === undefined) return { reason: "a reference leads nowhere", pointer: at };
    return visit(target, reference.slice(1), new Set([...open, reference]), oneOfs);
  };
  return visit(schema, "", new Set(), 0);
}

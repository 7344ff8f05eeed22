/** The subschemas that apply to one instance location together: a schema, what its `$ref`s lead to, its `allOf`. */
import type { NormalizedDocument } from "../../model/engine.js";
import { isArray, isObject, type Json, type JsonObject, own } from "../../model/json.js";
import { join, tokens } from "../../model/pointer.js";
import type { Located } from "../../model/shape.js";
import type { Dialect } from "../dialect.js";
import { dialectOf, dialects } from "../dialects.js";

/** One schema object of a conjunction. */
export interface Member {
  readonly pointer: string;
  readonly schema: JsonObject;
  readonly dialect: Dialect;
  /** Its `anyOf` and `oneOf` are left out: the conjunction is one variant of them. */
  readonly withoutUnions?: boolean;
}

export interface Conjunction {
  readonly members: readonly Member[];
  readonly references: readonly Located<string>[];
}

/** Reads schemas of a document by pointer. */
export interface Reader {
  readonly document: NormalizedDocument;
  schemaAt(pointer: string): Json | undefined;
  /** Tells what is at a pointer, so that it need not be looked for. */
  note(pointer: string, schema: Json): void;
  dialectAt(pointer: string): Dialect;
}

const referenceKeywords = ["$ref", "$dynamicRef", "$recursiveRef"] as const;

export function createReader(document: NormalizedDocument): Reader {
  const schemas = new Map<string, Json | undefined>();
  const known = new Map<string, Dialect>();
  return {
    document,
    schemaAt: (pointer) => {
      if (!schemas.has(pointer)) schemas.set(pointer, valueAt(document.json, pointer));
      return schemas.get(pointer);
    },
    note: (pointer, schema) => {
      schemas.set(pointer, schema);
    },
    dialectAt: (pointer) => {
      const uri = document.dialectAt(pointer);
      const dialect = known.get(uri) ?? dialectOf(uri) ?? dialects["2020-12"];
      known.set(uri, dialect);
      return dialect;
    },
  };
}

/** The reference keyword of a schema that counts in its dialect, if it has one. */
export function referenceKeyword(schema: JsonObject, dialect: Dialect): string | undefined {
  return referenceKeywords.find((keyword) => dialect.handlers.has(keyword) && typeof own(schema, keyword) === "string");
}

/** Whether only the `$ref` of a schema counts: up to draft 7, its siblings say nothing. */
export function hidesSiblings(schema: JsonObject, dialect: Dialect): boolean {
  return dialect.refHidesSiblings && typeof own(schema, "$ref") === "string";
}

/** Flattens schemas, outermost first. Each schema counts once, which also ends references in place. */
export function conjunctionOf(reader: Reader, starts: readonly string[]): Conjunction {
  const members: Member[] = [];
  const references: Located<string>[] = [];
  const seen = new Set<string>();
  const waiting = [...starts].reverse();
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    if (seen.has(pointer)) continue;
    seen.add(pointer);
    const schema = reader.schemaAt(pointer);
    if (!isObject(schema)) continue;
    const dialect = reader.dialectAt(pointer);
    const below: string[] = [];
    const keyword = referenceKeyword(schema, dialect);
    if (keyword !== undefined) {
      references.push({ value: own(schema, keyword) as string, pointer: join(pointer, keyword) });
      const target = reader.document.referenceAt(pointer);
      if (target !== undefined) below.push(target);
    }
    if (!hidesSiblings(schema, dialect)) {
      members.push({ pointer, schema, dialect });
      const all = own(schema, "allOf");
      if (isArray(all))
        all.forEach((_, i) => {
          below.push(join(pointer, "allOf", i));
        });
    }
    waiting.push(...below.reverse());
  }
  return { members, references };
}

function valueAt(json: Json, pointer: string): Json | undefined {
  let value: Json | undefined = json;
  for (const token of tokens(pointer)) {
    if (isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value)) value = own(value, token);
    else return undefined;
  }
  return value;
}

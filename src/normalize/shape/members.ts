/** The subschemas that apply to one instance location together: a schema, what its `$ref`s lead to, its `allOf`. */
import { isArray, isObject, type JsonObject, own } from "../../model/json.js";
import type { Located } from "../../model/shape.js";
import type { Dialect } from "../dialect.js";
import type { IndexedDocument } from "../indexed-document.js";
import type { Location } from "../location.js";
import { Occurrence } from "./occurrence.js";

/** One schema object of a conjunction. */
export interface Member {
  readonly location: Location;
  readonly schema: JsonObject;
  readonly dialect: Dialect;
  /** Its `anyOf` and `oneOf` are left out: the conjunction is one variant of them. */
  readonly withoutUnions?: boolean;
}

export interface Conjunction {
  readonly members: readonly Member[];
  readonly references: readonly Located<string>[];
}

const referenceKeywords = ["$ref", "$dynamicRef", "$recursiveRef"] as const;

/** The reference keyword of a schema that counts in its dialect, if it has one. */
export function referenceKeyword(schema: JsonObject, dialect: Dialect): string | undefined {
  return referenceKeywords.find((keyword) => dialect.handlers.has(keyword) && typeof own(schema, keyword) === "string");
}

/** Whether only the `$ref` of a schema counts: up to draft 7, its siblings say nothing. */
export function hidesSiblings(schema: JsonObject, dialect: Dialect): boolean {
  return dialect.refHidesSiblings && typeof own(schema, "$ref") === "string";
}

/** Flattens schemas, outermost first. Each schema counts once, which also ends references in place. */
export function conjunctionOf(document: IndexedDocument, starts: readonly Location[]): Conjunction {
  const members: Member[] = [];
  const references: Located<string>[] = [];
  const seen = new Set<Location>();
  const waiting = [...starts].reverse();
  for (let location = waiting.pop(); location !== undefined; location = waiting.pop()) {
    if (seen.has(location)) continue;
    seen.add(location);
    const schema = location.json;
    if (!isObject(schema)) continue;
    const { dialect } = location.resource;
    const below: Location[] = [];
    const keyword = referenceKeyword(schema, dialect);
    if (keyword !== undefined) {
      references.push(new Occurrence(location.below(keyword), schema[keyword] as string));
      const target = document.targetOf(location);
      if (target !== undefined) below.push(target);
    }
    if (!hidesSiblings(schema, dialect)) {
      members.push({ location, schema, dialect });
      const all = own(schema, "allOf");
      if (isArray(all)) for (let i = 0; i < all.length; i++) below.push(location.below("allOf", i));
    }
    waiting.push(...below.reverse());
  }
  return { members, references };
}

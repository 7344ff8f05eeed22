/**
 * One self-contained document from a schema and the files it refers to. A document whose references all stay inside
 * is passed through untouched. See docs/decisions/0002-own-bundling.md for why this is not left to a library.
 */
import type { Problem } from "../errors.js";
import type { SourceLocation } from "../model/contract.js";
import { isObject, type Json, own } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { GatherOptions } from "./gather.js";
import type { ParsedDocument } from "./parsed.js";
import { mayLeaveDocument } from "./schema-index.js";
import { containers } from "./schema-walk.js";

export interface Bundle {
  readonly json: Json;
  /** The source place, in whichever file the value came from. */
  readonly locate: (pointer: string) => SourceLocation | undefined;
  /** Why the schema at one of the pointers cannot be used: it needs a file that is missing, or must not be read. */
  readonly problemAt: (pointer: string) => Problem | undefined;
}

/** @param pointers the places in the document that will be used as schemas */
export async function bundle(
  document: ParsedDocument,
  pointers: readonly string[],
  options: GatherOptions,
): Promise<Bundle> {
  const untouched: Bundle = { json: document.json, locate: document.locate, problemAt: () => undefined };
  if (!mayLeaveDocument(document.json)) return untouched;
  const [{ gather, problemFrom }, { embed }] = await Promise.all([import("./gather.js"), import("./embed.js")]);
  const gathered = await gather(document, [...new Set([...pointers, ...definitionsOf(document.json)])], options);
  const problemAt = (pointer: string) => problemFrom(gathered, pointer);
  if (gathered.members.length === 1) return { ...untouched, problemAt };
  const { json, placed } = embed(gathered);
  const others = placed.filter(({ prefix }) => prefix !== "");
  const locate = (pointer: string) => {
    const holder = others.find(({ prefix }) => pointer === prefix || pointer.startsWith(`${prefix}/`));
    if (holder === undefined) return document.locate(pointer);
    return holder.member.document.locate(pointer.slice(holder.prefix.length));
  };
  return { json, locate, problemAt };
}

/** Unused definitions are followed too, so that no reference of the document stays behind; their problems hurt nobody. */
function definitionsOf(json: Json): string[] {
  if (!isObject(json)) return [];
  return containers.flatMap((container) => {
    const definitions = own(json, container);
    return isObject(definitions) ? Object.keys(definitions).map((name) => join("", container, name)) : [];
  });
}

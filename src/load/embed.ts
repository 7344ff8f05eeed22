/**
 * Makes one self-contained document out of a gathered graph. Each other document is embedded as a definition with a
 * readable name, cut down to what is used, without its `$id`, and every reference becomes `#/…`. Where documents must
 * stay resources of their own (dynamic references, mixed dialects) they are embedded whole, with their `$id`, as the
 * specification's compound documents are.
 */
import { isArray, isObject, type Json, own, put } from "../model/json.js";
import { join, tokens } from "../model/pointer.js";
import { nameOfFile } from "./document.js";
import type { Edge, Gathered, Member } from "./gather.js";
import { containers, idKeyword } from "./schema-walk.js";
import { internalReference, resolveUri, splitReference } from "./uri.js";

export interface Embedded {
  readonly json: Json;
  /** Pointer in `json` where each document stands; the first is the document itself, at "". */
  readonly placed: readonly { readonly member: Member; readonly prefix: string }[];
}

/** New values by pointer; `undefined` removes. */
type Edits = Map<string, Json | undefined>;

export function embed({ members, separate }: Gathered): Embedded {
  const [root, ...others] = members;
  const container = containerOf(root);
  const names = nameMembers(others, own(asObject(root.document.json), container));
  const prefixes = new Map<Member, string>([[root, ""]]);
  for (const [member, name] of names) prefixes.set(member, join("", container, name));
  const rewritten = (member: Member) => (separate ? asResource(member, root) : asDefinition(member, root, prefixes));
  const json: Record<string, Json> = { ...asObject(rewritten(root)) };
  const definitions: Record<string, Json> = {};
  const present = asObject(own(json, container) ?? {});
  for (const name of Object.keys(present)) put(definitions, name, present[name] as Json);
  for (const [member, name] of names) put(definitions, name, rewritten(member));
  put(json, container, definitions);
  return { json, placed: [...prefixes].map(([member, prefix]) => ({ member, prefix })) };
}

function asObject(value: Json): { readonly [key: string]: Json } {
  return isObject(value) ? value : {};
}

/** `definitions` in the older drafts, `$defs` since 2019-09; never a place that holds something else. */
function containerOf({ document, index }: Member): string {
  const preferred = index.root.family === "2019+" ? containers : [...containers].reverse();
  const root = asObject(document.json);
  return preferred.find((key) => own(root, key) === undefined || isObject(own(root, key))) ?? "bundled";
}

/** A name from each file: `address`, or with its folders where that is not unique. Independent of the order found. */
function nameMembers(members: readonly Member[], present: Json | undefined): Map<Member, string> {
  const sorted = [...members].sort((a, b) => (a.document.file < b.document.file ? -1 : 1));
  const short = sorted.map(({ document }) => clean(nameOfFile(document.file)));
  const taken = new Set(Object.keys(asObject(present ?? {})));
  const names = new Map<Member, string>();
  for (const [index, member] of sorted.entries()) {
    const { file } = member.document;
    const first = short[index] as string;
    const path = clean(file.replace(/^[a-z]+:\/+/, "").replace(/\.[^./]*$/, ""));
    let name = short.indexOf(first) === short.lastIndexOf(first) ? first : path;
    for (let count = 1; taken.has(name); count++) name = count === 1 ? path : `${path}-${count}`;
    taken.add(name);
    names.set(member, name);
  }
  return names;
}

function clean(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "-");
}

function edgesOf(member: Member): Edge[] {
  return [...member.reached.values()].flat();
}

function asDefinition(member: Member, root: Member, prefixes: ReadonlyMap<Member, string>): Json {
  const edits: Edits = new Map();
  const { base } = root.index.root;
  for (const { at, reference, scope, target } of edgesOf(member)) {
    if (target.kind !== "schema") continue;
    if (member === root && target.member === root && reference.startsWith("#") && scope.base === base) continue;
    edits.set(at, internalReference((prefixes.get(target.member) ?? "") + target.pointer));
  }
  for (const { pointer, resource } of member.index.identifiers) {
    const keepsMeaning = member === root && (resource === base || tokens(pointer).length === 1);
    if (!keepsMeaning) edits.set(pointer, undefined);
  }
  if (member === root) return edit(member.document.json, "", edits);
  edits.set("/$schema", undefined);
  return edit(keep(member.document.json, "", ancestors(member.reached.keys()), member.reached), "", edits);
}

function asResource(member: Member, root: Member): Json {
  const { document, index } = member;
  const edits: Edits = new Map();
  for (const { at, reference, scope, target } of edgesOf(member)) {
    if (target.kind !== "schema" || resolveUri(scope.base, reference) === target.resource) continue;
    const { fragment } = splitReference(reference);
    edits.set(at, target.resource + (fragment === "" ? "" : internalReference(fragment)));
  }
  const json = edit(document.json, "", edits);
  if (!isObject(json)) return json;
  // Named for the dialect around it, which is the one that reads the name, and for its own.
  const ids = new Set([idKeyword(root.index.root.family), idKeyword(index.root.family)]);
  const copy: Record<string, Json> = {};
  put(copy, "$schema", own(json, "$schema") ?? index.root.dialect);
  for (const id of ids) put(copy, id, index.root.base);
  for (const key of Object.keys(json)) if (!Object.hasOwn(copy, key)) put(copy, key, json[key] as Json);
  return copy;
}

function edit(value: Json, pointer: string, edits: Edits): Json {
  if (isArray(value)) return value.map((item, index) => edit(item, `${pointer}/${index}`, edits));
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const at = join(pointer, key);
    const replaced = edits.has(at) ? edits.get(at) : edit(value[key] as Json, at, edits);
    if (replaced !== undefined) put(copy, key, replaced);
  }
  return copy;
}

/** All pointers on the way to the given ones, these included. */
function ancestors(pointers: Iterable<string>): Set<string> {
  const all = new Set<string>();
  for (const pointer of pointers) {
    for (let end = pointer.length; end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
      all.add(pointer.slice(0, end));
    }
  }
  return all;
}

/** What is reached, and of the rest only the way to it: a change to an unused definition is no change of the DTO. */
function keep(
  value: Json,
  pointer: string,
  needed: ReadonlySet<string>,
  reached: { has(pointer: string): boolean },
): Json {
  if (!isObject(value)) return value;
  const whole = reached.has(pointer);
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const at = join(pointer, key);
    const child = value[key] as Json;
    const container = (containers as readonly string[]).includes(key);
    if (whole && !container) put(copy, key, child);
    else if (needed.has(at)) put(copy, key, keep(child, at, needed, reached));
  }
  return copy;
}

/**
 * Follows references from a document's DTOs through all the files they reach. Gives a graph: members are documents,
 * a reached pointer has the edges of the schema there. An edge that cannot be followed carries its problem, so that
 * only the DTOs that need it suffer.
 */
import { ContractCheckError, fail, type Problem } from "../errors.js";
import { type JsonObject, own } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { DocumentReader } from "./document.js";
import { findSchema } from "./find-schema.js";
import type { ParsedDocument } from "./parsed.js";
import { quote } from "./quote.js";
import { indexSchema, pointerOfFragment, type SchemaIndex } from "./schema-index.js";
import { type Scope, valueAt, walkSchema } from "./schema-walk.js";
import { isMetaSchema, resolveUri, splitReference, uriOfFile } from "./uri.js";

export interface Member {
  readonly document: ParsedDocument;
  readonly index: SchemaIndex;
  /** Edges by the pointer of the schema that was reached. */
  readonly reached: Map<string, readonly Edge[]>;
}

export interface Edge {
  /** Pointer of the reference keyword's value. */
  readonly at: string;
  readonly reference: string;
  readonly scope: Scope;
  readonly target: Target;
}

type Target =
  | { readonly kind: "schema"; readonly member: Member; readonly pointer: string; readonly resource: string }
  /** Nothing to do: a meta-schema, or a reference that only this document can be blamed for. */
  | { readonly kind: "left" }
  | { readonly kind: "broken"; readonly problem: Problem };

export interface Gathered {
  /** The document itself first, then the others in the order they were found. */
  readonly members: readonly [Member, ...Member[]];
  /** Some edge cannot be followed. */
  readonly broken: boolean;
  /** A reference depends on the dynamic scope, or dialects mix: the documents must stay resources of their own. */
  readonly separate: boolean;
}

export interface GatherOptions {
  readonly reader: DocumentReader;
  readonly allowRemote: readonly string[];
  /** `$schema` to assume where the document names none. */
  readonly dialect: string;
}

/** Documents that one schema may pull in. */
const maxDocuments = 1000;

interface Run extends GatherOptions {
  readonly members: [Member, ...Member[]];
  readonly byUri: Map<string, Member>;
  readonly queue: { readonly member: Member; readonly pointer: string }[];
  /** Follow every definition, not only those that something refers to. */
  readonly whole: boolean;
  separate: boolean;
  broken: boolean;
}

/** @param pointers the places in the document to start from */
export async function gather(
  document: ParsedDocument,
  pointers: readonly string[],
  options: GatherOptions,
): Promise<Gathered> {
  const first = await run(document, pointers, options, false);
  // Dynamic references may land on any anchor of any member, so everything must be followed.
  return first.separate ? run(document, pointers, options, true) : first;
}

async function run(
  document: ParsedDocument,
  pointers: readonly string[],
  options: GatherOptions,
  whole: boolean,
): Promise<Gathered> {
  const root = createMember(document, options.dialect, pointers);
  const { mixed } = root.index;
  const state: Run = {
    ...options,
    members: [root],
    byUri: new Map(),
    queue: [],
    whole,
    separate: mixed,
    broken: false,
  };
  enroll(state, root);
  for (const pointer of pointers) state.queue.push({ member: root, pointer });
  for (let at = 0; at < state.queue.length; at++) {
    const { member, pointer } = state.queue[at] as { member: Member; pointer: string };
    if (member.reached.has(pointer)) continue;
    member.reached.set(pointer, []);
    member.reached.set(pointer, await edgesOf(state, member, pointer));
  }
  return { members: state.members, separate: state.separate, broken: state.broken };
}

/** Makes a member's resources known to the others. */
function enroll(state: Run, member: Member): void {
  for (const uri of member.index.resources.keys()) if (!state.byUri.has(uri)) state.byUri.set(uri, member);
  if (state.whole) state.queue.push({ member, pointer: "" });
}

function createMember(document: ParsedDocument, dialect: string, schemas: readonly string[]): Member {
  const { file, json } = document;
  const uri = /^https?:/.test(file) ? file : uriOfFile(file);
  return { document, index: indexSchema(json, uri, dialect, schemas), reached: new Map() };
}

async function edgesOf(state: Run, member: Member, pointer: string): Promise<Edge[]> {
  const schema = valueAt(member.document.json, pointer);
  if (schema === undefined) return [];
  const found: { at: string; reference: string; scope: Scope }[] = [];
  walkSchema(schema, pointer, member.index.scopeAt(pointer), { definitions: state.whole }, (inner, at, scope) => {
    if (isDynamic(inner, scope)) state.separate = true;
    for (const keyword of ["$ref", "$dynamicRef"]) {
      const reference = own(inner, keyword);
      if (typeof reference === "string") found.push({ at: join(at, keyword), reference, scope });
    }
  });
  const edges: Edge[] = [];
  for (const { at, reference, scope } of found) {
    const target = await resolveEdge(state, member, at, reference, scope);
    edges.push({ at, reference, scope, target });
    if (target.kind === "schema") state.queue.push(target);
  }
  return edges;
}

function isDynamic(schema: JsonObject, scope: Scope): boolean {
  return scope.family === "2019+" && (Object.hasOwn(schema, "$dynamicRef") || Object.hasOwn(schema, "$recursiveRef"));
}

async function resolveEdge(state: Run, member: Member, at: string, reference: string, scope: Scope): Promise<Target> {
  const uri = resolveUri(scope.base, reference);
  try {
    const known = uri === undefined ? undefined : member.index.resources.has(uri) ? member : state.byUri.get(uri);
    if (known === undefined && uri !== undefined && isMetaSchema(uri)) return { kind: "left" };
    const target = known ?? (await findMember(state, member, at, reference, uri, scope));
    const resource = known === undefined || uri === undefined ? target.index.root.base : uri;
    return follow(member, target, resource, reference, at);
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    state.broken = true;
    return { kind: "broken", problem: error.problem };
  }
}

function follow(member: Member, target: Member, resource: string, reference: string, at: string): Target {
  const { fragment } = splitReference(reference);
  const pointer = pointerOfFragment(target.index, resource, fragment);
  if (pointer !== undefined) return { kind: "schema", member: target, pointer, resource };
  if (target === member) return { kind: "left" };
  return fail({
    kind: "reference",
    message: `The reference ${quote(reference)} leads nowhere: ${quote(target.document.file)} has no anchor ${quote(fragment)}.`,
    place: member.document.locate(at),
    hint: fragment.includes("/") ? `A pointer begins with a slash: #/${fragment}` : "Correct the name of the anchor.",
  });
}

async function findMember(
  state: Run,
  member: Member,
  at: string,
  reference: string,
  uri: string | undefined,
  scope: Scope,
): Promise<Member> {
  const { file, locate } = member.document;
  const place = locate(at);
  const question = { reference, uri, scope: scope.base, file, base: member.index.root.base, place };
  const document = await findSchema(question, state.reader, state.allowRemote);
  const known = state.members.find((other) => other.document.file === document.file);
  if (known !== undefined) return known;
  if (state.members.length >= maxDocuments) {
    return fail({
      kind: "reference",
      message: `This schema refers to more than ${maxDocuments} documents.`,
      place,
      hint: "Split the contract into smaller ones.",
    });
  }
  const found = createMember(document, scope.dialect, [""]);
  if (found.index.mixed || found.index.root.dialect !== scope.dialect) state.separate = true;
  state.members.push(found);
  enroll(state, found);
  return found;
}

/** The first problem that a schema of the document meets when its references are followed. */
export function problemFrom(gathered: Gathered, pointer: string): Problem | undefined {
  if (!gathered.broken) return undefined;
  const seen = new Set<readonly Edge[]>();
  const queue = [gathered.members[0].reached.get(pointer) ?? []];
  for (const edges of queue) {
    if (seen.has(edges)) continue;
    seen.add(edges);
    for (const { target } of edges) {
      if (target.kind === "broken") return target.problem;
      if (target.kind === "schema") queue.push(target.member.reached.get(target.pointer) ?? []);
    }
  }
  return undefined;
}

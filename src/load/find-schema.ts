/**
 * Finds the document that a reference to somewhere else means, among the files of the root. In this order: the file
 * that the relative path names (also without its ending); the file that stands to this one as the target's URI stands
 * to this one's `$id`; a file of the same folder with that `$id`; the network, where the configuration allows the host.
 */
import { posix } from "node:path";
import { fail, type Place } from "../errors.js";
import { isObject, own } from "../model/json.js";
import { suggest } from "../util/suggest.js";
import { type DocumentReader, nameOfFile, schemaEndings } from "./document.js";
import type { ParsedDocument } from "./parsed.js";
import { quote } from "./quote.js";
import { fetchDocument, isAllowedRemote, refuseRemote } from "./remote.js";
import { fileOfReference, fileOfUri, isAbsoluteUri, resolveUri, splitReference } from "./uri.js";

export interface Question {
  /** The reference as written. */
  readonly reference: string;
  /** The reference resolved against its base, without fragment. */
  readonly uri: string | undefined;
  /** The base URI it was resolved against. */
  readonly scope: string;
  /** The file it is written in, relative to the root. */
  readonly file: string;
  /** The base URI of that file's root. */
  readonly base: string;
  readonly place: Place | undefined;
}

/** Files of one folder whose `$id`s are looked at for one reference. */
const maxSiblings = 500;

/** @throws problems `reference`, `forbidden-reference`, and what reading the file throws */
export async function findSchema(
  question: Question,
  reader: DocumentReader,
  allowRemote: readonly string[],
): Promise<ParsedDocument> {
  const { reference, uri, file, place } = question;
  const wanted = uri ?? reference;
  const remote = isHttp(file);
  const written = remote || isAbsoluteUri(reference) ? undefined : writtenPath(question);
  if (!remote) {
    if (written !== undefined && written !== "outside") {
      const found = await tryFile(written, reader, place);
      if (found !== undefined) return found;
    }
    const found = (await tryBeside(question, reader)) ?? (await siblingWithId(question, wanted, reader));
    if (found !== undefined) return found;
  }
  if (isAllowedRemote(wanted, allowRemote)) return fetchDocument(wanted, allowRemote, place);
  if (isHttp(wanted) && (written === undefined || reference.startsWith("/"))) return refuseRemote(wanted, place);
  if (written === "outside" || /^file:/i.test(wanted)) return refuseOutside(reference, place);
  if (/^(?:ftp|wss?):/i.test(wanted)) return refuseRemote(wanted, place);
  return missing(question, written, reader);
}

/** A path is meant relative to the file, unless an embedded `$id` has changed the base. */
function writtenPath({ reference, uri, scope, file, base }: Question): string | undefined {
  return scope === base ? fileOfReference(file, reference) : fileOfUri(uri ?? "");
}

function isHttp(uri: string): boolean {
  return /^https?:/i.test(uri);
}

/** The file that stands to this one as the wanted URI stands to this one's own, if it calls itself so or nothing. */
async function tryBeside(question: Question, reader: DocumentReader): Promise<ParsedDocument | undefined> {
  const { uri, file, base } = question;
  if (uri === undefined || !isHttp(uri) || !isHttp(base)) return undefined;
  const [from, to] = [new URL(base), new URL(uri)];
  if (from.origin !== to.origin || to.search !== "") return undefined;
  const path = fileOfReference(file, posix.relative(posix.dirname(from.pathname), to.pathname));
  if (path === undefined || path === "outside") return undefined;
  const found = await tryFile(path, reader, question.place);
  const id = found === undefined ? undefined : ownId(found);
  return id === undefined || id === uri ? found : undefined;
}

/** The file at a path, also without its ending; `undefined` where there is none. */
async function tryFile(
  path: string,
  reader: DocumentReader,
  place: Place | undefined,
): Promise<ParsedDocument | undefined> {
  for (const ending of ["", ...schemaEndings]) {
    const found = await reader.read(path + ending, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The identifier of a whole document, of any draft, against nothing but itself. */
function ownId({ json, file }: ParsedDocument): string | undefined {
  if (!isObject(json)) return undefined;
  const id = own(json, "$id") ?? own(json, "id");
  return typeof id === "string" ? resolveUri(`project:/${file}`, id) : undefined;
}

async function siblingWithId(
  { file, reference }: Question,
  wanted: string,
  reader: DocumentReader,
): Promise<ParsedDocument | undefined> {
  const folder = posix.dirname(file);
  for (const name of (await reader.list(folder)).slice(0, maxSiblings)) {
    const path = posix.join(folder, name);
    if (path === file) continue;
    try {
      const document = await reader.read(path);
      if (document === undefined) continue;
      const id = isObject(document.json) ? (own(document.json, "$id") ?? own(document.json, "id")) : undefined;
      if (typeof id !== "string") continue;
      if (splitReference(id).uri === splitReference(reference).uri || ownId(document) === wanted) return document;
    } catch {
      // A neighbor that cannot be read is not the one: it is reported when something needs it.
    }
  }
  return undefined;
}

function refuseOutside(reference: string, place: Place | undefined): never {
  return fail({
    kind: "forbidden-reference",
    message: `The reference ${quote(reference)} leads outside the project root.`,
    place,
    hint: "Copy the schema into the project and refer to it by a relative path.",
  });
}

async function missing(
  { reference, file, place }: Question,
  written: string | undefined,
  reader: DocumentReader,
): Promise<never> {
  const target = written ?? reference;
  const files = await reader.list(posix.dirname(written ?? file));
  const [near] = suggest(nameOfFile(target), files.map(nameOfFile), 1);
  const meant = files.find((name) => near !== undefined && nameOfFile(name) === near);
  return fail({
    kind: "reference",
    message: `The reference ${quote(reference)} leads nowhere: ${
      written === undefined
        ? "no schema of this folder has that $id"
        : `there is no file ${quote(written)}, and no schema of this folder has that $id`
    }.`,
    place,
    hint: meant === undefined ? "Correct the reference, or add the file it names." : `Did you mean ${quote(meant)}?`,
  });
}

/** Reads schema files, each at most once, in the format that name or content tells. */
import { extname, posix } from "node:path";
import { ContractCheckError, fail, type Place } from "../errors.js";
import type { FileSource } from "./file-source.js";
import { parseJsonSource } from "./json-source.js";
import type { ParsedDocument, TextFormat } from "./parsed.js";

/** File name endings that are schemas in a folder, longest first: a DTO is named by what stands before. */
export const schemaEndings = [".schema.json", ".schema.yaml", ".schema.yml", ".json", ".yaml", ".yml"] as const;

/** `schemas/invoice.schema.json` → `invoice`; other endings go up to the last dot. */
export function nameOfFile(file: string): string {
  const base = file.slice(file.lastIndexOf("/") + 1);
  const ending = schemaEndings.find((known) => base.toLowerCase().endsWith(known) && base.length > known.length);
  const name = base.slice(0, base.length - (ending ?? extname(base)).length);
  return name === "" ? base : name;
}

/** Parses text in the given format; without one, what starts with `{` or `[` or is called `.json` is JSON. */
export async function parseDocument(text: string, file: string, format?: TextFormat): Promise<ParsedDocument> {
  if ((format ?? formatOf(text, file)) === "json") return parseJsonSource(text, file);
  // Loaded when needed: the yaml library costs more to load than a small diff takes.
  const { parseYamlSource } = await import("./yaml-source.js");
  return parseYamlSource(text, file);
}

function formatOf(text: string, file: string): TextFormat {
  const ending = extname(file).toLowerCase();
  if (ending === ".yaml" || ending === ".yml") return "yaml";
  return ending === ".json" || /^\uFEFF?\s*[{[]/.test(text) ? "json" : "yaml";
}

/** Reads documents of one source and remembers them. */
export interface DocumentReader {
  /** The document in a file; `undefined` where there is no file. Throws problems, `syntax` among them. */
  read(file: string, place?: Place): Promise<ParsedDocument | undefined>;
  /** Names of the files of a folder that may hold schemas, sorted, hidden ones left out. */
  list(folder: string): Promise<readonly string[]>;
}

export function createDocumentReader(source: FileSource): DocumentReader {
  const documents = new Map<string, Promise<ParsedDocument | undefined>>();
  return {
    async read(file, place) {
      const path = posix.normalize(file);
      const known = documents.get(path) ?? readDocument(source, path, place);
      documents.set(path, known);
      try {
        return await known;
      } catch (error) {
        return failAt(error, place);
      }
    },
    async list(folder) {
      return (await source.list(folder)).filter(isSchemaFile).sort();
    },
  };
}

/** Whether a file of this name counts as a schema in a folder. */
export function isSchemaFile(name: string): boolean {
  return !name.startsWith(".") && schemaEndings.some((ending) => name.toLowerCase().endsWith(ending));
}

/** A refusal is blamed on whoever asked; broken text has its own place. */
function failAt(error: unknown, place: Place | undefined): never {
  if (!(error instanceof ContractCheckError) || error.problem.kind === "syntax" || place === undefined) throw error;
  return fail({ ...error.problem, place }, error);
}

async function readDocument(source: FileSource, file: string, place?: Place): Promise<ParsedDocument | undefined> {
  const text = await source.read(file, place);
  return text === undefined ? undefined : parseDocument(text, file);
}

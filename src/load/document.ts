/** Reads schema files, each at most once, in the format that name or content tells. */
import { extname } from "node:path";
import type { Place } from "../errors.js";
import { type ConfinedPath, confine } from "./confine.js";
import { parseJsonSource } from "./json-source.js";
import type { ParsedDocument, TextFormat } from "./parsed.js";
import { readText } from "./read-text.js";

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

/** Reads documents under one root and remembers them. */
export interface DocumentReader {
  readonly root: string;
  /**
   * @param path relative to the root, or absolute inside of it
   * @throws problems `not-found`, `forbidden-reference`, `io`, `syntax`
   */
  read(path: string, place?: Place): Promise<ParsedDocument>;
}

export function createDocumentReader(root: string): DocumentReader {
  const documents = new Map<string, Promise<ParsedDocument>>();
  return {
    root,
    async read(path, place) {
      const confined = await confine(root, path, place);
      const known = documents.get(confined.relative) ?? readDocument(confined);
      documents.set(confined.relative, known);
      return known;
    },
  };
}

async function readDocument(path: ConfinedPath): Promise<ParsedDocument> {
  return parseDocument(await readText(path), path.relative);
}

/**
 * DTOs from JSON and YAML schema files. A file is a DTO named by its file name. A file whose root asserts nothing and
 * which has definitions is a DTO per definition: named by the definition when the file stands alone, and
 * `file.definition` when it is one of several.
 */
import { posix } from "node:path";
import { fail, type Problem } from "../errors.js";
import type { Dto, SchemaSource } from "../model/contract.js";
import { isObject } from "../model/json.js";
import { bundle } from "./bundle.js";
import { createDocumentReader, type DocumentReader, nameOfFile } from "./document.js";
import { expandPath } from "./expand.js";
import { createDiskSource } from "./file-source.js";
import type { ParsedDocument } from "./parsed.js";
import { quote } from "./quote.js";
import { definitionsOfVacuousRoot } from "./vacuous.js";

/** A DTO whose role is not known yet. */
export type LoadedDto = Omit<Dto, "role">;

/** The dialect of documents that name none. */
export const latestDialect = "https://json-schema.org/draft/2020-12/schema";

export interface LoadOptions {
  readonly root: string;
  readonly allowRemote?: readonly string[];
}

/**
 * @param wanted names of the DTOs that are needed; other files of a folder are not even read. Default: all.
 * @returns the DTOs, and the names of those that were left out
 */
export async function loadFiles(
  path: string,
  options: LoadOptions,
  wanted?: readonly string[],
): Promise<{ readonly dtos: LoadedDto[]; readonly skipped: readonly string[] }> {
  const { kind, files } = await expandPath(options.root, path);
  if (kind === "many") refuseEqualNames(files);
  const reader = createDocumentReader(createDiskSource(options.root));
  const dtos: LoadedDto[] = [];
  const skipped: string[] = [];
  for (const file of files) {
    const name = nameOfFile(file);
    if (kind === "many" && wanted?.every((one) => one !== name && !one.startsWith(`${name}.`))) {
      skipped.push(name);
      continue;
    }
    const document = (await reader.read(file)) ?? refuseMissing(file);
    dtos.push(...(await dtosOf(document, kind === "many" ? `${name}.` : "", reader, options.allowRemote ?? [])));
  }
  refuseEqualDtos(dtos);
  return { dtos, skipped };
}

/** The DTOs of one document. `prefix` stands before the names of definitions, `name` is the name of a single DTO. */
export async function dtosOf(
  document: ParsedDocument,
  prefix: string,
  reader: DocumentReader,
  allowRemote: readonly string[],
  name = nameOfFile(document.file),
): Promise<LoadedDto[]> {
  const definitions = definitionsOfVacuousRoot(document.json);
  const parts =
    definitions.length > 0
      ? definitions.map((one) => ({ name: prefix + one.name, pointer: one.pointer }))
      : [{ name, pointer: "" }];
  const bundled = await bundle(
    document,
    parts.map(({ pointer }) => pointer),
    { reader, allowRemote, dialect: latestDialect },
  );
  const source: SchemaSource = { label: document.file, json: bundled.json, locate: bundled.locate };
  const wrong = notASchema(document);
  return parts.map((part) => {
    const problem = wrong ?? bundled.problemAt(part.pointer);
    return problem === undefined ? { ...part, source } : { ...part, source, problem };
  });
}

function notASchema({ json, file, locate }: ParsedDocument): Problem | undefined {
  if (isObject(json) || typeof json === "boolean") return undefined;
  return {
    kind: "invalid-schema",
    message: `${quote(file)} is not a JSON Schema: a schema is an object, true or false.`,
    place: locate(""),
    hint: "Name only schema files in the configuration.",
  };
}

function refuseMissing(file: string): never {
  return fail({
    kind: "not-found",
    message: `${quote(file)} does not exist.`,
    hint: "Check the spelling; paths are relative to the project root.",
  });
}

function refuseEqualNames(files: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const name = nameOfFile(file);
    const other = seen.get(name);
    if (other !== undefined) {
      fail({
        kind: "config",
        message: `Two files give the DTO ${quote(name)}: ${quote(other)} and ${quote(file)}.`,
        place: { file },
        hint:
          posix.dirname(other) === posix.dirname(file)
            ? "Rename one of them, or name the files with a glob."
            : "Rename one of them, or make a contract of each folder.",
      });
    }
    seen.set(name, file);
  }
}

/** `definitions` and `$defs` of one document may use the same name; so may `posts.json` and `posts.post.json`. */
function refuseEqualDtos(dtos: readonly LoadedDto[]): void {
  const seen = new Map<string, LoadedDto>();
  for (const dto of dtos) {
    const other = seen.get(dto.name);
    if (other !== undefined) {
      const where = ({ source, pointer }: LoadedDto) => quote(`${source.label}#${pointer}`);
      fail({
        kind: "config",
        message: `Two schemas give the DTO ${quote(dto.name)}: ${where(other)} and ${where(dto)}.`,
        place: dto.source.locate(dto.pointer),
        hint: "Rename one of them.",
      });
    }
    seen.set(dto.name, dto);
  }
}

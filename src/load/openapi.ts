/**
 * DTOs from `components.schemas` of an OpenAPI 3.0 or 3.1 document, JSON or YAML. The result is a document of the
 * same shape, so that pointers and places stay: `#/components/schemas/Invoice`. What else the API describes (paths,
 * operations) is left out, unless a schema refers to it: it is no part of the DTOs.
 *
 * 3.1 schemas are JSON Schema in the dialect of `jsonSchemaDialect`, by default 2020-12 (the vocabulary that OpenAPI
 * adds only annotates). 3.0 schemas are translated to draft 4, see openapi30.ts; there, `readOnly` and `writeOnly`
 * properties are required by one role and not by another, so each role has a document of its own.
 */
import { fail } from "../errors.js";
import type { Role, SchemaSource } from "../model/contract.js";
import { isObject, type Json, type JsonObject, own, put } from "../model/json.js";
import { join } from "../model/pointer.js";
import { type Bundle, bundle } from "./bundle.js";
import { createDocumentReader } from "./document.js";
import { expandPath } from "./expand.js";
import { createDiskSource } from "./file-source.js";
import type { LoadedDto, LoadOptions } from "./files.js";
import { translateOpenApi30 } from "./openapi30.js";
import type { ParsedDocument } from "./parsed.js";
import { quote } from "./quote.js";
import { canonicalDialect } from "./schema-walk.js";

const draft4 = "http://json-schema.org/draft-04/schema#";
const latest = "https://json-schema.org/draft/2020-12/schema";

/** @param roleOf the role of a DTO, by its name */
export async function loadOpenApi(
  path: string,
  options: LoadOptions,
  roleOf: (name: string) => Role,
): Promise<LoadedDto[]> {
  const { root, allowRemote = [] } = options;
  const { files } = await expandPath(root, path);
  const reader = createDocumentReader(createDiskSource(root));
  const [file] = files;
  const document = file === undefined || files.length > 1 ? undefined : await reader.read(file);
  if (document === undefined) return refuseMany(path, files);
  const { dialect, translated } = dialectOf(document);
  const names = Object.keys(schemasOf(document));
  const pointers = names.map((name) => join("", "components", "schemas", name));
  const bundled = await bundle(document, pointers, { reader, allowRemote, dialect });
  const sources = new Map<Role | "any", SchemaSource>();
  const sourceFor = (role: Role): SchemaSource => {
    const key = translated ? role : "any";
    const known = sources.get(key);
    if (known !== undefined) return known;
    const json = declare(translated ? translateOpenApi30(bundled.json, pointers, role) : bundled.json, dialect);
    const source = { label: document.file, json: json, defaultDialect: dialect, locate: bundled.locate };
    sources.set(key, source);
    return source;
  };
  return names.map((name, index) => dtoOf(name, pointers[index] as string, sourceFor(roleOf(name)), bundled));
}

function dtoOf(name: string, pointer: string, source: SchemaSource, bundled: Bundle): LoadedDto {
  const problem = bundled.problemAt(pointer);
  return problem === undefined ? { name, source, pointer } : { name, source, pointer, problem };
}

function refuseMany(path: string, files: readonly string[]): never {
  return fail({
    kind: files.length > 1 ? "config" : "not-found",
    message:
      files.length > 1
        ? `${quote(path)} means ${files.length} files, but an OpenAPI source is one document.`
        : `${quote(path)} does not exist.`,
    hint: "Name the OpenAPI document, such as openapi.yaml.",
  });
}

function dialectOf({ json, file, locate }: ParsedDocument): { dialect: string; translated: boolean } {
  const root = isObject(json) ? json : {};
  const version = own(root, "openapi");
  if (typeof version === "string" && /^3\.0(?:\.|$)/.test(version)) return { dialect: draft4, translated: true };
  if (typeof version === "string" && /^3\.[12](?:\.|$)/.test(version)) {
    const named = own(root, "jsonSchemaDialect");
    const base = typeof named !== "string" || /^https:\/\/spec\.openapis\.org\/oas\/3\.\d\/dialect\//.test(named);
    return { dialect: base ? latest : named, translated: false };
  }
  const swagger = own(root, "swagger") !== undefined;
  return fail({
    kind: "invalid-schema",
    message: swagger
      ? `${quote(file)} is a Swagger 2.0 document; OpenAPI 3.0 and 3.1 can be read.`
      : version === undefined
        ? `${quote(file)} is not an OpenAPI document: it has no "openapi" version.`
        : `${quote(file)} says OpenAPI ${quote(version)}; 3.0 and 3.1 can be read.`,
    place: locate(swagger ? "/swagger" : "/openapi"),
    hint: swagger
      ? "Convert it to OpenAPI 3 first, with swagger2openapi for example."
      : 'For plain JSON Schema files use source: { kind: "files" }.',
  });
}

function schemasOf({ json, file, locate }: ParsedDocument): JsonObject {
  const components = isObject(json) ? own(json, "components") : undefined;
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  if (isObject(schemas) && Object.keys(schemas).length > 0) return schemas;
  return fail({
    kind: "nothing-compared",
    message: `${quote(file)} has no schemas under components.schemas.`,
    place: locate("/components/schemas"),
    hint: "Only named schemas are DTOs: move inline schemas to components.schemas.",
  });
}

/** The schemas with their dialect declared; the rest of the API only where a schema refers into it. */
function declare(json: Json, dialect: string): Json {
  if (!isObject(json)) return json;
  const copy: Record<string, Json> = {};
  put(copy, "$schema", canonicalDialect(dialect) === canonicalDialect(draft4) ? draft4 : dialect);
  const components = own(json, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  if (isObject(components) && schemas !== undefined) {
    put(copy, "components", refersElsewhere(schemas) ? components : { schemas });
  }
  const rest = refersElsewhere(copy) ? Object.keys(json) : ["$defs", "definitions"];
  for (const key of rest) {
    const value = own(json, key);
    if (value !== undefined && key !== "components" && key !== "$schema") put(copy, key, value);
  }
  return copy;
}

/** Whether some `$ref` leads into the document, but not to its schemas or embedded definitions. */
function refersElsewhere(value: Json): boolean {
  if (Array.isArray(value)) return value.some(refersElsewhere);
  if (!isObject(value)) return false;
  const reference = own(value, "$ref");
  const inside = /^#(?:\/components\/schemas\/|\/\$defs\/|\/definitions\/|[^/]|$)/;
  if (typeof reference === "string" && reference.startsWith("#") && !inside.test(reference)) return true;
  return Object.keys(value).some((key) => refersElsewhere(value[key] as Json));
}

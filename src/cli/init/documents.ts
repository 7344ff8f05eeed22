/** Finds schemas that are documents: OpenAPI, JSON and YAML schema folders, and a Rust crate that prints its own. */
import { posix } from "node:path";
import type { Found } from "./modules.js";
import { textOf } from "./walk.js";

const document = /\.(?:json|ya?ml)$/;
const namedSchema = /\.schema\.(?:json|ya?ml)$/;
const schemaFolder = /(?:^|\/)(?:json-?)?(?:schemas?|dtos?|interface)$/i;

export async function findOpenApi(folder: string, files: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of files.filter(
    (file) => document.test(file) && /(?:openapi|swagger|api)/i.test(posix.basename(file)),
  )) {
    const text = await textOf(folder, path);
    if (text === undefined || !/^\s*["']?openapi["']?\s*:\s*["']?3\./m.test(text)) continue;
    found.push({ source: { kind: "openapi", path }, seen: `the OpenAPI document ${path}` });
  }
  return found;
}

function looksLikeSchema(path: string, text: string): boolean {
  if (namedSchema.test(path) || /["']?\$schema["']?\s*:\s*["']?https?:\/\/json-schema\.org/.test(text)) return true;
  if (!schemaFolder.test(posix.dirname(path))) return false;
  return /^\s*["']?(?:type|properties|\$ref|anyOf|oneOf|allOf|enum|\$defs|definitions)["']?\s*:/m.test(text);
}

/** Folders with schema files, the fullest first. Where other documents lie beside them, a glob keeps to the schemas. */
export async function findSchemaFolders(folder: string, files: readonly string[]): Promise<Found[]> {
  const byFolder = new Map<string, { schemas: string[]; others: number }>();
  for (const path of files.filter((file) => document.test(file))) {
    const parent = posix.dirname(path);
    const entry = byFolder.get(parent) ?? { schemas: [], others: 0 };
    byFolder.set(parent, entry);
    const text = await textOf(folder, path);
    if (text !== undefined && looksLikeSchema(path, text)) entry.schemas.push(path);
    else entry.others += 1;
  }
  const folders = [...byFolder].filter(([, { schemas }]) => schemas.length > 0);
  folders.sort(([, a], [, b]) => b.schemas.length - a.schemas.length);
  return folders.map(([parent, { schemas, others }]) => {
    const count = `${schemas.length} schema ${schemas.length === 1 ? "file" : "files"}`;
    const [first = ""] = schemas;
    const extension = namedSchema.exec(first)?.[0] ?? posix.extname(first);
    const inFolder = parent === "." ? "" : `${parent}/`;
    const path = others === 0 && parent !== "." ? parent : schemas.length === 1 ? first : `${inFolder}*${extension}`;
    return { source: { kind: "files", path }, seen: `${count} in ${parent === "." ? "this folder" : parent}` };
  });
}

/** A crate with schemars: the program in it that calls `schema_for!` is to print the schemas. */
export async function findRust(folder: string, files: readonly string[]): Promise<Found[]> {
  const manifest = files.includes("Cargo.toml") ? await textOf(folder, "Cargo.toml") : undefined;
  if (manifest === undefined || !/^\s*schemars\b/m.test(manifest)) return [];
  for (const path of files.filter((file) => /^(?:src\/main|src\/bin\/\w+|examples\/\w+)\.rs$/.test(file))) {
    if (!/schema_for!|into_root_schema/.test((await textOf(folder, path)) ?? "")) continue;
    const name = posix.basename(path, ".rs");
    const which = path === "src/main.rs" ? [] : [path.startsWith("examples/") ? "--example" : "--bin", name];
    return [
      { source: { kind: "command", run: ["cargo", "run", "--quiet", ...which] }, seen: `${path}, which uses schemars` },
    ];
  }
  return [];
}

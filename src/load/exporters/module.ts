/**
 * DTOs from a module of the user's project. The module runs in a process of its own (worker.ts), with the project's
 * own copy of the schema library.
 *
 * Which side of a schema that transforms: a `response` or an `event` is what we write, so its output side. A `request`
 * is what others write, so its input side. A `stored` DTO is judged by whether the new reader still reads old data,
 * and a reader accepts its input side (on the output side a new property with a default would look required, though
 * the reader fills it in). A `shared` document is read by both sides, each with the schema's input side.
 *
 * A part that JSON Schema cannot say (`z.bigint()`, a transform's result) makes that one DTO a problem; the others of
 * the module are not affected.
 */
import { relative, sep } from "node:path";
import { fail, type Problem } from "../../errors.js";
import { roles as allRoles, type Dto, type ExporterInfo, type Role } from "../../model/contract.js";
import type { Json } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";
import { sanitize } from "../../util/sanitize.js";
import { didYouMean } from "../../util/suggest.js";
import { insideOf } from "../confine.js";
import { failModule } from "./module-problems.js";
import { createModuleLocator, type ModuleLocator } from "./places/module-locator.js";
import type { ExportedSchema, ModuleSpec, Side } from "./protocol.js";
import { runWorker } from "./run-worker.js";

export interface ExportOptions {
  /** Absolute path of the project. */
  readonly root: string;
  /** Role by DTO name; others are `shared`. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Overrides the source's own limit. */
  readonly timeoutMs?: number;
}

export interface Exported {
  readonly dtos: Dto[];
  readonly exporter: ExporterInfo;
}

/** Long enough for a large project's modules on a slow machine; `timeoutMs` changes it. */
const defaultTimeoutMs = 30_000;

const sides: Readonly<Record<Role, Side>> = {
  request: "input",
  response: "output",
  event: "output",
  stored: "input",
  shared: "input",
};

/**
 * Loads the module and exports its schemas, each a self-contained document.
 *
 * @throws problem `not-found` for a module or an export that does not exist, `exporter` for one that throws, hangs,
 * ends its process or exports no schema of the configured kind, `forbidden-reference` for a path outside the root
 */
export async function exportModule(spec: ModuleSpec, options: ExportOptions): Promise<Exported> {
  const { root } = options;
  if (spec.module.startsWith("..") && insideOf(root, spec.module) === undefined) {
    fail({
      kind: "forbidden-reference",
      message: `The module ${JSON.stringify(spec.module)} is outside the project.`,
      hint: "Put contract-check.config.* into the folder that contains the module, or install the module's package.",
    });
  }
  const timeoutMs = options.timeoutMs ?? spec.timeoutMs ?? defaultTimeoutMs;
  const roleOf = (name: string): Role => {
    const role = options.roles !== undefined && Object.hasOwn(options.roles, name) ? options.roles[name] : undefined;
    return role !== undefined && allRoles.includes(role) ? role : "shared";
  };
  const outputs = Object.keys(options.roles ?? {}).filter((name) => sides[roleOf(name)] === "output");
  const end = await runWorker({ root, module: spec.module, kind: spec.kind, outputs }, timeoutMs);
  if (end.end !== "answered" || end.answer.result !== "exported") return failModule(spec, end, { root, timeoutMs });
  const { file, library, schemas, others } = end.answer;
  const wanted = select(spec, schemas, others);
  const label = relativeTo(root, file);
  const locator = createModuleLocator({ file, label, root });
  const dtos = wanted.map((schema) => toDto(schema, roleOf(schema.name), label, locator));
  return {
    dtos,
    exporter: { name: spec.kind, ...(library.version === undefined ? {} : { version: library.version }) },
  };
}

/** The DTOs that `exports` names: each by its own name, or all of an exported record. */
function select(
  spec: ModuleSpec,
  schemas: readonly ExportedSchema[],
  others: readonly string[],
): readonly ExportedSchema[] {
  if (spec.exports === undefined) return schemas;
  const names = spec.exports;
  const chosen = new Set<ExportedSchema>();
  for (const name of names) {
    const found = schemas.filter((schema) => schema.name === name || schema.path[0] === name);
    for (const schema of found) chosen.add(schema);
    if (found.length > 0) continue;
    const module = sanitize(spec.module);
    if (others.includes(name)) {
      fail({
        kind: "exporter",
        message: `The export ${JSON.stringify(sanitize(name))} of ${module} is not a ${spec.kind} schema.`,
        hint: "Remove it from the contract's `exports`, or export a schema under that name.",
      });
    }
    const known = schemas.map((schema) => schema.name);
    fail({
      kind: "not-found",
      message: `${module} does not export ${JSON.stringify(sanitize(name))}.`,
      details: [`It exports: ${sanitize(known.slice(0, 20).join(", "))}${known.length > 20 ? ", …" : ""}`],
      hint: didYouMean(name, known) ?? "Correct the contract's `exports`.",
    });
  }
  return schemas.filter((schema) => chosen.has(schema));
}

function toDto(schema: ExportedSchema, role: Role, label: string, locator: ModuleLocator): Dto {
  const { name, path } = schema;
  const title = `export ${sanitize(name)} of ${label}`;
  // Parsed again from the text, and not sent as a value: `__proto__` is a property like any other.
  const json: Json = schema.schema === undefined ? true : parseJsonText(schema.schema, title);
  const locate = locator.forExport(path, json);
  const source = { label: title, json, locate };
  const problem = problemOf(schema, title, locate);
  return { name, role, source, pointer: "", ...(problem === undefined ? {} : { problem }) };
}

function problemOf(schema: ExportedSchema, title: string, locate: Dto["source"]["locate"]): Problem | undefined {
  if (schema.error === undefined) return undefined;
  return {
    kind: "exporter",
    message: `The ${title} has no JSON Schema: ${sanitize(schema.error)}.`,
    place: locate(""),
    hint: "Export a schema of the data as it is on the wire, or leave this export out with `exports` or `dtos`.",
  };
}

function relativeTo(root: string, file: string): string {
  return insideOf(root, file) ?? relative(root, file).split(sep).join("/");
}

/** Loads contracts: from files, OpenAPI documents, modules and commands, as the configuration says. */
import { posix, resolve } from "node:path";
import { fail } from "../errors.js";
import type { ContractConfig, SourceSpec } from "../model/config.js";
import type { Contract, Dto, ExporterInfo, Role } from "../model/contract.js";
import { didYouMean } from "../util/suggest.js";
import { createDocumentReader, nameOfFile, parseDocument } from "./document.js";
import { type FileSource, noFiles } from "./file-source.js";
import { dtosOf, type LoadedDto, type LoadOptions, loadFiles } from "./files.js";
import type { TextFormat } from "./parsed.js";
import { quote } from "./quote.js";
import { readVersion } from "./version.js";

export type { FileSource } from "./file-source.js";
export type { LoadOptions } from "./files.js";

type Roles = Readonly<Record<string, Role>>;

interface Loaded {
  readonly dtos: readonly Dto[];
  readonly exporter: ExporterInfo;
  /** Names that exist but were not needed. */
  readonly skipped?: readonly string[];
}

/**
 * Loads the candidate of a contract. A DTO that cannot be used alone (a reference into nowhere) carries its `problem`.
 *
 * @throws ContractCheckError when the source cannot be read, gives no DTO, or lacks one that `dtos` names
 */
export async function loadContract(config: ContractConfig, options: LoadOptions): Promise<Contract> {
  const { name, source } = config;
  const { dtos, exporter, skipped = [] } = await loadSource(source, options, config.dtos ?? {});
  const chosen = choose(config, dtos, skipped);
  const found = config.version === undefined ? undefined : await readVersion(config.version, options.root);
  const versionPlace = found?.place === undefined ? {} : { versionPlace: found.place };
  const version = found === undefined ? {} : { version: found.version };
  return { name, ...version, dtos: chosen, exporter, label: labelOf(source), ...versionPlace };
}

async function loadSource(source: SourceSpec, options: LoadOptions, roles: Roles): Promise<Loaded> {
  const roleOf = (name: string): Role => (Object.hasOwn(roles, name) ? (roles[name] ?? "shared") : "shared");
  const withRoles = (dtos: readonly LoadedDto[]) => dtos.map((dto) => ({ ...dto, role: roleOf(dto.name) }));
  switch (source.kind) {
    case "files": {
      const wanted = Object.keys(roles);
      const { dtos, skipped } = await loadFiles(source.path, options, wanted.length === 0 ? undefined : wanted);
      return { dtos: withRoles(dtos), exporter: { name: "files" }, skipped };
    }
    case "openapi": {
      const { loadOpenApi } = await import("./openapi.js");
      return { dtos: withRoles(await loadOpenApi(source.path, options, roleOf)), exporter: { name: "openapi" } };
    }
    case "command": {
      const { exportCommand } = await import("./exporters/index.js");
      return exportCommand(source, { root: options.root, roles });
    }
    case "zod":
    case "typebox":
    case "valibot":
    case "arktype":
    case "standard":
    case "json-schema": {
      const { exportModule } = await import("./exporters/index.js");
      return exportModule(source, { root: options.root, roles });
    }
    default: {
      const { kind } = source satisfies never as SourceSpec;
      return fail({
        kind: "config",
        message: `There is no source kind ${quote(kind)}.`,
        hint: "Use files, openapi, zod, typebox, valibot, arktype, standard, json-schema or command.",
      });
    }
  }
}

function labelOf(source: SourceSpec): string {
  if (source.kind === "command") return typeof source.run === "string" ? source.run : source.run.join(" ");
  return "module" in source ? source.module : source.path;
}

/** The DTOs that the configuration names, in the order of the source; all of them where it names none. */
function choose(config: ContractConfig, dtos: readonly Dto[], skipped: readonly string[]): readonly Dto[] {
  if (dtos.length === 0 && skipped.length === 0) {
    return fail({
      kind: "nothing-compared",
      message: `The contract ${quote(config.name)} has no DTO: ${quote(labelOf(config.source))} gives none.`,
      hint: "Name a source that holds schemas.",
    });
  }
  const wanted = Object.keys(config.dtos ?? {});
  if (wanted.length === 0) return dtos;
  const known = [...dtos.map(({ name }) => name), ...skipped];
  const missing = wanted.find((name) => !dtos.some((dto) => dto.name === name));
  if (missing !== undefined) {
    return fail({
      kind: "config",
      message: `The contract ${quote(config.name)} has no DTO ${quote(missing)}.`,
      details: [`It has: ${shorten(known)}`],
      hint: didYouMean(missing, known) ?? "Correct the name under dtos, or add the schema to the source.",
    });
  }
  return dtos.filter(({ name }) => wanted.includes(name));
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => quote(name));
  return names.length > shown.length ? `${shown.join(", ")} and ${names.length - shown.length} more` : shown.join(", ");
}

export interface TextOptions {
  /** What messages call the text; a path-like label also names the DTO: `git:main:schemas/invoice.json`. */
  readonly label: string;
  /** Guessed from the label and the text where it is not given. */
  readonly format?: TextFormat;
  /** Where references of the text to other files lead. Default: nowhere, such a reference is a problem. */
  readonly files?: FileSource;
  /** The text's own path in `files`. Default: `label`. */
  readonly file?: string;
}

/**
 * A contract from one schema document given as text: one DTO named after the label, or one per definition when the
 * root asserts nothing.
 */
export async function loadSchemaText(text: string, options: TextOptions): Promise<Contract> {
  const { label, format, files, file = label } = options;
  const document = await parseDocument(text, file, format);
  const name = nameOfFile(label.slice(label.lastIndexOf(":") + 1));
  const loaded = await dtosOf({ ...document, file }, "", createDocumentReader(files ?? noFiles), [], name);
  const dtos = loaded.map((dto) => ({ ...(files === undefined ? explainAlone(dto) : dto), role: "shared" as const }));
  return { name, dtos, exporter: { name: "files" }, label };
}

/** Without the files around it, a text's references to them cannot be followed, even where they are right. */
function explainAlone(dto: LoadedDto): LoadedDto {
  if (dto.problem?.kind !== "reference") return dto;
  const hint = "The schema came as text, without the files around it: name its file instead, or bundle it first.";
  return { ...dto, problem: { ...dto.problem, hint } };
}

/** A contract from a schema file, a folder of them or a glob; no version, every DTO `shared`. */
export async function loadSchemaPath(path: string, options: LoadOptions): Promise<Contract> {
  const { dtos } = await loadFiles(path, options);
  const name = nameOfFile(posix.basename(resolve(options.root, path).replaceAll("\\", "/")));
  return { name, dtos: dtos.map((dto) => ({ ...dto, role: "shared" })), exporter: { name: "files" }, label: path };
}

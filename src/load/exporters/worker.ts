/**
 * The child process in which the user's module runs: loads it, finds its schemas, converts them with the user's own
 * library, answers once and ends. Whatever the module does to its process, it does here.
 */
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createJiti, type Jiti } from "jiti";
import { type CollectedSchema, collectSchemas } from "./collect.js";
import { leaveOutAbsent } from "./gaps.js";
import { type Conversion, type Convert, hasMembers, type Library, member, NeedsPackage } from "./library.js";
import { failureOf } from "./module-failure.js";
import type { ExportedSchema, WorkerAnswer, WorkerRequest } from "./protocol.js";

/** Taken before the user's module can replace it. */
const send = process.send?.bind(process);
const exit = process.exit.bind(process);

process.once("message", (message: { readonly id: string; readonly request: WorkerRequest }) => {
  const { id, request } = message;
  let answered = false;
  const answer = (content: WorkerAnswer): void => {
    if (answered) return;
    answered = true;
    send?.({ id, answer: content }, () => exit(0));
  };
  const threw = (error: unknown): void => answer({ result: "threw", failure: failureOf(error, request.root) });
  // Without a listener the channel keeps nobody alive: a module that waits for nothing lets the process run dry.
  process.channel?.unref();
  process.on("beforeExit", () => {
    process.channel?.ref();
    answer({ result: "pending" });
  });
  process.on("uncaughtException", threw);
  process.on("unhandledRejection", threw);
  run(request).then(answer, threw);
});

async function run(request: WorkerRequest): Promise<WorkerAnswer> {
  const jiti = createJiti(join(request.root, "package.json"), { fsCache: false, interopDefault: false });
  const file = findModule(jiti, request);
  if (file === undefined) {
    const message = `Cannot find module '${request.module}'`;
    return { result: "missing", failure: { name: "Error", message, missing: request.module } };
  }
  const { exports, load } = await loadModule(jiti, pathToFileURL(file).href);
  const { schemas, found, others } = collectSchemas(exports, request.kind);
  if (schemas.length === 0) return { result: "none", file, others, found };
  try {
    const conversion = conversionFor(jiti, load, file, schemas);
    const exported = await convertAll(schemas, conversion, new Set(request.outputs));
    const [first] = schemas;
    const version = await first?.library.version(first.value, conversion).catch(() => undefined);
    return {
      result: "exported",
      file,
      library: { name: first?.library.name ?? "", version },
      schemas: exported,
      others,
    };
  } catch (error) {
    if (!(error instanceof NeedsPackage)) throw error;
    return { result: "needs", package: error.packageName, reason: error.reason };
  }
}

type Load = (url: string) => Promise<unknown>;

/**
 * JavaScript is loaded as Node does it, everything else (and JavaScript that Node does not take, such as imports
 * without an ending) by jiti. What loaded the module also loads what goes with it, so that both see one copy.
 */
async function loadModule(jiti: Jiti, url: string): Promise<{ exports: unknown; load: Load }> {
  const native: Load = (other) => import(other);
  const translated: Load = (other) => jiti.import(other);
  if (/\.[cm]?js$/.test(url)) {
    try {
      return { exports: await native(url), load: native };
    } catch (error) {
      if (!refusedByNode(error)) throw error;
    }
  }
  return { exports: await translated(url), load: translated };
}

function refusedByNode(error: unknown): boolean {
  const code = String(member(error, "code"));
  return (
    error instanceof SyntaxError || /^ERR_(?:MODULE_NOT_FOUND|UNSUPPORTED|UNKNOWN_FILE|REQUIRE_ESM|IMPORT)/.test(code)
  );
}

/** A path relative to the root wins over a package of the same name. */
function findModule(jiti: Jiti, { root, module }: WorkerRequest): string | undefined {
  // The last is for files of a package that its export map does not name.
  for (const name of [resolve(root, module), module, resolve(root, "node_modules", module)]) {
    const found = jiti.esmResolve(name, { parentURL: pathToFileURL(join(root, "package.json")).href, try: true });
    if (found === undefined || !found.startsWith("file:")) continue;
    try {
      return realpathSync(fileURLToPath(found));
    } catch {
      // Resolved by an export map, but the file is not there.
    }
  }
  return undefined;
}

function conversionFor(jiti: Jiti, load: Load, file: string, schemas: readonly CollectedSchema[]): Conversion {
  const parentURL = pathToFileURL(file).href;
  const find = (name: string): string | undefined => jiti.esmResolve(name, { parentURL, try: true });
  return {
    siblings: new Map(schemas.map(({ name, value }) => [name, value])),
    loadForUser: async (name) => {
      const found = find(name);
      return found === undefined ? undefined : members(await load(found));
    },
    versionForUser: async (name) => {
      const found = find(name);
      return found?.startsWith("file:") ? versionAbove(fileURLToPath(found), name) : undefined;
    },
    loadZod3Converter: async () => {
      // All that it wants of Zod is an enumeration of names, which are their own values.
      const names = new Proxy({}, { get: (_target, name) => name });
      const ours = createJiti(import.meta.url, {
        fsCache: false,
        interopDefault: false,
        transformModules: ["zod-to-json-schema"],
        virtualModules: { "zod/v3": { ZodFirstPartyTypeKind: names } },
      });
      return members(await ours.import("zod-to-json-schema"));
    },
  };
}

function members(namespace: unknown): Record<string, unknown> {
  return hasMembers(namespace) ? (namespace as Record<string, unknown>) : {};
}

/** The version in the package.json of the package that a file belongs to. */
function versionAbove(file: string, name: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const version = member(manifest, "version");
      if (member(manifest, "name") === name && typeof version === "string") return version;
    } catch {
      // No package.json here; look one folder up.
    }
  }
  return undefined;
}

async function convertAll(
  schemas: readonly CollectedSchema[],
  conversion: Conversion,
  outputs: ReadonlySet<string>,
): Promise<ExportedSchema[]> {
  const prepared = new Map<Library, Convert>();
  const exported: ExportedSchema[] = [];
  for (const { name, path, value, library } of schemas) {
    const convert = prepared.get(library) ?? (await library.prepare(conversion, value));
    prepared.set(library, convert);
    exported.push({ name, path, ...convertOne(convert, value, outputs.has(name), library) });
  }
  return exported;
}

function convertOne(
  convert: Convert,
  value: unknown,
  output: boolean,
  library: Library,
): Pick<ExportedSchema, "schema" | "error"> {
  try {
    const json: unknown = convert(value, output ? "output" : "input");
    const text = JSON.stringify(named(json, library));
    if (text === undefined) return { error: "the conversion gave nothing" };
    const document: unknown = JSON.parse(text);
    leaveOutAbsent(document);
    return { schema: JSON.stringify(document) };
  } catch (error) {
    if (error instanceof NeedsPackage) throw error;
    const tooDeep = error instanceof RangeError;
    return { error: tooDeep ? "it is nested too deep" : String(member(error, "message") ?? error) };
  }
}

/** With the library's dialect, where the schema names none: the document then says by itself what it means. */
function named(json: unknown, library: Library): unknown {
  if (library.dialect === undefined || !hasMembers(json) || member(json, "$schema") !== undefined) return json;
  return { $schema: library.dialect, ...json };
}

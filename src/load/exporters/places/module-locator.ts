/**
 * Places of a module's schemas in its source. Everything is read when it is first asked for: most runs ask for
 * nothing. Where the source says too little, the place is that of the export, or the module's first line.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve as resolvePath } from "node:path";
import type { SourceLocation } from "../../../model/contract.js";
import type { Json } from "../../../model/json.js";
import { createLineIndex } from "../../../util/lines.js";
import { insideOf } from "../../confine.js";
import { follow, type Spot } from "./follow.js";
import { indexModule, type ModuleIndex } from "./module-index.js";
import { sourcePath } from "./pointers.js";
import { memberNamed, membersOf, type ResolveName, type Site } from "./search.js";

export interface ModuleLocator {
  /** @param path the export's name and the keys below it; @param json the exported schema */
  forExport(path: readonly string[], json: Json): (pointer: string) => SourceLocation | undefined;
}

/** Larger modules are generated or bundled; nobody edits them at a line. */
const maxBytes = 4 * 1024 * 1024;
const maxModules = 200;
const maxHops = 32;

interface Loaded extends ModuleIndex {
  readonly locate: (offset: number) => SourceLocation;
}

/** @param file the module, absolute; @param label its name in messages, relative to the root */
export function createModuleLocator(options: {
  readonly file: string;
  readonly label: string;
  readonly root: string;
}): ModuleLocator {
  const loaded = new Map<string, Loaded | undefined>();

  const load = (file: string): Loaded | undefined => {
    if (loaded.has(file) || loaded.size >= maxModules) return loaded.get(file);
    const module = read(file, file === options.file ? options.label : insideOf(options.root, file));
    loaded.set(file, module);
    return module;
  };

  /** What a module exports under a name: its declaration, wherever that is. */
  const exported = (file: string, name: string, hops = 0): (Site & Spot) | undefined => {
    const module = hops > maxHops ? undefined : load(file);
    if (module === undefined) return undefined;
    const target = module.exports.get(name);
    if (typeof target === "string") return local(file, target, hops + 1);
    if (target !== undefined) {
      const from = neighbor(file, target.specifier);
      return from === undefined ? undefined : exported(from, target.name, hops + 1);
    }
    for (const specifier of module.exportedModules) {
      const from = neighbor(file, specifier);
      const found = from === undefined ? undefined : exported(from, name, hops + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const local = (file: string, name: string, hops = 0): (Site & Spot) | undefined => {
    const module = hops > maxHops ? undefined : load(file);
    const declaration = module?.declarations.get(name);
    if (declaration !== undefined) return { module: file, expression: declaration.value, start: declaration.start };
    const imported = module?.imports.get(name);
    const from = imported === undefined ? undefined : neighbor(file, imported.specifier);
    return imported === undefined || from === undefined ? undefined : exported(from, imported.name, hops + 1);
  };

  const resolve: ResolveName = (file, name, namespace) => {
    if (namespace === undefined) return local(file, name);
    const specifier = namespaceOf(load(file), namespace);
    const from = specifier === undefined ? undefined : neighbor(file, specifier);
    return from === undefined ? undefined : exported(from, name);
  };

  /** The export, or the key that it has in an exported record. */
  const anchor = (path: readonly string[], file: string, hops = 0): { site: Site; spot: Spot } | undefined => {
    const [name = "", ...keys] = path;
    const target = hops > maxHops ? undefined : load(file)?.exports.get(name);
    if (typeof target === "object") {
      const from = neighbor(file, target.specifier);
      const further = target.name === "*" ? keys : [target.name, ...keys];
      return from === undefined || further.length === 0 ? undefined : anchor(further, from, hops + 1);
    }
    const start = exported(file, name);
    if (start === undefined) return undefined;
    let site: Site = start;
    let spot: Spot = start;
    for (const key of keys) {
      const named = site.expression.kind === "name" ? local(site.module, site.expression.name) : undefined;
      const { expression, module } = named ?? site;
      const found = memberNamed(membersOf(expression) ?? [], key);
      if (found === undefined) return { site: { module, expression: { kind: "other", start: spot.start } }, spot };
      site = { module, expression: found.value };
      spot = { module, start: found.start };
    }
    const named = site.expression.kind === "name" ? local(site.module, site.expression.name) : undefined;
    if (named === undefined) return { site, spot };
    // A member of a record is written elsewhere; a constant that repeats another is an export of its own.
    return { site: named, spot: keys.length === 0 ? spot : named };
  };

  return {
    forExport: (path, json) => {
      let root: ReturnType<typeof anchor> | "none" | undefined;
      return (pointer) => {
        root ??= anchor(path, options.file) ?? "none";
        if (root === "none") return load(options.file)?.locate(0) ?? { file: options.label, line: 1, column: 1 };
        const spot = follow(root.site, sourcePath(json, pointer), resolve) ?? root.spot;
        return load(spot.module)?.locate(spot.start);
      };
    },
  };
}

/** The module that a name stands for as a whole: `import * as dto`, or `require`. */
function namespaceOf(module: Loaded | undefined, name: string): string | undefined {
  const imported = module?.imports.get(name);
  if (imported !== undefined) return imported.name === "*" ? imported.specifier : undefined;
  const required = module?.declarations.get(name)?.value;
  if (required?.kind !== "call" || required.callee.kind !== "name" || required.callee.name !== "require")
    return undefined;
  const [specifier] = required.args;
  return specifier?.kind === "string" ? specifier.value : undefined;
}

function read(file: string, label: string | undefined): Loaded | undefined {
  try {
    if (label === undefined || statSync(file).size > maxBytes) return undefined;
    const source = readFileSync(file, "utf8");
    const lines = createLineIndex(source);
    return { ...indexModule(source), locate: (offset) => ({ file: label, ...lines(offset) }) };
  } catch {
    // A file that cannot be read has no places; whoever needs its content has said so already.
    return undefined;
  }
}

const endings = ["", ".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".jsx"];
const sources: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};

/** The file that a relative import names; packages are not looked into. */
function neighbor(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith("./") && !specifier.startsWith("../")) return undefined;
  const path = resolvePath(dirname(file), specifier);
  const ending = /\.[cm]?js$/.exec(path)?.[0];
  const candidates =
    ending === undefined
      ? [...endings.map((end) => path + end), ...endings.slice(1).map((end) => `${path}/index${end}`)]
      : (sources[ending] ?? []).map((end) => path.slice(0, -ending.length) + end);
  return candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true);
}

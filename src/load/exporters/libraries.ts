/** Every schema library that modules may use, the more telling ones first. */
import { arktype } from "./arktype.js";
import { jsonSchema } from "./json-schema.js";
import type { Library } from "./library.js";
import type { ModuleKind } from "./protocol.js";
import { standard } from "./standard.js";
import { typebox } from "./typebox.js";
import { valibot } from "./valibot.js";
import { zod4 } from "./zod.js";
import { zod3 } from "./zod3.js";

const libraries: readonly Library[] = [zod4, zod3, valibot, arktype, typebox, standard, jsonSchema];

/** The library that a value is a schema of, whatever the configuration says. */
export function libraryOf(value: unknown): Library | undefined {
  return libraries.find((library) => library.recognizes(value));
}

/**
 * The library by which a value is exported under a configured kind. `standard` takes every schema that implements
 * the interface, `json-schema` every one that is JSON Schema; where we know more of the library, its adapter is used.
 */
export function libraryForKind(value: unknown, kind: ModuleKind): Library | undefined {
  const library = libraryOf(value);
  if (library === undefined || library.kind === kind) return library;
  if (kind === "standard") return standard.recognizes(value) ? library : undefined;
  if (kind === "json-schema") return library === typebox ? library : undefined;
  return undefined;
}

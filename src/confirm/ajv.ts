/** ajv's judgement of one document: of a subschema at a time where it can be read on its own, else of the whole. */
import type { ValidateFunction } from "ajv";
import type { Confirmation } from "../model/engine.js";
import { isArray, isObject, type Json, own } from "../model/json.js";
import { tokens } from "../model/pointer.js";
import type { Dialect } from "./dialects.js";
import { type Packages, Unanswered } from "./packages.js";
import { type Follow, poolFor } from "./pool.js";
import { canBeRenamed, namesIn, needsWhole, plain, prepare, renamePointer } from "./prepare.js";

export interface AjvOptions {
  readonly json: Json;
  readonly dialect: Dialect;
  readonly formats: "assert" | "annotation";
  readonly remotes: ReadonlyMap<string, Json>;
}

type Validate = (pointer: string, instance: Json) => boolean;

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `final`: nobody else is to be asked. */
type Opinion = Confirmation & { readonly final?: true };

/** Judges by ajv. Compiles a subschema when an instance first reaches it. */
export function createAjv(options: AjvOptions, packages: Packages): (pointer: string, instance: Json) => Opinion {
  const { json } = options;
  let renameable: boolean | undefined;
  let whole = false;
  const inParts = validateInParts(options, packages);
  let atOnce: Validate | undefined;
  return (pointer, instance) => {
    try {
      if (!whole) {
        const names = namesIn(instance);
        renameable ??= names.has("__proto__") ? canBeRenamed(json) : undefined;
        const renamed = names.has("__proto__") && renameable === true;
        try {
          return { result: inParts(pointer, instance, names, renamed) ? "valid" : "invalid", by: "ajv" };
        } catch (error) {
          if (error !== needsWhole) throw error;
          whole = true;
        }
      }
      atOnce ??= validateAtOnce(options, packages);
      return { result: atOnce(pointer, instance) ? "valid" : "invalid", by: "ajv" };
    } catch (error) {
      if (error instanceof Unanswered) return { result: "unable", reason: error.message, final: true };
      return { result: "unable", reason: `ajv failed: ${message(error)}` };
    }
  };
}

type Functions = Map<string, ValidateFunction>;

function validateInParts({ json, dialect, formats, remotes }: AjvOptions, packages: Packages) {
  // instances of the same names share what was prepared for them
  const byNames = new Map<string, Functions>();
  return (pointer: string, instance: Json, names: ReadonlySet<string>, renamed: boolean): boolean => {
    const pool = poolFor(packages, { dialect: dialect.name, formats });
    const signature = JSON.stringify([...names].sort());
    const functions: Functions = byNames.get(signature) ?? new Map();
    byNames.set(signature, functions);
    const at = (place: string): ValidateFunction => {
      let found = functions.get(place);
      if (found === undefined) {
        const part = valueAt(json, place, dialect);
        found = pool.compile(prepare(part, { dialect, renamed, names }, part === json));
        functions.set(place, found);
      }
      return found;
    };
    // a document reaches the same place by many ways, and the same part of it there each time
    const judged = new Map<string, Map<unknown, boolean>>();
    const follow: Follow = (reference) => {
      if (/^#(\/|$)/.test(reference)) {
        const known = judged.get(reference) ?? new Map<unknown, boolean>();
        judged.set(reference, known);
        return (data) => {
          const answer = known.get(data) ?? at(decodeURIComponent(reference.slice(1)))(data) === true;
          known.set(data, answer);
          return answer;
        };
      }
      const uri = reference.replace(/#$/, "");
      const meta = remotes.has(uri) ? undefined : pool.metaSchema(uri);
      if (meta === undefined) throw needsWhole;
      return meta as (data: unknown) => boolean;
    };
    return pool.run(at(pointer), plain(instance, renamed), follow);
  };
}

/** The value at a pointer, where nothing on the way re-bases what references mean. */
function valueAt(json: Json, pointer: string, { idKeyword }: Dialect): Json {
  let value = json;
  for (const token of tokens(pointer)) {
    if (isObject(value) && value !== json && typeof own(value, idKeyword) === "string") throw needsWhole;
    const inner = isArray(value) ? value[Number(token)] : isObject(value) ? own(value, token) : undefined;
    if (inner === undefined) throw new Error(`there is nothing at ${pointer}`);
    value = inner;
  }
  return value;
}

/** Judges by the whole document, compiled with all of its references. */
export function validateAtOnce({ json, dialect, formats, remotes }: AjvOptions, packages: Packages): Validate {
  const ajv = poolFor(packages, { dialect: dialect.name, formats }).own();
  const renamed = canBeRenamed(json);
  for (const [uri, remote] of remotes) ajv.addSchema(plain(prepare(remote, { dialect, renamed })) as object, uri);
  const schema = plain(prepare(json, { dialect, renamed }));
  const compiled: Functions = new Map();
  const compile = (pointer: string): ValidateFunction => {
    if (typeof schema === "boolean" || pointer === "") return ajv.compile(schema as object);
    const { $id, id } = schema as { $id?: unknown; id?: unknown };
    const uri = [$id, id].find((name) => typeof name === "string" && name !== "") ?? "contract-check:document";
    const key = String(uri).replace(/#$/, "");
    if (ajv.getSchema(key) === undefined) ajv.addSchema(schema as object, key);
    return ajv.compile({ $ref: `${key}#${encodeURI(renamed ? renamePointer(pointer) : pointer)}` });
  };
  // what ajv refuses it refuses at length, and for every instance
  const refused = new Map<string, unknown>();
  return (pointer, instance) => {
    if (refused.has(pointer)) throw refused.get(pointer);
    let validate = compiled.get(pointer);
    if (validate === undefined) {
      try {
        validate = compile(pointer);
      } catch (error) {
        refused.set(pointer, error);
        throw error;
      }
      compiled.set(pointer, validate);
    }
    return validate(plain(instance, renamed)) === true;
  };
}

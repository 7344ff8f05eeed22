/** The second opinion: ajv judges every witness, on both schemas, before it is believed. */
import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajv4Module from "ajv-draft-04";
import formatsModule from "ajv-formats";
import type { Confirmation, Confirmer } from "../model/engine.js";
import { isObject, type Json, own } from "../model/json.js";
import { prepare, prepareInstance } from "./prepare.js";

type AjvConstructor = typeof Ajv;
// both packages are CommonJS; their default export is the module in one interop and the class in another
const Ajv4 = ((ajv4Module as { default?: unknown }).default ?? ajv4Module) as unknown as AjvConstructor;
const addFormats = ((formatsModule as { default?: unknown }).default ?? formatsModule) as unknown as (ajv: Ajv) => Ajv;

export interface ConfirmerOptions {
  readonly json: Json;
  readonly defaultDialect?: string;
  readonly formats: "assert" | "annotation";
  /** Other documents that references may name, by absolute URI. */
  readonly remotes?: ReadonlyMap<string, Json>;
}

const names: readonly (readonly [RegExp, AjvConstructor, boolean])[] = [
  [/draft-04/, Ajv4, true],
  [/draft-0[67]/, Ajv, true],
  [/2019-09/, Ajv2019 as unknown as AjvConstructor, false],
  [/2020-12/, Ajv2020 as unknown as AjvConstructor, false],
];

/** `u` where the pattern allows it, plain where it does not. */
const regExp = Object.assign(
  (source: string): RegExp => {
    try {
      return new RegExp(source, "u");
    } catch {
      return new RegExp(source);
    }
  },
  { code: "new RegExp" },
);

const base: Options = {
  strict: false,
  validateSchema: false,
  allErrors: false,
  logger: false,
  addUsedSchema: false,
  code: { regExp, optimize: false },
};

/** A validator over one document; compiles a subschema when it is first asked about. */
export function createConfirmer({ json, defaultDialect, formats, remotes }: ConfirmerOptions): Confirmer {
  const named = isObject(json) ? own(json, "$schema") : undefined;
  const dialect = typeof named === "string" ? named : (defaultDialect ?? "2020-12");
  const [, Validator, refHidesSiblings] =
    names.find(([pattern]) => pattern.test(dialect)) ?? (names[3] as (typeof names)[number]);
  const compiled = new Map<string, ValidateFunction | { reason: string }>();
  let ajv: Ajv | undefined;

  const validator = (pointer: string): ValidateFunction | { reason: string } => {
    let found = compiled.get(pointer);
    if (found === undefined) {
      try {
        found = compile(pointer);
      } catch (error) {
        found = {
          reason: `ajv could not compile the schema: ${error instanceof Error ? error.message : String(error)}`,
        };
      }
      compiled.set(pointer, found);
    }
    return found;
  };

  const compile = (pointer: string): ValidateFunction => {
    const schema = prepare(json, { refHidesSiblings });
    if (ajv === undefined) {
      ajv = new Validator({ ...base, validateFormats: formats === "assert" });
      if (formats === "assert") addFormats(ajv);
      for (const [uri, remote] of remotes ?? []) ajv.addSchema(prepare(remote, { refHidesSiblings }) as object, uri);
    }
    if (typeof schema === "boolean" || pointer === "") return ajv.compile(schema as object);
    const id = (schema as Record<string, unknown>).$id ?? (schema as Record<string, unknown>).id;
    const uri = typeof id === "string" && id !== "" ? id.replace(/#$/, "") : "contract-check:document";
    if (compiled.size === 0 || ajv.getSchema(uri) === undefined) ajv.addSchema(schema as object, uri);
    return ajv.compile({ $ref: `${uri}#${encodeURI(pointer)}` });
  };

  return {
    validate: (pointer, instance): Confirmation => {
      const validate = validator(pointer);
      if (typeof validate !== "function") return { result: "unable", reason: validate.reason };
      const { value } = prepareInstance(instance);
      try {
        return { result: validate(value) === true ? "valid" : "invalid", by: "ajv" };
      } catch (error) {
        return { result: "unable", reason: `ajv failed: ${error instanceof Error ? error.message : String(error)}` };
      }
    },
  };
}

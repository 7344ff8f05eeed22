/** The second opinion: ajv judges every witness, on both schemas, before it is believed. */
import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajv4Module from "ajv-draft-04";
import formatsModule from "ajv-formats";
import type { Confirmation, Confirmer } from "../model/engine.js";
import { isArray, isObject, type Json, own } from "../model/json.js";
import { unescapeToken } from "../model/pointer.js";
import { canBeLazy, canBeRenamed, lazyReference, prepare, prepareInstance, renamePointer } from "./prepare.js";

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

interface Validators {
  readonly matches: RegExp;
  readonly Validator: AjvConstructor;
  readonly refHidesSiblings: boolean;
}

const modern: Validators = {
  matches: /2020-12/,
  Validator: Ajv2020 as unknown as AjvConstructor,
  refHidesSiblings: false,
};
const validators: readonly Validators[] = [
  { matches: /draft-04/, Validator: Ajv4, refHidesSiblings: true },
  { matches: /draft-0[67]/, Validator: Ajv, refHidesSiblings: true },
  { matches: /2019-09/, Validator: Ajv2019 as unknown as AjvConstructor, refHidesSiblings: false },
  modern,
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
  messages: false,
  logger: false,
  // `constructor` and `toString` are property names like any other
  ownProperties: true,
  code: { regExp, optimize: false },
};

interface SetUp {
  readonly ajv: Ajv;
  readonly schema: unknown;
  readonly lazy: boolean;
  readonly renamed: boolean;
}

type Compiled = ValidateFunction | { readonly reason: string };

/** A validator over one document; compiles a subschema when a document first reaches it. */
export function createConfirmer({ json, defaultDialect, formats, remotes }: ConfirmerOptions): Confirmer {
  const named = isObject(json) ? own(json, "$schema") : undefined;
  const dialect = typeof named === "string" ? named : (defaultDialect ?? "2020-12");
  const { Validator, refHidesSiblings } = validators.find(({ matches }) => matches.test(dialect)) ?? modern;
  const compiled = new Map<string, Compiled>();
  let setUp: SetUp | undefined;

  const validator = (pointer: string): Compiled => {
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

  const prepared = (): SetUp => {
    if (setUp !== undefined) return setUp;
    const ajv = new Validator({ ...base, validateFormats: formats === "assert" });
    if (formats === "assert") addFormats(ajv);
    const lazy = (remotes?.size ?? 0) === 0 && canBeLazy(json);
    const renamed = canBeRenamed(json);
    if (lazy) {
      ajv.addKeyword({
        keyword: lazyReference,
        validate: (reference: string, data: unknown) => {
          // beside the document, ajv has the meta-schemas of its dialect; nobody follows other references
          const validate = reference.startsWith("#")
            ? validator(decodeURIComponent(reference.slice(1)))
            : (ajv.getSchema(reference.replace(/#$/, "")) ?? { reason: `it needs ${reference}` });
          if (typeof validate !== "function") throw new Error(validate.reason);
          return validate(data);
        },
      });
    }
    for (const [uri, remote] of remotes ?? [])
      ajv.addSchema(prepare(remote, { refHidesSiblings, lazy: false, renamed }) as object, uri);
    setUp = { ajv, schema: prepare(json, { refHidesSiblings, lazy, renamed }), lazy, renamed };
    return setUp;
  };

  const compile = (pointer: string): ValidateFunction => {
    const { ajv, schema, lazy, renamed } = prepared();
    const place = renamed ? renamePointer(pointer) : pointer;
    if (lazy) return ajv.compile(withoutDefinitions(at(schema, place)) as object);
    if (typeof schema === "boolean" || pointer === "") return ajv.compile(schema as object);
    const { $id, id } = schema as { $id?: unknown; id?: unknown };
    const uri = [$id, id].find((name) => typeof name === "string" && name !== "") ?? "contract-check:document";
    const key = String(uri).replace(/#$/, "");
    if (ajv.getSchema(key) === undefined) ajv.addSchema(schema as object, key);
    return ajv.compile({ $ref: `${key}#${encodeURI(place)}` });
  };

  return {
    validate: (pointer, instance): Confirmation => {
      const validate = validator(pointer);
      if (typeof validate !== "function") return { result: "unable", reason: validate.reason };
      try {
        return {
          result: validate(prepareInstance(instance, prepared().renamed)) === true ? "valid" : "invalid",
          by: "ajv",
        };
      } catch (error) {
        return { result: "unable", reason: `ajv failed: ${error instanceof Error ? error.message : String(error)}` };
      }
    },
  };
}

/** The value at a pointer of the prepared document. */
function at(schema: unknown, pointer: string): unknown {
  let value = schema;
  for (const token of pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken)) {
    if (isArray(value)) value = value[Number(token)];
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
    else throw new Error(`there is nothing at ${pointer}`);
  }
  return value;
}

/** Definitions are compiled on their own when they are reached. */
function withoutDefinitions(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { definitions: _, $defs: __, $id: ___, id: ____, ...rest } = schema;
  return rest;
}

/**
 * ajv's instances and what they compiled. Making an instance costs more than using it, and the two sides of a
 * comparison are nearly the same, so both are shared: an instance by dialect and formats, a function by the text of
 * its schema. What is shared never depends on a document: references are followed in the document at hand.
 */
import type { Ajv, Options, ValidateFunction } from "ajv";
import { type Json, stringify } from "../model/json.js";
import type { DialectName } from "./dialects.js";
import type { Packages } from "./packages.js";
import { invalidType, lazyReference, plain } from "./prepare.js";

export interface Setting {
  readonly dialect: DialectName;
  readonly formats: "assert" | "annotation";
}

/** Gives the function for a reference; throws where there is none. */
export type Follow = (reference: string) => (data: unknown) => boolean;

export interface Pool {
  /** The function for a prepared subschema whose references are lazy. */
  compile(schema: Json): ValidateFunction;
  /** Runs such a function; `follow` is asked for what its references lead to. */
  run(validate: ValidateFunction, instance: unknown, follow: Follow): boolean;
  /** The dialect's own meta-schemas, by URI. */
  metaSchema(uri: string): ValidateFunction | undefined;
  /** An instance for one document alone. */
  own(): Ajv;
}

/** What one pool may hold before it starts afresh; an instance keeps something of every schema it ever compiled. */
const maxFunctions = 1_000;
const maxText = 2_000_000;

const base: Options = {
  strict: false,
  validateSchema: false,
  allErrors: false,
  messages: false,
  logger: false,
  // `constructor` and `toString` are property names like any other
  ownProperties: true,
};

const pools = new WeakMap<Packages, Map<string, Pool>>();

export function poolFor(packages: Packages, setting: Setting): Pool {
  const mine = pools.get(packages) ?? new Map<string, Pool>();
  pools.set(packages, mine);
  const key = `${setting.dialect} ${setting.formats}`;
  const pool = mine.get(key) ?? createPool(packages, setting);
  mine.set(key, pool);
  return pool;
}

function createPool(packages: Packages, { dialect, formats }: Setting): Pool {
  let instance: Ajv | undefined;
  let withMeta: Ajv | undefined;
  let compiled = new Map<string, ValidateFunction>();
  let held = 0;
  let follow: Follow | undefined;
  // `code` is for validators that are written to files; ours never are
  const regExp = Object.assign((source: string) => packages.pattern(source), { code: "new RegExp" });

  const create = (meta: boolean): Ajv => {
    const Validator = packages.ajv(dialect);
    const code = { regExp, optimize: false };
    const ajv = new Validator({ ...base, code, meta, validateFormats: formats === "assert" });
    if (formats === "assert") packages.addFormats(ajv);
    return ajv;
  };
  const lazy = (): Ajv => {
    const ajv = create(false);
    ajv.addKeyword({
      keyword: lazyReference,
      validate: (reference: string, data: unknown) => follow?.(reference)(data) ?? false,
    });
    ajv.addKeyword({
      keyword: invalidType,
      validate: () => {
        throw new Error("an invalid type");
      },
    });
    return ajv;
  };

  return {
    compile: (schema) => {
      const text = stringify(schema);
      let found = compiled.get(text);
      if (found === undefined) {
        if (compiled.size >= maxFunctions || held > maxText) {
          compiled = new Map();
          held = 0;
          instance = undefined;
        }
        instance ??= lazy();
        found = instance.compile(plain(schema) as object);
        compiled.set(text, found);
        held += text.length;
      }
      return found;
    },
    run: (validate, data, following) => {
      const outer = follow;
      follow = following;
      try {
        return validate(data) === true;
      } finally {
        follow = outer;
      }
    },
    metaSchema: (uri) => {
      withMeta ??= create(true);
      return withMeta.getSchema(uri) as ValidateFunction | undefined;
    },
    own: () => create(true),
  };
}

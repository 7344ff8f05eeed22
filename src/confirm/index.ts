/**
 * The second opinion: validators that are not ours judge every witness, on both schemas, before it is believed. ajv
 * is asked first. Where it cannot judge, or is known to be wrong about such schemas and contradicts the engine,
 * @hyperjump/json-schema decides, but not where that is known to be wrong.
 */
import type { Confirmer } from "../model/engine.js";
import { isObject, type Json, own } from "../model/json.js";
import { createAjv } from "./ajv.js";
import { beyondDoubles, defectAt } from "./defects.js";
import { dialectNamed } from "./dialects.js";
import { type Facts, factsOf } from "./facts.js";
import type { Packages } from "./packages.js";
import { reachableFrom } from "./reachable.js";
import { createSecond } from "./second.js";
import { inSmallNumbers } from "./small-numbers.js";

export interface ConfirmerOptions {
  readonly json: Json;
  readonly defaultDialect?: string;
  readonly formats: "assert" | "annotation";
  /** Other documents that references may name, by absolute URI. */
  readonly remotes?: ReadonlyMap<string, Json>;
}

/** The validators of one document. Costs nothing until the first question: most comparisons have no "no". */
export function createConfirmer(options: ConfirmerOptions, packages: Packages): Confirmer {
  let validators: Confirmer | undefined;
  return {
    validate: (pointer, instance, expected) => {
      validators ??= createValidators(options, packages);
      return validators.validate(pointer, instance, expected);
    },
  };
}

function createValidators(options: ConfirmerOptions, packages: Packages): Confirmer {
  const { json, defaultDialect, formats } = options;
  const named = isObject(json) ? own(json, "$schema") : undefined;
  const dialect = dialectNamed(typeof named === "string" ? named : (defaultDialect ?? "2020-12"));
  const remotes = reachableFrom(json, options.remotes);
  let known: Facts | undefined;
  const facts = (): Facts => {
    known ??= factsOf([json, ...remotes.values()], dialect);
    return known;
  };
  const first = createAjv({ json, dialect, formats, remotes }, packages);
  const second = createSecond({ json, dialect, formats, remotes, facts }, packages);

  return {
    validate: (pointer, instance, expected) => {
      const opinion = first(pointer, instance);
      // without a claim there is nothing to decide between, and a guess counts for one validator's word at most
      if (opinion.result === expected || expected === undefined || opinion.final === true) return opinion;
      const defect = opinion.result === "unable" ? undefined : defectAt("ajv", facts(), instance);
      if (opinion.result !== "unable" && defect === undefined) return opinion;
      if (remotes.size === 0 && beyondDoubles(facts(), instance)) {
        const small = inSmallNumbers({ json, instance });
        if (small !== undefined)
          return createValidators({ ...options, json: small.json }, packages).validate(
            pointer,
            small.instance,
            expected,
          );
      }
      const other = second(pointer, instance);
      if (other.result !== "unable") return other;
      const why = opinion.result === "unable" ? opinion.reason : `ajv is known to be wrong here (${defect?.id})`;
      return { result: "unable", reason: `${why}; ${other.reason}` };
    },
  };
}

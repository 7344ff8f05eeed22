/**
 * Documents for a DTO, from the engine's own search: each is the witness of an inclusion that does not hold. A
 * validator that is not ours judges every one before it is used.
 */
import { createEngine } from "../../engine/index.js";
import { type Json, stringify } from "../../model/json.js";
import { createNodeTable } from "../../model/node-table.js";
import { normalizeDocuments } from "../../normalize/index.js";
import { canonicalText } from "../../util/canonical.js";
import type { Inputs, Random, Specimen } from "../checks/check.js";
import type { BoundDto } from "../subject.js";
import { type Mutant, mutantsOf } from "./mutants.js";
import { varied, withMember, withoutEach } from "./variations.js";

/** A question about a mutant is small; what does not end soon is left out. */
const budget = 20_000;
const usualValid = 24;
/** A name that no contract has. */
const unknownName = "x-contract-check";

interface Found extends Specimen {
  readonly purpose: Mutant["purpose"] | "least";
}

export function createInputs(dto: BoundDto, random: Random): Inputs {
  const isValid = (value: Json): boolean => dto.violation(value) === undefined;
  let searched: readonly Found[] | undefined;
  const search = (): readonly Found[] => {
    searched ??= searchMutants(dto, isValid);
    return searched;
  };
  const of = (...purposes: readonly Found["purpose"][]): Specimen[] =>
    distinct(search().filter(({ purpose }) => purposes.includes(purpose)));
  /** As many optional members as go together. */
  const fullest = (): Specimen | undefined => {
    const documents = of("least", "presence", "boundary");
    return documents.reduce<Specimen | undefined>((most, each) => {
      return most === undefined || size(each.value) > size(most.value) ? each : most;
    }, undefined);
  };
  let full: Specimen | undefined;
  const whole = (): Specimen | undefined => {
    full ??= merged(fullest(), of("presence", "least"), isValid);
    return full;
  };
  /** Kept: whoever asks again gets the same documents. */
  const more: Specimen[] = [];
  let tries = 0;
  const inputs: Inputs = {
    valid: (most = usualValid) => {
      const [least] = of("least");
      const known = distinct([least, whole(), ...of("presence", "boundary")].filter((each) => each !== undefined));
      const base = whole();
      while (base !== undefined && known.length + more.length < most && tries < 4 * most) {
        tries += 1;
        const value = varied(base.value, random);
        if (isValid(value)) more.push({ value, about: "a document with other values", pointer: "" });
      }
      return distinct([...known, ...more]).slice(0, most);
    },
    boundary: () => of("boundary"),
    invalid: () => of("invalid"),
    withoutOptional: () => {
      const base = whole();
      if (base === undefined) return [];
      const single = withoutEach(base.value)
        .filter(({ value }) => isValid(value))
        .map(({ value, pointer }) => ({ value, pointer, about: `without the optional ${pointer}` }));
      const bare = stripped(base.value, isValid);
      return distinct([...single, { value: bare, pointer: "", about: "without anything that is optional" }]);
    },
    withUnknown: () => {
      const base = whole();
      if (base === undefined) return [];
      return withMember(base.value, unknownName, "not declared").map(({ value, pointer }) => ({
        value,
        pointer,
        about: `with ${pointer}, which no schema declares`,
        valid: isValid(value),
      }));
    },
  };
  return inputs;
}

function searchMutants({ dto }: BoundDto, isValid: (value: Json) => boolean): Found[] {
  const { source, pointer } = dto;
  const root = source.json;
  const mutants = pointer === "" ? mutantsOf(root) : [];
  const table = createNodeTable();
  const sources = [root, ...mutants.map(({ schema }) => schema)].map((json) => ({
    json,
    defaultDialect: source.defaultDialect,
    pointers: [pointer],
  }));
  const documents = normalizeDocuments(table, sources, { formats: "assert" });
  const nodes = documents.map((document) => document.nodeAt(pointer));
  const engine = createEngine(table, { budget });
  const [schema] = nodes;
  if (schema === undefined) return [];
  const found: Found[] = [];
  const least = engine.find([schema], []);
  const first = least.verdict === "found" ? least.witness : least.verdict === "unknown" ? least.guess : undefined;
  if (first !== undefined && isValid(first)) {
    found.push({ value: first, about: "the least document", pointer: "", purpose: "least" });
  }
  mutants.forEach(({ side, purpose, about, pointer: place }, index) => {
    const mutant = nodes[index + 1];
    if (mutant === undefined) return;
    const answer = side === "inside" ? engine.find([schema], [mutant]) : engine.find([mutant], [schema]);
    const value = answer.verdict === "found" ? answer.witness : answer.verdict === "unknown" ? answer.guess : undefined;
    if (value === undefined || isValid(value) !== (side === "inside")) return;
    found.push({ value, about, pointer: place, purpose });
  });
  return found;
}

function distinct(specimens: readonly Specimen[]): Specimen[] {
  const seen = new Set<string>();
  return specimens.filter(({ value }) => {
    const text = canonicalText(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

const size = (value: Json): number => stringify(value).length;

type Members = { readonly [key: string]: Json };
const isMembers = (value: Json | undefined): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Adds to a document the top members of the others, one by one, as long as it stays valid. */
function merged(
  base: Specimen | undefined,
  others: readonly Specimen[],
  isValid: (value: Json) => boolean,
): Specimen | undefined {
  if (base === undefined || !isMembers(base.value)) return base;
  let value: Members = base.value;
  for (const other of others) {
    if (!isMembers(other.value)) continue;
    for (const key of Object.keys(other.value)) {
      if (Object.hasOwn(value, key)) continue;
      const more: Members = { ...value, [key]: other.value[key] as Json };
      if (isValid(more)) value = more;
    }
  }
  return { value, about: "a document with everything that is optional", pointer: "" };
}

/** Takes members away for as long as the document stays valid. */
function stripped(value: Json, isValid: (value: Json) => boolean): Json {
  for (const smaller of withoutEach(value)) {
    if (isValid(smaller.value)) return stripped(smaller.value, isValid);
  }
  return value;
}

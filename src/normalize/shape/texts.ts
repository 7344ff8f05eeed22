/**
 * Numbers for schemas as written: equal numbers mean the same JSON once references are followed. One linear pass
 * over what is reachable, so that an unchanged part of a large schema is recognized without being walked.
 * Recursive groups are compared with the places of their members, which can only tell too many apart.
 */
import type { NodeTable } from "../../model/ir.js";
import { isArray, isObject, type Json, type JsonObject, own } from "../../model/json.js";
import { join } from "../../model/pointer.js";
import { valueKey } from "../../model/value.js";
import { components } from "../components.js";
import type { Dialect } from "../dialect.js";
import { hidesSiblings, type Reader, referenceKeyword } from "./members.js";

export interface Texts {
  of(pointer: string): number;
  /** Only what a schema says itself, without `$ref`, `allOf`, `anyOf` and `oneOf`. */
  ofOwnKeywords(pointer: string): number;
  /** Only the keywords of a schema object, with a blank for each schema below it that is no boolean. */
  ofKeywords(schema: JsonObject, dialect: Dialect): number;
  /** The number of a combination of numbers. */
  combine(label: string, numbers: readonly number[]): number;
}

interface Part {
  readonly keyword: string;
  readonly label: string;
  readonly children: readonly Child[];
}

/** A subschema, or the spelling of one that is no object. */
type Child = Vertex | string;

/** A schema object. Its pointer is spelled out only where a reference or a cycle asks for it. */
interface Vertex {
  readonly schema: JsonObject;
  readonly dialect: Dialect;
  readonly place: string | { readonly parent: Vertex; readonly tokens: readonly (string | number)[] };
  /** Kept only until the text is known. */
  parts?: readonly Part[];
  text?: number;
}

/** Keywords that name or hold a place and say nothing about a value. */
const places: ReadonlySet<string> = new Set([
  "$id",
  "id",
  "$schema",
  "$anchor",
  "$dynamicAnchor",
  "$recursiveAnchor",
  "$vocabulary",
  "definitions",
  "$defs",
]);
const inPlace: ReadonlySet<string> = new Set(["$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf"]);

/** Both sides of a comparison share a table, and so share its numbers. */
const numbersOf = new WeakMap<NodeTable, Map<string, number>>();

export function createTexts(reader: Reader): Texts {
  const numbers = numbersOf.get(reader.document.table) ?? new Map<string, number>();
  numbersOf.set(reader.document.table, numbers);
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size + 1);
    return numbers.size;
  };
  const vertices = new Map<JsonObject, Vertex>();
  const make: Make = (schema, place, dialect) => {
    const known = vertices.get(schema);
    if (known !== undefined) return known;
    const made: Vertex = { schema, place, dialect: dialect() };
    vertices.set(schema, made);
    return made;
  };
  const at = (pointer: string): Child => {
    const schema = reader.schemaAt(pointer);
    return isObject(schema) ? make(schema, pointer, () => reader.dialectAt(pointer)) : spellOther(schema);
  };
  const partsOf = (vertex: Vertex): readonly Part[] => {
    const parts = vertex.parts ?? readParts(reader, vertex, make, at);
    if (vertex.text === undefined) vertex.parts = parts;
    return parts;
  };
  const childrenOf = (vertex: Vertex): readonly Vertex[] =>
    partsOf(vertex).flatMap(({ children }) => children.filter((child) => typeof child !== "string"));
  const spell = (parts: readonly Part[], child: (vertex: Vertex) => string): string =>
    parts
      .map(({ label, children }) => {
        if (children.length === 0) return label;
        return `${label}(${children.map((one) => (typeof one === "string" ? one : child(one))).join(",")})`;
      })
      .join(";");
  const known = (vertex: Vertex): string => String(vertex.text);

  const settleAlone = (vertex: Vertex): number => {
    const parts = partsOf(vertex);
    const only = parts.length === 1 && parts[0]?.label === referenceLabel ? parts[0].children[0] : undefined;
    if (only === undefined) return number(spell(parts, known));
    return typeof only === "string" ? number(only) : (only.text as number); // settled before what refers to it
  };
  const settle = (root: Vertex): void => {
    const open = (vertex: Vertex): Vertex[] => childrenOf(vertex).filter(({ text }) => text === undefined);
    for (const group of components([root], open)) {
      const [first] = group;
      if (group.length === 1 && first !== undefined && !childrenOf(first).includes(first)) {
        first.text = settleAlone(first);
        first.parts = undefined;
        continue;
      }
      const sorted = group
        .map((vertex) => ({ vertex, pointer: pointerOf(vertex) }))
        .sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
      const child = (vertex: Vertex): string => (vertex.text === undefined ? `@${pointerOf(vertex)}` : known(vertex));
      const whole = number(
        sorted.map(({ vertex, pointer }) => `${pointer} ${spell(partsOf(vertex), child)}`).join("\n"),
      );
      for (const { vertex, pointer } of sorted) vertex.text = number(`@${whole} ${pointer}`);
      for (const { vertex } of sorted) vertex.parts = undefined;
    }
  };
  const of = (pointer: string): number => {
    const vertex = at(pointer);
    if (typeof vertex === "string") return number(vertex);
    if (vertex.text === undefined) settle(vertex);
    return vertex.text as number; // settled just above
  };
  const blanked = new Map<JsonObject, number>();
  return {
    of,
    ofKeywords: (schema, dialect) => {
      let known = blanked.get(schema);
      if (known === undefined) {
        known = number(`own ${dialect.name} ${spell(keywordParts(schema, dialect, inPlace, blank), String)}`);
        blanked.set(schema, known);
      }
      return known;
    },
    ofOwnKeywords: (pointer) => {
      of(pointer);
      const vertex = at(pointer);
      if (typeof vertex === "string") return number(vertex);
      return number(
        spell(
          partsOf(vertex).filter(({ keyword }) => !inPlace.has(keyword)),
          known,
        ),
      );
    },
    combine: (label, parts) => number(`${label} ${parts.join(" ")}`),
  };
}

type Make = (schema: JsonObject, place: Vertex["place"], dialect: () => Dialect) => Vertex;

const referenceLabel = "$ref=";

function spellOther(schema: Json | undefined): string {
  return schema === undefined ? "?" : valueKey(schema);
}

function pointerOf({ place }: Vertex): string {
  const steps: (readonly (string | number)[])[] = [];
  let at = place;
  while (typeof at !== "string") {
    steps.push(at.tokens);
    at = at.parent.place;
  }
  return join(at, ...steps.reverse().flat());
}

function readParts(reader: Reader, vertex: Vertex, make: Make, at: (pointer: string) => Child): readonly Part[] {
  const { schema, dialect } = vertex;
  const reference = referenceKeyword(schema, dialect);
  const target = reference === undefined ? undefined : reader.document.referenceAt(pointerOf(vertex));
  const parts: Part[] = [];
  if (reference !== undefined && target !== undefined) {
    parts.push({ keyword: reference, label: referenceLabel, children: [at(target)] });
    if (hidesSiblings(schema, dialect)) return parts;
  }
  const child: ChildOf = (value, ...tokens) => {
    if (!isObject(value)) return spellOther(value);
    const place = { parent: vertex, tokens };
    const named = own(value, "$schema") !== undefined;
    return make(value, place, () => (named ? reader.dialectAt(join(pointerOf(vertex), ...tokens)) : dialect));
  };
  const skipped: ReadonlySet<string> = new Set(reference !== undefined && target !== undefined ? [reference] : []);
  return [...parts, ...keywordParts(schema, dialect, skipped, child)];
}

type ChildOf = (value: Json, ...tokens: readonly (string | number)[]) => Child;

const blank: ChildOf = (value) => (isObject(value) ? "_" : spellOther(value));

function keywordParts(schema: JsonObject, dialect: Dialect, skipped: ReadonlySet<string>, child: ChildOf): Part[] {
  return Object.keys(schema)
    .filter((keyword) => !places.has(keyword) && !skipped.has(keyword))
    .sort()
    .map((keyword) => partOf(schema, dialect, keyword, child));
}

function partOf(schema: JsonObject, dialect: Dialect, keyword: string, child: ChildOf): Part {
  const value = schema[keyword] as Json;
  const name = JSON.stringify(keyword);
  const applicator = dialect.applicators.get(keyword);
  if ((applicator === "schema-map" || applicator === "schema-or-names-map") && isObject(value)) {
    const keys = Object.keys(value).sort();
    const label = `${name}{${keys.map((key) => JSON.stringify(key)).join(",")}}`;
    return { keyword, label, children: keys.map((key) => child(value[key] as Json, keyword, key)) };
  }
  if ((applicator === "schemas" || applicator === "schema-or-schemas") && isArray(value)) {
    return { keyword, label: `${name}[]`, children: value.map((one, i) => child(one, keyword, i)) };
  }
  if ((applicator === "schema" || applicator === "schema-or-schemas") && isObject(value)) {
    return { keyword, label: name, children: [child(value, keyword)] };
  }
  return { keyword, label: `${name}=${valueKey(value)}`, children: [] };
}

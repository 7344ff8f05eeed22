/**
 * Numbers for schemas as written: equal numbers mean the same JSON once references are followed. One linear pass
 * over what is reachable, so that an unchanged part of a large schema is recognized without being walked.
 * Recursive groups are compared with the places of their members, which can only tell too many apart.
 */
import type { NodeTable } from "../../model/ir.js";
import { isArray, isObject, type Json, type JsonObject } from "../../model/json.js";
import { join } from "../../model/pointer.js";
import { valueKey } from "../../model/value.js";
import { components } from "../components.js";
import type { Dialect } from "../dialect.js";
import { hidesSiblings, type Reader, referenceKeyword } from "./members.js";

export interface Texts {
  of(pointer: string): number;
  /** Only what a schema says itself, without `$ref`, `allOf`, `anyOf` and `oneOf`. */
  ofOwnKeywords(pointer: string): number;
  /** The number of a combination of numbers. */
  combine(label: string, numbers: readonly number[]): number;
}

interface Part {
  readonly keyword: string;
  readonly label: string;
  readonly children: readonly Vertex[];
}

interface Vertex {
  readonly pointer: string;
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
  const vertices = new Map<string, Vertex>();
  const vertexAt = (pointer: string): Vertex => {
    const known = vertices.get(pointer);
    if (known !== undefined) return known;
    const made: Vertex = { pointer };
    vertices.set(pointer, made);
    return made;
  };
  const partsOf = (vertex: Vertex): readonly Part[] => {
    vertex.parts ??= readParts(reader, vertex.pointer, vertexAt);
    return vertex.parts;
  };
  const childrenOf = (vertex: Vertex): readonly Vertex[] => partsOf(vertex).flatMap(({ children }) => children);
  const spell = (parts: readonly Part[], child: (vertex: Vertex) => string): string =>
    parts.map(({ label, children }) => `${label}(${children.map(child).join(",")})`).join(";");
  const known = (vertex: Vertex): string => String(vertex.text);

  const settle = (root: Vertex): void => {
    for (const group of components([root], (vertex) => childrenOf(vertex).filter(({ text }) => text === undefined))) {
      const only = group.length === 1 ? (group[0] as Vertex) : undefined;
      if (only !== undefined && !childrenOf(only).includes(only)) {
        const [part] = partsOf(only);
        const alias =
          partsOf(only).length === 1 && part !== undefined && part.label === "$ref=" ? part.children[0] : undefined;
        only.text = alias?.text ?? number(spell(partsOf(only), known));
        continue;
      }
      const sorted = [...group].sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
      const child = (vertex: Vertex): string => (vertex.text === undefined ? `@${vertex.pointer}` : known(vertex));
      const whole = number(sorted.map((vertex) => `${vertex.pointer} ${spell(partsOf(vertex), child)}`).join("\n"));
      for (const vertex of sorted) vertex.text = number(`@${whole} ${vertex.pointer}`);
    }
  };

  const of = (pointer: string): number => {
    const vertex = vertexAt(pointer);
    if (vertex.text === undefined) settle(vertex);
    return vertex.text as number; // settled just above
  };
  return {
    of,
    ofOwnKeywords: (pointer) => {
      of(pointer);
      return number(
        spell(
          partsOf(vertexAt(pointer)).filter(({ keyword }) => !inPlace.has(keyword)),
          known,
        ),
      );
    },
    combine: (label, parts) => number(`${label} ${parts.join(" ")}`),
  };
}

function readParts(reader: Reader, pointer: string, vertexAt: (pointer: string) => Vertex): readonly Part[] {
  const schema = reader.schemaAt(pointer);
  if (!isObject(schema)) return [{ keyword: "", label: schema === undefined ? "?" : valueKey(schema), children: [] }];
  const dialect = reader.dialectAt(pointer);
  const reference = referenceKeyword(schema, dialect);
  const target = reference === undefined ? undefined : reader.document.referenceAt(pointer);
  const parts: Part[] = [];
  if (reference !== undefined && target !== undefined) {
    parts.push({ keyword: reference, label: "$ref=", children: [vertexAt(target)] });
    if (hidesSiblings(schema, dialect)) return parts;
  }
  for (const keyword of Object.keys(schema).sort()) {
    if (places.has(keyword) || (keyword === reference && target !== undefined)) continue;
    parts.push(partOf(schema, keyword, pointer, dialect, vertexAt));
  }
  return parts;
}

function partOf(
  schema: JsonObject,
  keyword: string,
  pointer: string,
  dialect: Dialect,
  vertexAt: (pointer: string) => Vertex,
): Part {
  const value = schema[keyword] as Json;
  const at = join(pointer, keyword);
  const name = JSON.stringify(keyword);
  const applicator = dialect.applicators.get(keyword);
  const isMap = applicator === "schema-map" || applicator === "schema-or-names-map";
  if (isMap && isObject(value)) {
    const keys = Object.keys(value).sort();
    const schemas = keys.filter((key) => !isArray(value[key]));
    const rest = keys
      .filter((key) => isArray(value[key]))
      .map((key) => `${JSON.stringify(key)}:${valueKey(value[key] as Json)}`);
    const label = `${name}{${schemas.map((key) => JSON.stringify(key)).join(",")}|${rest.join(",")}}`;
    return { keyword, label, children: schemas.map((key) => vertexAt(join(at, key))) };
  }
  if ((applicator === "schemas" || applicator === "schema-or-schemas") && isArray(value)) {
    return { keyword, label: `${name}[]`, children: value.map((_, i) => vertexAt(join(at, i))) };
  }
  if ((applicator === "schema" || applicator === "schema-or-schemas") && isObject(value)) {
    return { keyword, label: name, children: [vertexAt(at)] };
  }
  return { keyword, label: `${name}=${valueKey(value)}`, children: [] };
}

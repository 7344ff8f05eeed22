/**
 * Numbers for schemas as written: equal numbers mean the same JSON once references are followed. One linear pass
 * over what is reachable, so that an unchanged part of a large schema is recognized without being walked.
 * Recursive groups are compared with the places of their members, which can only tell too many apart.
 */
import type { NodeTable } from "../../model/ir.js";
import { isObject, type Json, type JsonObject, own } from "../../model/json.js";
import { valueKey } from "../../model/value.js";
import { components } from "../components.js";
import type { Dialect } from "../dialect.js";
import { hidesSiblings, type Reader, referenceKeyword } from "./members.js";
import { eachSubschema, inPlace, spell } from "./wording.js";

export interface Texts {
  of(pointer: string): number;
  /** Only what a schema says itself, without `$ref`, `allOf`, `anyOf` and `oneOf`. */
  ofOwnKeywords(pointer: string): number;
  /** Only the keywords of a schema object, with a blank for each schema below it that is no boolean. */
  ofKeywords(schema: JsonObject, dialect: Dialect): number;
  /** The number of a combination of numbers. */
  combine(label: string, numbers: readonly number[]): number;
}

/** A schema object. */
interface Vertex {
  readonly schema: JsonObject;
  readonly pointer: string;
  readonly dialect: Dialect;
  /** The reference that leads from here, and the schema it leads to, or the spelling of one that is no object. */
  reference?: { readonly keyword: string; readonly target: Vertex | string };
  refersToItself?: boolean;
  text?: number;
  ownText?: number;
}

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
  const make = (schema: JsonObject, pointer: string, parent?: Dialect): Vertex => {
    const known = vertices.get(schema);
    if (known !== undefined) return known;
    const inherits = parent !== undefined && own(schema, "$schema") === undefined;
    const made: Vertex = { schema, pointer, dialect: inherits ? parent : reader.dialectAt(pointer) };
    vertices.set(schema, made);
    return made;
  };
  const at = (pointer: string): Vertex | string => {
    const schema = reader.schemaAt(pointer);
    return isObject(schema) ? make(schema, pointer) : spellOther(schema);
  };
  /** The schemas on which the text of a vertex depends, and that have none yet. Notes its reference. */
  const open = (vertex: Vertex): readonly Vertex[] => {
    const { schema, pointer, dialect } = vertex;
    const found: Vertex[] = [];
    const visit = (one: Vertex): void => {
      if (one === vertex) vertex.refersToItself = true;
      if (one.text === undefined) found.push(one);
    };
    const keyword = referenceKeyword(schema, dialect);
    const place = keyword === undefined ? undefined : reader.document.referenceAt(pointer);
    if (keyword !== undefined && place !== undefined) {
      const target = at(place);
      vertex.reference = { keyword, target };
      if (typeof target !== "string") visit(target);
    }
    if (!hidesAll(vertex)) {
      eachSubschema(schema, dialect, pointer, (below, place) => visit(make(below, place, dialect)));
    }
    return found;
  };
  /** What a vertex says beside its reference. */
  const wordsOf = (vertex: Vertex, spellOne: SpellOne): string => {
    if (hidesAll(vertex)) return "";
    const { schema, dialect, reference } = vertex;
    const below = (one: JsonObject): string | number => spellOne(vertices.get(one) as Vertex); // made by `open`
    return spell(schema, dialect, (keyword) => keyword === reference?.keyword, below);
  };
  const spellVertex = (vertex: Vertex, spellOne: SpellOne): string => {
    const words = wordsOf(vertex, spellOne);
    if (vertex.reference === undefined) return words;
    const { target } = vertex.reference;
    return `$ref=(${typeof target === "string" ? target : spellOne(target)});${words}`;
  };
  const settleAlone = (vertex: Vertex): number => {
    const words = wordsOf(vertex, textOf);
    if (vertex.reference === undefined) return number(words);
    const { target } = vertex.reference;
    const referred = typeof target === "string" ? number(target) : textOf(target);
    return words === "" ? referred : number(`$ref=(${referred});${words}`); // alone, it is what it leads to
  };
  const settle = (root: Vertex): void => {
    for (const group of components([root], open)) {
      const [first] = group;
      if (group.length === 1 && first !== undefined && first.refersToItself !== true) {
        first.text = settleAlone(first);
        continue;
      }
      group.sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
      const spellOne: SpellOne = ({ text, pointer }) => text ?? `@${pointer}`;
      const whole = number(group.map((vertex) => `${vertex.pointer} ${spellVertex(vertex, spellOne)}`).join("\n"));
      for (const vertex of group) vertex.text = number(`@${whole} ${vertex.pointer}`);
    }
  };
  const settled = (pointer: string): Vertex | string => {
    const vertex = at(pointer);
    if (typeof vertex !== "string" && vertex.text === undefined) settle(vertex);
    return vertex;
  };
  const blanked = new Map<JsonObject, number>();
  return {
    of: (pointer) => {
      const vertex = settled(pointer);
      return typeof vertex === "string" ? number(vertex) : textOf(vertex);
    },
    ofOwnKeywords: (pointer) => {
      const vertex = settled(pointer);
      if (typeof vertex === "string") return number(vertex);
      const { schema, dialect } = vertex;
      const below = (one: JsonObject): number => textOf(vertices.get(one) as Vertex); // settled before
      vertex.ownText ??= number(
        hidesAll(vertex) ? "" : spell(schema, dialect, (keyword) => inPlace.has(keyword), below),
      );
      return vertex.ownText;
    },
    ofKeywords: (schema, dialect) => {
      let known = blanked.get(schema);
      if (known === undefined) {
        known = number(
          `own ${dialect.name} ${spell(
            schema,
            dialect,
            (keyword) => inPlace.has(keyword),
            () => "_",
          )}`,
        );
        blanked.set(schema, known);
      }
      return known;
    },
    combine: (label, parts) => number(`${label} ${parts.join(" ")}`),
  };
}

type SpellOne = (vertex: Vertex) => string | number;

const textOf = ({ text }: Vertex): number => text as number; // settled before what depends on it

/** Whether nothing counts but the reference. */
function hidesAll({ schema, dialect, reference }: Vertex): boolean {
  return reference !== undefined && hidesSiblings(schema, dialect);
}

function spellOther(schema: Json | undefined): string {
  return schema === undefined ? "?" : valueKey(schema);
}

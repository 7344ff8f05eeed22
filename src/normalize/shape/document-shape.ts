/**
 * One shape of a document. A class, because a large schema has a hundred thousand of them and most are only asked
 * for their node: what is not asked for is never made.
 */
import type { NormalizedDocument } from "../../model/engine.js";
import type { Node } from "../../model/ir.js";
import { isArray, isObject, type Json, type JsonObject } from "../../model/json.js";
import { join } from "../../model/pointer.js";
import type { Located, Shape, Union } from "../../model/shape.js";
import { occurrenceIn } from "./keywords.js";
import { type Conjunction, conjunctionOf, type Member, type Reader } from "./members.js";
import { NamedShapes } from "./named-shapes.js";
import type { Texts } from "./texts.js";
import { withoutUnions } from "./without-unions.js";

/** The locations a shape stands for. */
export interface Locations {
  /** Schemas that apply with all they say, outermost first; at least one. */
  readonly starts: readonly string[];
  /** Schemas whose own keywords apply, but not their unions: one variant of those is among the starts. */
  readonly beside: readonly Member[];
  /** The node, where it is not the conjunction of the starts. */
  readonly node?: () => Node;
}

/** What the shapes of one document share. */
export interface ShapeSource {
  readonly document: NormalizedDocument;
  readonly reader: Reader;
  readonly texts: Texts;
  readonly shapeOf: (locations: Locations) => Shape;
}

const nowhere: readonly Located[] = [];
const nothing: ReadonlyMap<string, Shape> = new Map();
const noShapes: readonly Shape[] = [];
const noUnions: readonly Union[] = [];

export class DocumentShape implements Shape {
  readonly #source: ShapeSource;
  readonly #locations: Locations;
  #conjunction: Conjunction | undefined;
  #occurrences: Map<string, readonly Located[]> | undefined;
  #node: Node | undefined;
  #text: number | undefined;
  #own: number | undefined;
  #properties: ReadonlyMap<string, Shape> | undefined;
  #patternProperties: ReadonlyMap<string, Shape> | undefined;
  #required: ReadonlyMap<string, Located<string>> | undefined;
  #prefixItems: readonly Shape[] | undefined;
  #unions: readonly Union[] | undefined;

  constructor(source: ShapeSource, locations: Locations) {
    this.#source = source;
    this.#locations = locations;
  }

  get pointer(): string {
    return this.#locations.starts[0] as string; // at least one
  }

  get node(): Node {
    const { starts, node } = this.#locations;
    const { document } = this.#source;
    this.#node ??= node?.() ?? document.table.and(starts.map((pointer) => document.nodeAt(pointer)));
    return this.#node;
  }

  get text(): number {
    this.#text ??= this.#readText();
    return this.#text;
  }

  get own(): number {
    const { texts } = this.#source;
    this.#own ??= texts.combine(
      "own",
      this.#read().members.map(({ schema, dialect, withoutUnions: variant }) => {
        const keywords = texts.ofKeywords(schema, dialect);
        return variant === true ? keywords : texts.combine("all", [keywords, ...unionSizes(schema)]);
      }),
    );
    return this.#own;
  }

  occurrences(keyword: string): readonly Located[] {
    const known = this.#occurrences?.get(keyword);
    if (known !== undefined) return known;
    let found: Located[] | undefined;
    for (const member of this.#read().members) {
      const located = occurrenceIn(member, keyword);
      if (located === undefined) continue;
      found ??= [];
      found.push(located);
    }
    if (found === undefined) return nowhere; // most keywords, at most places: not worth a note
    this.#occurrences ??= new Map();
    this.#occurrences.set(keyword, found);
    return found;
  }

  get properties(): ReadonlyMap<string, Shape> {
    this.#properties ??= this.#byName("properties");
    return this.#properties;
  }

  get patternProperties(): ReadonlyMap<string, Shape> {
    this.#patternProperties ??= this.#byName("patternProperties");
    return this.#patternProperties;
  }

  get required(): ReadonlyMap<string, Located<string>> {
    this.#required ??= requiredNames(this.occurrences("required"));
    return this.#required;
  }

  get additionalProperties(): Shape | undefined {
    return this.#one("additionalProperties");
  }

  get propertyNames(): Shape | undefined {
    return this.#one("propertyNames");
  }

  get items(): Shape | undefined {
    return this.#one("items");
  }

  get contains(): Shape | undefined {
    return this.#one("contains");
  }

  get prefixItems(): readonly Shape[] {
    this.#prefixItems ??= this.#readPrefix();
    return this.#prefixItems;
  }

  get unions(): readonly Union[] {
    this.#unions ??= this.#readUnions();
    return this.#unions;
  }

  get references(): readonly Located<string>[] {
    return this.#read().references;
  }

  #read(): Conjunction {
    if (this.#conjunction === undefined) {
      const { starts, beside } = this.#locations;
      const { members, references } = conjunctionOf(this.#source.reader, starts);
      const inside = new Set(members.map(({ pointer }) => pointer));
      const others = beside.filter(({ pointer }) => !inside.has(pointer));
      this.#conjunction = { members: others.length === 0 ? members : [...others, ...members], references };
    }
    return this.#conjunction;
  }

  #readText(): number {
    const { texts } = this.#source;
    const { starts, beside } = this.#locations;
    const own = starts.map((pointer) => texts.of(pointer));
    if (beside.length === 0) return own.length === 1 ? (own[0] as number) : texts.combine("&", own);
    return texts.combine("|", [...own, 0, ...beside.map(({ pointer }) => texts.ofOwnKeywords(pointer))]);
  }

  /** The schemas at these places together. */
  #at(pointers: readonly string[]): Shape {
    return this.#source.shapeOf({ starts: pointers.length === 1 ? pointers : [...new Set(pointers)], beside: [] });
  }

  #one(keyword: string): Shape | undefined {
    const found = this.occurrences(keyword);
    return found.length === 0 ? undefined : this.#at(found.map(({ pointer }) => pointer));
  }

  #note(pointer: string, schema: Json): string {
    this.#source.reader.note(pointer, schema);
    return pointer;
  }

  #byName(keyword: string): ReadonlyMap<string, Shape> {
    const occurrences = this.occurrences(keyword).filter((one): one is Located<JsonObject> => isObject(one.value));
    if (occurrences.length === 0) return nothing;
    return new NamedShapes(occurrences, (name, having) =>
      this.#at(having.map(({ value, pointer }) => this.#note(join(pointer, name), value[name] as Json))),
    );
  }

  #readPrefix(): readonly Shape[] {
    const occurrences = this.occurrences("prefixItems");
    if (occurrences.length === 0) return noShapes;
    const places: string[][] = [];
    for (const { value, pointer } of occurrences) {
      if (!isArray(value)) continue;
      value.forEach((_, i) => {
        places[i] ??= [];
        places[i]?.push(join(pointer, i));
      });
    }
    return places.map((pointers) => this.#at(pointers));
  }

  #readUnions(): readonly Union[] {
    const { document, shapeOf } = this.#source;
    const found = (["anyOf", "oneOf"] as const).flatMap((keyword) =>
      this.occurrences(keyword).flatMap(({ value, pointer }) => {
        if (!isArray(value) || value.length === 0) return [];
        return [{ keyword, pointer, variants: value.map((one, i) => this.#note(join(pointer, i), one)) }];
      }),
    );
    if (found.length === 0) return noUnions;
    let base: Node | undefined;
    const baseNode = (): Node => {
      base ??= withoutUnions(
        document.table,
        this.node,
        found.map(({ variants }) => variants.map((pointer) => document.nodeAt(pointer))),
      );
      return base;
    };
    const beside = this.#read().members.map((member) => ({ ...member, withoutUnions: true }));
    return found.map(({ keyword, pointer, variants }) => ({
      keyword,
      pointer,
      variants: variants.map((variant) =>
        shapeOf({
          starts: [variant],
          beside,
          node: () => document.table.and([baseNode(), document.nodeAt(variant)]),
        }),
      ),
    }));
  }
}

/** How many variants each union of a schema has: part of its own words, unlike what the variants say. */
function unionSizes(schema: Member["schema"]): number[] {
  return [schema.anyOf, schema.oneOf].map((variants) => (isArray(variants) ? variants.length : -1));
}

function requiredNames(occurrences: readonly Located[]): ReadonlyMap<string, Located<string>> {
  const names = new Map<string, Located<string>>();
  for (const { value, pointer } of occurrences) {
    if (!isArray(value)) continue;
    value.forEach((name, i) => {
      if (typeof name === "string" && !names.has(name)) names.set(name, { value: name, pointer: join(pointer, i) });
    });
  }
  return names;
}

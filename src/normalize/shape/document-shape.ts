/**
 * One shape of a document. A class, because a large schema has a hundred thousand of them and most are only asked
 * for their node: what is not asked for is never made.
 */
import type { Node } from "../../model/ir.js";
import { isArray, isObject, type JsonObject } from "../../model/json.js";
import type { Condition, Containment, Located, Shape, Unevaluated, Union } from "../../model/shape.js";
import type { IndexedDocument } from "../indexed-document.js";
import type { Location } from "../location.js";
import { conditionsOf, containmentsOf, dependentNames, unevaluatedOf } from "./applied.js";
import { occurrenceIn } from "./keywords.js";
import { type Conjunction, conjunctionOf, type Member } from "./members.js";
import { NamedShapes } from "./named-shapes.js";
import { Occurrence } from "./occurrence.js";
import { followed } from "./references.js";
import type { Texts } from "./texts.js";
import { withoutUnions } from "./without-unions.js";
import { holdsBelow } from "./wording.js";

/** The locations a shape stands for. */
export interface Locations {
  /** Schemas that apply with all they say, outermost first; at least one, or one beside. */
  readonly starts: readonly Location[];
  /** Schemas whose own keywords apply, but not their unions: one variant of those is among the starts. */
  readonly beside: readonly Member[];
  /** The node, where it is not the conjunction of the starts. */
  readonly node?: () => Node;
}

/** What the shapes of one document share. */
export interface ShapeSource {
  readonly document: IndexedDocument;
  readonly texts: Texts;
  readonly shapeOf: (locations: Locations) => Shape;
}

const nowhere: readonly Occurrence[] = [];
const nothing: ReadonlyMap<string, Shape> = new Map();
const noShapes: readonly Shape[] = [];
const noUnions: readonly Union[] = [];

export class DocumentShape implements Shape {
  readonly #source: ShapeSource;
  readonly #locations: Locations;
  #conjunction: Conjunction | undefined;
  #occurrences: Map<string, readonly Occurrence[]> | undefined;
  #node: Node | undefined;
  #text: number | undefined;
  #words: number | undefined;
  #own: number | undefined;
  #content: string | undefined;
  #below: string | undefined;
  #properties: ReadonlyMap<string, Shape> | undefined;
  #patternProperties: ReadonlyMap<string, Shape> | undefined;
  #required: ReadonlyMap<string, Located<string>> | undefined;
  #prefixItems: readonly Shape[] | undefined;
  #unions: readonly Union[] | undefined;
  #contains: readonly Containment[] | undefined;
  #conditions: readonly Condition[] | undefined;
  #dependentSchemas: ReadonlyMap<string, Shape> | undefined;

  constructor(source: ShapeSource, locations: Locations) {
    this.#source = source;
    this.#locations = locations;
  }

  get pointer(): string {
    const { starts, beside } = this.#locations;
    return (starts[0] ?? (beside[0] as Member).location).pointer; // at least one of either
  }

  get node(): Node {
    const { starts, node } = this.#locations;
    const { document } = this.#source;
    this.#node ??= node?.() ?? document.table.and(starts.map((location) => document.nodeOf(location)));
    return this.#node;
  }

  get text(): number {
    this.#text ??= this.#readText((location) => this.#source.texts.of(location));
    return this.#text;
  }

  get words(): number {
    this.#words ??= this.#readText((location) => this.#source.texts.ofWords(location));
    return this.#words;
  }

  get own(): number {
    const { texts } = this.#source;
    this.#own ??= texts.combine(
      "own",
      this.#read().members.map(({ schema, location, withoutUnions: variant }) => {
        const keywords = texts.ofKeywords(location);
        return variant === true ? keywords : texts.combine("all", [keywords, ...unionSizes(schema)]);
      }),
    );
    return this.#own;
  }

  get content(): string {
    if (this.#content === undefined) {
      const { starts, beside } = this.#locations;
      const ids = starts.map((location) => followed(this.#source.document, location).id);
      this.#content = `${ids.join()}|${beside.map(({ location }) => location.id).join()}`;
    }
    return this.#content;
  }

  get below(): string {
    if (this.#below === undefined) {
      const holding = this.#read().members.filter(({ location }) => holdsBelow(location));
      this.#below = holding.map(({ location }) => location.id).join();
    }
    return this.#below;
  }

  occurrences(keyword: string): readonly Occurrence[] {
    const known = this.#occurrences?.get(keyword);
    if (known !== undefined) return known;
    let found: Occurrence[] | undefined;
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

  get contains(): readonly Containment[] {
    this.#contains ??= containmentsOf(this.#read().members, this.#alone);
    return this.#contains;
  }

  get unevaluatedProperties(): readonly Unevaluated[] {
    return unevaluatedOf(this.#read().members, this.#source.document, "properties", this.#alone);
  }

  get unevaluatedItems(): readonly Unevaluated[] {
    return unevaluatedOf(this.#read().members, this.#source.document, "items", this.#alone);
  }

  get dependentRequired(): ReadonlyMap<string, ReadonlyMap<string, Located<string>>> {
    return dependentNames(this.occurrences("dependentRequired"));
  }

  get dependentSchemas(): ReadonlyMap<string, Shape> {
    this.#dependentSchemas ??= this.#byName("dependentSchemas");
    return this.#dependentSchemas;
  }

  get conditions(): readonly Condition[] {
    this.#conditions ??= conditionsOf(this.#read().members, this.#source.document, this.#alone);
    return this.#conditions;
  }

  get not(): readonly Shape[] {
    return this.occurrences("not").map(({ location }) => this.#alone(location));
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
      const { members, references } = conjunctionOf(this.#source.document, starts);
      const inside = new Set(members.map(({ location }) => location));
      const others = beside.filter(({ location }) => !inside.has(location));
      this.#conjunction = { members: others.length === 0 ? members : [...others, ...members], references };
    }
    return this.#conjunction;
  }

  #readText(of: (location: Location) => number): number {
    const { texts } = this.#source;
    const { starts, beside } = this.#locations;
    const own = starts.map(of);
    if (beside.length === 0) return own.length === 1 ? (own[0] as number) : texts.combine("&", own);
    return texts.combine("|", [...own, 0, ...beside.map(({ location }) => texts.ofOwnKeywords(location))]);
  }

  /** The schemas at these places together. */
  #at(starts: readonly Location[]): Shape {
    return this.#source.shapeOf({ starts: starts.length === 1 ? starts : [...new Set(starts)], beside: [] });
  }

  readonly #alone = (location: Location): Shape => this.#at([location]);

  #one(keyword: string): Shape | undefined {
    const found = this.occurrences(keyword);
    return found.length === 0 ? undefined : this.#at(found.map(({ location }) => location));
  }

  #byName(keyword: string): ReadonlyMap<string, Shape> {
    const occurrences = this.occurrences(keyword).filter((one): one is Occurrence<JsonObject> => isObject(one.value));
    if (occurrences.length === 0) return nothing;
    return new NamedShapes(occurrences, (name, having) => this.#at(having.map(({ location }) => location.below(name))));
  }

  #readPrefix(): readonly Shape[] {
    const occurrences = this.occurrences("prefixItems");
    if (occurrences.length === 0) return noShapes;
    const places: Location[][] = [];
    for (const { value, location } of occurrences) {
      if (!isArray(value)) continue;
      value.forEach((_, i) => {
        places[i] ??= [];
        places[i]?.push(location.below(i));
      });
    }
    return places.map((locations) => this.#at(locations));
  }

  #readUnions(): readonly Union[] {
    const { document, shapeOf } = this.#source;
    const found = (["anyOf", "oneOf"] as const).flatMap((keyword) =>
      this.occurrences(keyword).flatMap(({ value, location }) => {
        if (!isArray(value) || value.length === 0) return [];
        return [{ keyword, location, variants: value.map((_, i) => location.below(i)) }];
      }),
    );
    if (found.length === 0) return noUnions;
    let base: Node | undefined;
    const baseNode = (): Node => {
      base ??= withoutUnions(
        document.table,
        this.node,
        found.map(({ variants }) => variants.map((variant) => document.nodeOf(variant))),
      );
      return base;
    };
    const beside = this.#read().members.map((member) => ({ ...member, withoutUnions: true }));
    const { texts } = this.#source;
    return found.map(({ keyword, location, variants }) => ({
      keyword,
      get beside() {
        return shapeOf({ starts: [], beside, node: baseNode });
      },
      get node() {
        return document.table[keyword === "anyOf" ? "or" : "oneOf"](variants.map((one) => document.nodeOf(one)));
      },
      get text() {
        return `${keyword} ${variants.map((one) => texts.of(one)).join()}`;
      },
      get pointer(): string {
        return location.pointer;
      },
      variants: variants.map((variant) =>
        shapeOf({
          starts: [variant],
          beside,
          node: () => document.table.and([baseNode(), document.nodeOf(variant)]),
        }),
      ),
    }));
  }
}

/** How many variants each union of a schema has: part of its own words, unlike what the variants say. */
function unionSizes(schema: Member["schema"]): number[] {
  return [schema.anyOf, schema.oneOf].map((variants) => (isArray(variants) ? variants.length : -1));
}

function requiredNames(occurrences: readonly Occurrence[]): ReadonlyMap<string, Located<string>> {
  const names = new Map<string, Located<string>>();
  for (const { value, location } of occurrences) {
    if (!isArray(value)) continue;
    value.forEach((name, i) => {
      if (typeof name === "string" && !names.has(name)) names.set(name, new Occurrence(location.below(i), name));
    });
  }
  return names;
}

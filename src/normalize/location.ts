/**
 * Places of schema documents. Equal places are one object with a number, so that everything that is remembered of a
 * place is found by the number, and its pointer is spelled only for those who read it. A class for that laziness.
 */
import { isArray, isObject, type Json } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { Dialect } from "./dialect.js";

/** A schema resource: a subschema with an identity of its own, or the document. */
export interface Resource {
  readonly uri: string;
  readonly document: DocumentIndex;
  readonly location: Location;
  readonly dialect: Dialect;
  readonly anchors: Map<string, Location>;
  /** Also in `anchors`; the name "" stands for `$recursiveAnchor: true`. */
  readonly dynamicAnchors: Map<string, Location>;
}

export interface DocumentIndex {
  readonly root: Location;
  readonly unusable: { pointer: string; message: string }[];
}

/** Numbers places; one for all documents that may refer to each other. */
export interface Numbering {
  next: number;
}

/** A place in a document, and the resource it belongs to. */
export class Location {
  readonly id: number;
  readonly json: Json;
  /** Until a document is indexed, the resource of the place above. */
  resource: Resource;
  readonly #numbering: Numbering;
  readonly #above: Location | undefined;
  readonly #token: string | number;
  #pointer: string | undefined;
  #below: Map<string | number, Location> | undefined;

  constructor(numbering: Numbering, json: Json, resource: Resource, above?: Location, token: string | number = "") {
    this.id = numbering.next++;
    this.#numbering = numbering;
    this.json = json;
    this.resource = resource;
    this.#above = above;
    this.#token = token;
  }

  /** From the root of the document. */
  get pointer(): string {
    this.#pointer ??= this.#above === undefined ? "" : join(this.#above.pointer, this.#token);
    return this.#pointer;
  }

  /** The place below, where there is something; indices of arrays may be text, as in a pointer. */
  child(token: string | number): Location | undefined {
    const { json } = this;
    if (isArray(json)) {
      const index = typeof token === "number" || /^(0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
      return index >= 0 && index < json.length ? this.#step(index, json[index] as Json) : undefined;
    }
    const name = String(token);
    return isObject(json) && Object.hasOwn(json, name) ? this.#step(name, json[name] as Json) : undefined;
  }

  /** The place at these tokens below. */
  at(tokens: readonly (string | number)[]): Location | undefined {
    let location: Location | undefined = this;
    for (const token of tokens) location = location?.child(token);
    return location;
  }

  /** As {@link at}, for tokens that the caller has seen to be there. */
  below(...tokens: readonly (string | number)[]): Location {
    return this.at(tokens) as Location;
  }

  #step(token: string | number, json: Json): Location {
    const known = this.#below?.get(token);
    if (known !== undefined) return known;
    this.#below ??= new Map();
    const made = new Location(this.#numbering, json, this.resource, this, token);
    this.#below.set(token, made);
    return made;
  }
}

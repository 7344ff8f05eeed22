/** A keyword's value with its place; a class, so that the pointer is spelled only for those who read it. */
import type { Json } from "../../model/json.js";
import type { Located } from "../../model/shape.js";
import type { Location } from "../location.js";

export class Occurrence<T = Json> implements Located<T> {
  readonly location: Location;
  readonly value: T;

  constructor(location: Location, value: T) {
    this.location = location;
    this.value = value;
  }

  get pointer(): string {
    return this.location.pointer;
  }
}

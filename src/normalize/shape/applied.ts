/** The keywords that apply a schema in another way than by plain conjunction, read from the members of a shape. */
import { ExactNumber, isArray, isObject, type Json, type JsonObject } from "../../model/json.js";
import type { Condition, Containment, Located, Shape, Unevaluated } from "../../model/shape.js";
import type { IndexedDocument } from "../indexed-document.js";
import type { Location } from "../location.js";
import { occurrenceIn } from "./keywords.js";
import type { Member } from "./members.js";
import { Occurrence } from "./occurrence.js";

type ShapeAt = (location: Location) => Shape;

/** Each `contains`. A malformed bound counts as absent; the engine calls such a schema opaque. */
export function containmentsOf(members: readonly Member[], shapeAt: ShapeAt): Containment[] {
  return members.flatMap((member) => {
    const found = occurrenceIn(member, "contains");
    if (found === undefined) return [];
    const [min, max] = [occurrenceIn(member, "minContains"), occurrenceIn(member, "maxContains")];
    return [
      {
        pointer: found.pointer,
        item: shapeAt(found.location),
        min: countOf(min) ?? 1,
        max: countOf(max),
        written: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
      },
    ];
  });
}

function countOf(bound: Located | undefined): number | undefined {
  const value = bound?.value instanceof ExactNumber ? Number(bound.value.text) : bound?.value;
  return typeof value === "number" && value >= 0 ? value : undefined;
}

/** Each `if`; `then` and `else` without one say nothing. */
export function conditionsOf(
  members: readonly Member[],
  { table, nodeOf }: IndexedDocument,
  shapeAt: ShapeAt,
): Condition[] {
  return members.flatMap((member) => {
    const [condition, then, otherwise] = ["if", "then", "else"].map((keyword) => occurrenceIn(member, keyword));
    if (condition === undefined) return [];
    const branch = (found: Occurrence | undefined) => (found === undefined ? table.true : nodeOf(found.location));
    const written = Object.entries({ if: condition, then, else: otherwise }).flatMap(([keyword, found]) =>
      found === undefined ? [] : [[keyword, found.value] as const],
    );
    return [
      {
        pointer: condition.pointer,
        if: shapeAt(condition.location),
        then: then && shapeAt(then.location),
        else: otherwise && shapeAt(otherwise.location),
        value: Object.fromEntries(written) as Json,
        get node() {
          return table.if(nodeOf(condition.location), branch(then), branch(otherwise));
        },
      },
    ];
  });
}

/** Each `unevaluatedProperties` or `unevaluatedItems`. */
export function unevaluatedOf(
  members: readonly Member[],
  document: IndexedDocument,
  what: "properties" | "items",
  shapeAt: ShapeAt,
): Unevaluated[] {
  const keyword = what === "properties" ? "unevaluatedProperties" : "unevaluatedItems";
  return members.flatMap((member) => {
    const found = occurrenceIn(member, keyword);
    if (found === undefined) return [];
    return [
      {
        pointer: found.pointer,
        rest: shapeAt(found.location),
        get node() {
          return document.unevaluatedAt(member.location, what);
        },
      },
    ];
  });
}

/** `dependentRequired` over a conjunction: the places of the names that each name asks for. */
export function dependentNames(
  occurrences: readonly Occurrence[],
): ReadonlyMap<string, ReadonlyMap<string, Located<string>>> {
  const names = new Map<string, Map<string, Located<string>>>();
  for (const { value, location } of occurrences) {
    if (!isObject(value)) continue;
    for (const [name, list] of Object.entries<Json>(value as JsonObject)) {
      if (!isArray(list)) continue;
      const needed = names.get(name) ?? new Map<string, Located<string>>();
      names.set(name, needed);
      list.forEach((one, i) => {
        if (typeof one === "string" && !needed.has(one)) {
          needed.set(one, new Occurrence(location.below(name, i), one));
        }
      });
    }
  }
  return names;
}

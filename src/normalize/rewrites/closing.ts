/**
 * What `unknownProperties: declared` adds to a writer's schema: at each object location the properties that the
 * schema declares and no others, as by `unevaluatedProperties: false` at the outermost place; recursively below.
 *
 * It is built as a constraint of its own, to be conjoined with the schema, so that unchanged subschemas stay the
 * same nodes. What is closed is a *set* of subschemas: all that speak of one instance location, since each declares
 * a part of it. An object without declared properties stays free-form, and so does one that mentions
 * `additionalProperties` or `unevaluatedProperties`. Where it is not clear which subschemas speak of a key (names
 * that may match patterns), more of them are taken: the closing may be too wide, never too narrow.
 *
 * What is below a location is closed when a search first comes there; that also ends the cycles of recursive schemas.
 */
import type { Node } from "../../model/ir.js";
import type { InternTable } from "../../model/node-table.js";
import type { Location } from "../location.js";
import type { Scope } from "../scope.js";
import { flattenAll, keyOf, type Spot, Spots } from "./closing-spots.js";
import { type Alternative, alternativesOf, type Guards } from "./closing-unions.js";

/** The closing of what a location describes. */
export type Closing = (location: Location, scope: Scope) => Node;

/** Remembers what it closed for as long as the document lasts. */
export function createClosing(table: InternTable, guards: Guards): Closing {
  const spots = new Spots(guards.builder);
  const closed = new Map<number | string, Node>();
  const objects = new Map<string, Node>();

  /** The closing of an instance location that all of these subschemas describe. */
  const closeAll = (described: readonly Spot[]): Node => {
    const [first] = described;
    if (first === undefined) return table.true;
    const key = described.length === 1 ? first.key : keyOf(described);
    const known = closed.get(key);
    if (known !== undefined) return known;
    const node = closeFlat(flattenAll(described));
    closed.set(key, node);
    return node;
  };

  const closeFlat = (flat: readonly Spot[]): Node => {
    if (flat.length === 0) return table.true;
    const key = `flat ${keyOf(flat)}`;
    const known = closed.get(key);
    if (known !== undefined) return known;
    const node = table.defer(() => {
      const alternatives = alternativesOf(guards, flat);
      if (alternatives === undefined) return table.true;
      return table.or(alternatives.map((one) => table.and([...one.guards, closeOne(one)])));
    });
    closed.set(key, node);
    return node;
  };

  /** The closing when it is known which subschemas hold; a variant of many unions is closed once. */
  const closeOne = ({ flat, free }: Alternative): Node => {
    const key = `${free} ${keyOf(flat)}`;
    const known = objects.get(key);
    if (known !== undefined) return known;
    const node = table.and([closedObject(flat, free), closedArray(flat)]);
    objects.set(key, node);
    return node;
  };

  const closedObject = (flat: readonly Spot[], free: boolean): Node => {
    const said = flat.map(({ objects }) => objects);
    const byPattern = said.flatMap(({ patterns }) => [...patterns]);
    const ofPatterns = byPattern.map(([, spot]) => spot);
    const named = new Map<string, Node>();
    for (const { named: names } of said) {
      for (const name of names.keys()) {
        if (named.has(name)) continue;
        // who does not name it speaks of it by its rest
        const speaking = said.flatMap((one) => one.named.get(name) ?? one.rest ?? []);
        named.set(name, closeAll(ofPatterns.length === 0 ? speaking : [...speaking, ...ofPatterns]));
      }
    }
    const others = closeAll([...ofPatterns, ...said.flatMap(({ rest }) => rest ?? [])]);
    const open = free || said.some((one) => one.open);
    return table.properties(
      named,
      byPattern.map(([pattern]) => ({ pattern, node: others })),
      named.size > 0 && !open ? table.false : others,
    );
  };

  const closedArray = (flat: readonly Spot[]): Node => {
    const said = flat.map(({ arrays }) => arrays);
    const longest = Math.max(0, ...said.map(({ prefix }) => prefix.length));
    const at = (index: number): Node => closeAll(said.flatMap(({ prefix, rest }) => prefix[index] ?? rest));
    return table.items(
      Array.from({ length: longest }, (_, index) => at(index)),
      at(longest),
    );
  };

  return (location, scope) => closeAll([spots.at(location, scope)]);
}

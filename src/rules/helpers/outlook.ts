/**
 * What to expect at a pair. Schemas that are the same JSON stand in many places of a large document; of each two
 * texts that meet, only the first pair is looked through, and only what differs is looked at in the others.
 */
import type { RuleContext } from "../../model/change.js";
import { isArray, isObject, type Json, own, stringify } from "../../model/json.js";
import type { Shape } from "../../model/shape.js";
import { type Aligned, type Alignment, align } from "../align.js";
import { areWrittenAlike } from "./same.js";
import { accountsFor, stateAt } from "./statement.js";

export interface Outlook {
  /** Whether a rule states something here. */
  readonly states: boolean;
  /** Nothing below can change the set. */
  readonly annotationsOnly: boolean;
  /** Made when it is asked for. */
  readonly alignment: Alignment;
}

/** Remembers what it found for as long as a walk lasts. */
export function createOutlooks(context: RuleContext): (pair: Aligned) => Outlook {
  const known = new Map<string, Outlook>();
  return (pair) => {
    if (areWrittenAlike(pair)) return look(pair, context);
    const key = keyOf(pair);
    const outlook = known.get(key) ?? look(pair, context);
    known.set(key, outlook);
    return outlook;
  };
}

function look(pair: Aligned, context: RuleContext): Outlook {
  const { annotations, constraints, annotationsOnly } = stateAt(pair, context);
  const states = annotations.length + constraints.length > 0;
  const isExplained = () => accountsFor(constraints, pair, { old: pair.old.node, new: pair.new.node }, context);
  let alignment: Alignment | undefined;
  return {
    states,
    annotationsOnly,
    get alignment() {
      alignment ??= align(pair, annotationsOnly, context, isExplained);
      return alignment;
    },
  };
}

/** Equal where the rules state the same, but for places. */
function keyOf({ old, new: renewed, variant, ownTypes, annotationsOnly }: Aligned): string {
  const kind = variant ? (ownTypes ? " own variant" : " variant") : "";
  return [old, renewed].map(sideKey).join(" ") + kind + (annotationsOnly ? " annotations" : "");
}

function sideKey(shape: Shape): string {
  return `${shape.text} ${shape.own} ${shape.node.id} ${namesIn(shape)}`;
}

/** Variants are also matched by the names of their definitions, of which a text knows nothing. */
function namesIn(shape: Shape): string {
  let names = shape.references[0]?.value ?? ""; // a plain schema is matched with variants, too
  for (const keyword of ["anyOf", "oneOf"]) {
    for (const { value } of shape.occurrences(keyword)) {
      if (isArray(value)) names += value.map(nameOf).join();
    }
  }
  return names;
}

function nameOf(variant: Json): string {
  if (!isObject(variant)) return "";
  let name = "";
  for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef", "allOf"]) {
    const value = own(variant, keyword);
    if (value !== undefined) name += `${keyword} ${stringify(value)}`;
  }
  return name;
}

/** Puts a change together: what every rule states alike. */
import type { Change, ShapePair, Step } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Json } from "../../model/json.js";

export interface Stated {
  readonly oldPointer?: string;
  readonly newPointer?: string;
  readonly facts?: Readonly<Record<string, Json>>;
  readonly before?: Json;
  readonly after?: Json;
  readonly clause?: { readonly old: Node; readonly new: Node };
}

/** A change at a pair. Its facts always have `place`: the instance location in words. */
export function change(rule: string, pair: ShapePair, stated: Stated): Change {
  const guards = pair.guards !== undefined && pair.guards.length > 0 ? { guards: pair.guards } : {};
  return { rule, path: pair.path, ...stated, ...guards, facts: { place: placeOf(pair), ...stated.facts } };
}

/** A place in words, with the innermost variant or branch that it belongs to. */
export function placeOf({ path, guards = [] }: Pick<ShapePair, "path" | "guards">): string {
  const where = guards.findLast((guard) => guard.where !== undefined)?.where;
  return where === undefined ? describe(path) : `${describe(path)} (where ${where})`;
}

/** `customer.lines[].total`, or `the document` for the root. */
export function describe(path: readonly Step[]): string {
  let text = "";
  for (const step of path) text = append(text, step);
  return text === "" ? "the document" : text;
}

function append(text: string, step: Step): string {
  switch (step.kind) {
    case "property": {
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step.name)) return `${text}[${JSON.stringify(step.name)}]`;
      return text === "" ? step.name : `${text}.${step.name}`;
    }
    case "pattern":
      return `${text}[/${step.pattern}/]`;
    case "additional":
      return `${text}[*]`;
    case "index":
      return `${text}[${step.index}]`;
    case "item":
      return `${text}[]`;
    case "name":
      return text === "" ? "property names" : `property names of ${text}`;
  }
}

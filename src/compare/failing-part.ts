/** Which part of a witness fails: the place in the document that a change's path leads to. */
import { sidesOf } from "../classify/direction.js";
import type { Change, Step } from "../model/change.js";
import type { Node } from "../model/ir.js";
import { isArray, isObject, type Json, own } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { Direction } from "../model/policy.js";
import { at } from "./locate.js";
import type { Session } from "./session.js";

/** Members that are tried where a path leaves a choice. */
const mostTried = 1000;

/**
 * JSON pointer into the witness. Where the path leaves a choice (some key, some item), the first that is in the
 * writer's clause and outside the reader's; where the witness has nothing there, the nearest part above it.
 */
export function failingPart(session: Session, change: Change, direction: Direction, witness: Json): string {
  const { writer, reader } = sidesOf(direction);
  const { clause, path } = change;
  const { table } = session;
  const lost = clause === undefined ? table.true : table.and([clause[writer], table.not(clause[reader])]);
  let pointer = "";
  let value: Json = witness;
  for (const [depth, step] of path.entries()) {
    const part = follow(session, value, step, path.slice(depth), lost);
    if (part === undefined) return pointer;
    pointer = join(pointer, part.token);
    if (part.value === undefined) return pointer;
    value = part.value;
  }
  return pointer;
}

interface Part {
  readonly token: string | number;
  /** Absent where the part is a key itself. */
  readonly value?: Json;
}

function follow(session: Session, value: Json, step: Step, rest: readonly Step[], lost: Node): Part | undefined {
  const { table, engine } = session;
  if (step.kind === "index" || step.kind === "item") {
    if (!isArray(value)) return undefined;
    if (step.kind === "index") return partAt(value, step.index);
    const first: Step = { kind: "item", from: 0 };
    const documents = at(table, [first, ...rest.slice(1)], lost);
    const end = Math.min(value.length, step.from + mostTried);
    for (let index = step.from; index < end; index++) {
      if (engine.evaluate(documents, [value[index] as Json]) === true) return partAt(value, index);
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  if (step.kind === "property") return memberAt(value, step.name);
  const documents = at(table, rest, lost);
  for (const key of Object.keys(value).slice(0, mostTried)) {
    // one member alone, so that it is this one that the clause is about
    if (engine.evaluate(documents, Object.fromEntries([[key, value[key] as Json]])) !== true) continue;
    return step.kind === "name" ? { token: key } : memberAt(value, key);
  }
  return undefined;
}

function partAt(value: readonly Json[], index: number): Part | undefined {
  const item = value[index];
  return item === undefined ? undefined : { token: index, value: item };
}

function memberAt(value: { readonly [key: string]: Json }, key: string): Part | undefined {
  const member = own(value, key);
  return member === undefined ? undefined : { token: key, value: member };
}

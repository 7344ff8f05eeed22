/** Where to look in the new source for what is gone from it: a review shows only files that are still there. */
import type { Contract, Dto, SourceLocation } from "../model/contract.js";
import { isArray, isObject, type Json, own } from "../model/json.js";
import { join, tokens } from "../model/pointer.js";

/** Members that only hold named schemas: the DTO itself says more than the line on which they begin. */
const holders: ReadonlySet<string> = new Set(["$defs", "definitions", "schemas", "components"]);

/**
 * The place of the deepest ancestor that the new document still has of a pointer into the old one; the place of the
 * DTO where that is none. An item of a list is gone with its index, whatever has the index now.
 */
export function nearestPlace(gone: string, old: Dto, next: Dto): SourceLocation | undefined {
  const inside = gone === old.pointer || gone.startsWith(`${old.pointer}/`);
  const base = inside ? tokens(next.pointer) : [];
  const path = [...base, ...tokens(inside ? gone.slice(old.pointer.length) : gone).slice(0, -1)];
  const found = path.slice(0, depthIn(next.source.json, path));
  while (found.length > 0 && holders.has(found.at(-1) ?? "")) found.pop();
  const known = found.length > base.length ? next.source.locate(join("", ...found)) : undefined;
  return known ?? next.source.locate(next.pointer);
}

/** The place that stands for a DTO that is gone: what it may be called now, its module, or the contract's version. */
export function placeOfGoneDto(candidate: Contract, renamed: Dto | undefined): SourceLocation | undefined {
  const now = renamed?.source.locate(renamed.pointer);
  if (now !== undefined) return now;
  const label = candidate.label.replace(/^\.\//, "");
  const inOneFile = candidate.dtos.some(({ source, pointer }) => source.locate(pointer)?.file === label);
  return inOneFile ? { file: label, line: 1, column: 1 } : candidate.versionPlace;
}

/** How many tokens of a path lead to a value. */
export function depthIn(json: Json, path: readonly string[]): number {
  let value: Json = json;
  for (const [depth, token] of path.entries()) {
    const next: Json | undefined = isArray(value)
      ? /^\d+$/.test(token)
        ? value[Number(token)]
        : undefined
      : isObject(value)
        ? own(value, token)
        : undefined;
    if (next === undefined) return depth;
    value = next;
  }
  return path.length;
}

/** What a consumer uses of a DTO: a tree of the paths it named, in which `*` is every item or every property. */
import { tokens } from "../model/pointer.js";

/** All of a value, or some of its members. */
export type Usage = "all" | UsedMembers;

export interface UsedMembers {
  /** By property name, or by index for an item. */
  readonly named: ReadonlyMap<string, Usage>;
  /** Of every property and every item. */
  readonly each?: Usage;
}

/** The tree of these paths; a path uses everything below it. */
export function usageOf(paths: readonly string[]): Usage {
  return merge(paths.map((path) => tokens(path)));
}

function merge(paths: readonly (readonly string[])[]): Usage {
  if (paths.some((path) => path.length === 0)) return "all";
  const below = new Map<string, (readonly string[])[]>();
  for (const [token = "", ...rest] of paths) below.set(token, [...(below.get(token) ?? []), rest]);
  const every = below.get("*");
  const named = new Map<string, Usage>();
  for (const [token, rests] of below) if (token !== "*") named.set(token, merge([...rests, ...(every ?? [])]));
  return every === undefined ? { named } : { named, each: merge(every) };
}

/** What is used of the member of this name; `undefined` when nothing is. */
export function usageAt(usage: Usage, name: string): Usage | undefined {
  return usage === "all" ? "all" : (usage.named.get(name) ?? usage.each);
}

/** The same text for the same usage. */
export function usageKey(usage: Usage): string {
  if (usage === "all") return "all";
  const named = [...usage.named]
    .map(([name, below]) => `${JSON.stringify(name)}:${usageKey(below)}`)
    .sort()
    .join(",");
  return `{${named}|${usage.each === undefined ? "" : usageKey(usage.each)}}`;
}

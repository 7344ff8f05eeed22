/**
 * Distinct values for positions: enough members of each position are listed, then matched (augmenting paths;
 * Hall's theorem says that as many members as there are positions are enough).
 */
import type { Json } from "../model/json.js";
import { valueKey } from "../model/value.js";
import type { Slot } from "./array-model.js";
import { cost } from "./budget.js";
import { type Doubt, note, type Result, type Search } from "./search-types.js";

/** More items than this are not told apart one by one. */
export const maxPositions = 200;

export function assignDistinct(search: Search, positions: readonly Slot[], doubt: Doubt): Result | undefined {
  if (positions.length > maxPositions) {
    const reason = `more than ${maxPositions} distinct items would be needed`;
    return { kind: "unknown", why: { cause: "budget:unique", reason } };
  }
  const lists = new Map<string, readonly Json[]>();
  const membersOf = ({ inside, outside }: Slot): readonly Json[] => {
    const key = `${inside.map(({ id }) => id)}|${outside.map(({ id }) => id)}`;
    let members = lists.get(key);
    if (members === undefined) {
      members = enumerate(search, { inside, outside }, positions.length, doubt);
      lists.set(key, members);
    }
    return members;
  };
  const members = positions.map(membersOf);
  const owner = new Map<string, number>();
  const value = new Map<number, Json>();
  const augment = (position: number, tried: Set<string>): boolean => {
    for (const candidate of members[position] as readonly Json[]) {
      const key = valueKey(candidate);
      if (tried.has(key)) continue;
      tried.add(key);
      const holder = owner.get(key);
      if (holder === undefined || augment(holder, tried)) {
        owner.set(key, position);
        value.set(position, candidate);
        return true;
      }
    }
    return false;
  };
  for (let position = 0; position < positions.length; position++) if (!augment(position, new Set())) return undefined;
  return { kind: "found", value: positions.map((_, i) => value.get(i) as Json) };
}

/** Whether a position surely has fewer members than so many items need, as far as a short list tells. */
export function tooFewDistinct(search: Search, position: Slot, items: number): boolean {
  const listed = position.inside.some((node) => node.kind === "enum" && node.keys.length < items);
  if (listed) return true;
  const doubt: Doubt = {};
  const members = enumerate(search, position, maxPositions, doubt);
  return doubt.why === undefined && members.length < Math.min(items, maxPositions);
}

/** Up to `count` distinct members. */
function enumerate(search: Search, { inside, outside }: Slot, count: number, doubt: Doubt): readonly Json[] {
  const members: Json[] = [];
  while (members.length < count) {
    search.spend(cost.state);
    const apart = members.length === 0 ? outside : [...outside, search.table.enum(members)];
    const found = search.solve(inside, apart);
    if (found.kind === "unknown") note(doubt, { kind: "unknown", why: found.why });
    if (found.kind !== "found") break;
    members.push(found.value);
  }
  return members;
}

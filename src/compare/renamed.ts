/** DTOs that look renamed: one went, and a similar one came. A suggestion; nothing is matched by it. */
import type { Contract, Dto } from "../model/contract.js";
import { stringify } from "../model/json.js";
import { extractSchema } from "../util/extract.js";
import { looksRenamed } from "../util/renamed.js";
import { createSameness } from "./same.js";

const fewestCharacters = 80;
/** More pairs than this are compared by their names only. */
const maxCompared = 2_000;

/**
 * For each DTO that only the baseline has, the DTO that only the candidate has and that says the same or has a
 * similar name; every name at most once.
 */
export function renamedDtos(baseline: Contract, candidate: Contract): ReadonlyMap<string, Dto> {
  const gone = onlyIn(baseline, candidate);
  const come = new Set(gone.length === 0 ? [] : onlyIn(candidate, baseline));
  const renamed = new Map<string, Dto>();
  const take = (looksAlike: (old: Dto, next: Dto) => boolean): void => {
    for (const old of gone) {
      if (renamed.has(old.name)) continue;
      const found = [...come].find((next) => looksAlike(old, next));
      if (found === undefined) continue;
      renamed.set(old.name, found);
      come.delete(found);
    }
  };
  const same = createSameness();
  if (gone.length * come.size <= maxCompared) take((old, next) => saysEnough(old) && same(old, next));
  take((old, next) => looksRenamed(old.name, next.name, false));
  return renamed;
}

function onlyIn(having: Contract, lacking: Contract): Dto[] {
  const names = new Set(lacking.dtos.map(({ name }) => name));
  return having.dtos.filter(({ name }) => !names.has(name));
}

/** Short schemas are alike by accident. */
function saysEnough({ source, pointer }: Dto): boolean {
  return stringify(extractSchema(source.json, pointer, source.defaultDialect)).length >= fewestCharacters;
}

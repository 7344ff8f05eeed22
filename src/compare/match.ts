/** Pairs the DTOs of a candidate with those of its baselines by name, and groups baselines that say the same. */
import type { Contract, Dto, Role } from "../model/contract.js";
import type { Settings } from "./options.js";
import { createSameness } from "./same.js";

/** One comparison to make: the candidate's DTO against what one or more baselines say of it. */
export interface Comparison {
  readonly old: Dto | undefined;
  readonly new: Dto | undefined;
  /** The canonical schemas are the same. */
  readonly same: boolean;
}

/** Everything about the DTO of one name. */
export interface Matched {
  readonly name: string;
  readonly role: Role;
  /** The comparison that answers for each baseline, in the order of the baselines. */
  readonly against: readonly Comparison[];
}

/** Every DTO of the candidate in its order, then those that only baselines have. */
export function matchDtos(candidate: Contract, baselines: readonly Contract[], settings: Settings): Matched[] {
  const same = createSameness();
  const current = byName(candidate);
  const stored = baselines.map(byName);
  const names = new Set([...current.keys(), ...stored.flatMap((dtos) => [...dtos.keys()])]);
  const matched: Matched[] = [];
  for (const name of names) {
    const next = current.get(name);
    const olds = stored.map((dtos) => dtos.get(name));
    const role = settings.roleOf(next ?? (olds.find((old) => old !== undefined) as Dto)); // the name comes from one
    matched.push({ name, role, against: compareOnce(olds, next, same) });
  }
  return matched;
}

/** One comparison for all baselines whose DTO has the same schema. */
function compareOnce(
  olds: readonly (Dto | undefined)[],
  next: Dto | undefined,
  same: (a: Dto, b: Dto) => boolean,
): Comparison[] {
  const distinct: Comparison[] = [];
  return olds.map((old) => {
    const known = distinct.find((one) =>
      one.old === undefined || old === undefined ? one.old === old : same(one.old, old),
    );
    if (known !== undefined) return known;
    const comparison = { old, new: next, same: old !== undefined && next !== undefined && same(old, next) };
    distinct.push(comparison);
    return comparison;
  });
}

function byName(contract: Contract): Map<string, Dto> {
  return new Map(contract.dtos.map((dto) => [dto.name, dto]));
}

/**
 * Two contracts of one DTO each, as in a diff of two files, are about the same DTO whatever the files are called.
 */
export function alignSingles(old: Contract, next: Contract): Contract {
  const [before, after] = [old.dtos[0], next.dtos[0]];
  if (old.dtos.length !== 1 || next.dtos.length !== 1 || before === undefined || after === undefined) return old;
  return { ...old, dtos: [{ ...before, name: after.name }] };
}

/** Reproducible choices: the same seed makes the same choices on every machine (mulberry32). */
export interface Random {
  /** An integer from 0 up to, and without, the limit. */
  int(limit: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** From `least` to `most` different members, in the list's order. */
  some<T>(list: readonly T[], least: number, most: number): T[];
}

export function createRandom(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) + 0x85ebca6b, 1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (limit: number): number => Math.floor(next() * limit);
  return {
    int,
    chance: (share) => next() < share,
    pick: (list) => list[int(list.length)] as (typeof list)[number], // lists here are never empty
    some: (list, least, most) => {
      const wanted = Math.min(list.length, least + int(most - least + 1));
      const left = list.map((_, i) => i);
      const chosen = Array.from({ length: wanted }, () => left.splice(int(left.length), 1)[0] as number);
      return chosen.sort((a, b) => a - b).map((i) => list[i] as (typeof list)[number]);
    },
  };
}

/** Semver bumps, ordered: the answer over many parts is the maximum. */

export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

export function maxBump(all: Iterable<Bump>): Bump {
  let highest = 0;
  for (const bump of all) highest = Math.max(highest, bumps.indexOf(bump));
  return bumps[highest] as Bump;
}

/** Whether `given` is at least `needed`. */
export function covers(given: Bump, needed: Bump): boolean {
  return bumps.indexOf(given) >= bumps.indexOf(needed);
}

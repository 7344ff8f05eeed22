/**
 * Sets of Unicode code points, as the character classes of ECMA-262 name them: sorted, disjoint ranges in one flat
 * list, `[min, max, min, max, …]`, both ends included.
 */
export type CharSet = readonly number[];

const maxCodePoint = 0x10ffff;

export const all: CharSet = [0, maxCodePoint];
export const digit: CharSet = [0x30, 0x39];
export const word: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
/** WhiteSpace and LineTerminator of ECMA-262. */
export const space: CharSet = [
  ...[0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a],
  ...[0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff],
];
/** What `.` leaves out. */
export const lineTerminator: CharSet = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029];

export function union(sets: readonly CharSet[]): CharSet {
  const pairs: (readonly [number, number])[] = [];
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) pairs.push([set[i] as number, set[i + 1] as number]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [min, max] of pairs) {
    const end = merged.at(-1);
    if (end !== undefined && min <= end + 1) merged[merged.length - 1] = Math.max(end, max);
    else merged.push(min, max);
  }
  return merged;
}

export function complement(set: CharSet): CharSet {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    const min = set[i] as number;
    if (min > next) rest.push(next, min - 1);
    next = (set[i + 1] as number) + 1;
  }
  if (next <= maxCodePoint) rest.push(next, maxCodePoint);
  return rest;
}

/** Code points per text that a property is searched in. */
const blockSize = 0x1000;
const surrogates = { min: 0xd800, max: 0xdfff };
const properties = new Map<string, CharSet>();

/** The set of a Unicode property escape such as `\p{Lu}`, by the tables of the platform: those that validators use. */
export function property(name: string): CharSet {
  let known = properties.get(name);
  if (known === undefined) {
    known = search(name);
    properties.set(name, known);
  }
  return known;
}

function search(name: string): CharSet {
  const runs = new RegExp(`${name}+`, "gu");
  const found: CharSet[] = [];
  for (let start = 0; start <= maxCodePoint; start += blockSize) {
    if (start <= surrogates.max && start + blockSize > surrogates.min) {
      for (let at = start; at < start + blockSize; at++) {
        if (String.fromCodePoint(at).match(runs) !== null) found.push([at, at]);
      }
      continue;
    }
    const text = String.fromCodePoint(...Array.from({ length: blockSize }, (_, i) => start + i));
    const width = start > 0xffff ? 2 : 1;
    for (const { index, 0: run } of text.matchAll(runs)) {
      found.push([start + index / width, start + (index + run.length) / width - 1]);
    }
  }
  return union(found);
}

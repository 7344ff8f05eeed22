/** "Did you mean …?": names near a misspelled one, by edit distance. */

/** Number of insertions, deletions, substitutions and swaps of neighbors between two words (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Longer words are not compared: the cost grows with the product of the lengths. */
const maxLength = 200;

/**
 * At most `limit` of the known names that the given one may have meant, nearest first. Case counts little, and a
 * third of the letters may differ.
 */
export function suggest(given: string, known: Iterable<string>, limit = 3): string[] {
  if (given.length > maxLength) return [];
  const wanted = given.toLowerCase();
  const near: { name: string; distance: number }[] = [];
  for (const name of known) {
    if (name.length > maxLength) continue;
    const allowed = Math.max(1, Math.floor(Math.max(name.length, given.length) / 3));
    if (Math.abs(name.length - given.length) > allowed) continue;
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance <= allowed) near.push({ name, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, limit).map(({ name }) => name);
}

/** `Did you mean "Invoice"?`, or `undefined` where nothing is near. */
export function didYouMean(given: string, known: Iterable<string>): string | undefined {
  const names = suggest(given, known).map((name) => JSON.stringify(name));
  if (names.length === 0) return undefined;
  const last = names[names.length - 1];
  return `Did you mean ${names.length === 1 ? last : `${names.slice(0, -1).join(", ")} or ${last}`}?`;
}

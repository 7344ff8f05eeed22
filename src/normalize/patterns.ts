/** Which texts are regular expressions: with the `u` flag as the specification asks, or at least without it. */

const known = new Map<string, boolean>();

/** Whether a pattern compiles in some mode. */
export function compiles(source: string): boolean {
  const cached = known.get(source);
  if (cached !== undefined) return cached;
  const result = ["u", ""].some((flags) => {
    try {
      new RegExp(source, flags);
      return true;
    } catch {
      return false;
    }
  });
  if (known.size > 10_000) known.clear();
  known.set(source, result);
  return result;
}

/** Whether a removal was announced as the deprecation policy asks. Pure: the day comes in as an argument. */
import type { DeprecationPolicy } from "../model/policy.js";

/** What one released version said about the part that is gone. */
export interface Announcement {
  readonly version: string;
  readonly deprecated: boolean;
  /** Its `x-sunset`, as written. */
  readonly sunset?: string;
}

export type Announced =
  | { readonly announced: true; readonly how: string }
  /** A clause that goes on after "was removed, ". */
  | { readonly announced: false; readonly why: string };

/**
 * @param released the versions that had the part, newest first and without a gap; at least one
 * @param today `YYYY-MM-DD`; where it is not known, no sunset is past
 */
export function judgeRemoval(
  released: readonly Announcement[],
  { minVersions = 1, sunset = false }: DeprecationPolicy,
  today: string | undefined,
): Announced {
  const end = released.findIndex(({ deprecated }) => !deprecated);
  const announcing = end < 0 ? released : released.slice(0, end);
  if (announcing.length < minVersions) {
    const asked = minVersions === 1 ? "one is asked for" : `${minVersions} are asked for`;
    const versions = announcing.map(({ version }) => version).join(", ");
    const had =
      announcing.length === 0 ? "no released version" : announcing.length === 1 ? `one, ${versions}` : versions;
    return { announced: false, why: `deprecated in ${had}, where ${asked}` };
  }
  const since = `deprecated since ${announcing.at(-1)?.version}`;
  if (!sunset) return { announced: true, how: since };
  const date = released[0]?.sunset;
  const day = date === undefined ? undefined : /^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(date)?.[1];
  if (day === undefined) return { announced: false, why: `and it had no \`x-sunset\` date to go by` };
  if (today === undefined || day >= today) return { announced: false, why: `before its sunset on ${day} has passed` };
  return { announced: true, how: `${since}, with its sunset on ${day}` };
}

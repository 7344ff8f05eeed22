/** Which checks a run is about. */
import { fail } from "../errors.js";
import { didYouMean } from "../util/suggest.js";
import type { Check } from "./checks/check.js";
import { checks } from "./checks/index.js";

/**
 * @param wanted ids or groups, in any case; none for every check
 * @throws problem `usage` for a name that is neither
 */
export function chooseChecks(wanted: readonly string[] = []): readonly Check[] {
  if (wanted.length === 0) return checks;
  const ids = checks.map(({ id }) => id);
  const groups = [...new Set(ids.map((id) => id.slice(0, 3)))];
  const names = wanted.map((name) => name.toUpperCase());
  const unknown = names.find((name) => !ids.includes(name) && !groups.includes(name));
  if (unknown !== undefined) {
    const near = didYouMean(unknown, [...ids, ...groups]);
    fail({
      kind: "usage",
      message: `There is no check ${JSON.stringify(unknown)}.`,
      hint: `${near ?? ""} Checks are named by id, as CAP-01, or by group: ${groups.join(", ")}.`.trim(),
    });
  }
  return checks.filter(({ id }) => names.includes(id) || names.includes(id.slice(0, 3)));
}

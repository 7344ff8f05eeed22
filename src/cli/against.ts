/** What `--against` names: a version or range of the snapshots, or another place that has snapshots. */
import semver from "semver";

export interface Against {
  /** A version or a range. */
  readonly version?: string;
  /** A folder, `git:…`, `npm:…` or `oci:…`. */
  readonly source?: string;
}

/** A text that is a semver range is one; a folder of such a name can be written with `./`. */
export function splitAgainst(text: string | undefined): Against {
  if (text === undefined) return {};
  if (/^(?:git|npm|oci):/i.test(text)) return { source: text };
  return semver.validRange(text) === null ? { source: text } : { version: text };
}

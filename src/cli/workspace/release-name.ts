/** `NAME@VERSION`, of a contract or a repository. */
import semver from "semver";
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";

/** @throws problem `usage` */
export function parseRelease(text: string): { readonly name: string; readonly version: string } {
  const cut = text.lastIndexOf("@");
  const [name, version] = [text.slice(0, Math.max(0, cut)), text.slice(cut + 1)];
  if (name !== "" && semver.valid(version) !== null) return { name, version };
  return fail({
    kind: "usage",
    message: `${JSON.stringify(sanitize(text))} names no version.`,
    hint: "Write NAME@VERSION, as in project-api@1.5.0.",
  });
}

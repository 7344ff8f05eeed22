/** The promises of the manifest that whole groups of checks are about. */
import { type CheckContext, notApplicable, type Outcome } from "../check.js";

export function notPromised(
  { manifest }: CheckContext,
  property: keyof CheckContext["manifest"]["properties"],
): Outcome | undefined {
  return manifest.properties[property] ? undefined : notApplicable(`the manifest does not promise ${property} = true`);
}

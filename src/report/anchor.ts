/** Where a reviewer is sent: a place in a file that the change under review still has. */
import type { SourceLocation } from "../model/contract.js";
import type { Finding } from "../model/report.js";
import { repositoryPath } from "./repository-path.js";

export interface Anchor {
  readonly source: SourceLocation;
  /** From the top of the repository. */
  readonly path: string;
}

/** The finding's place, or for what is gone the nearest one; absent where neither is in a file of the checkout. */
export function anchorOf(
  { near, source }: Pick<Finding, "near" | "source">,
  prefix: string | undefined,
): Anchor | undefined {
  for (const place of [near, source]) {
    const path = place === undefined ? undefined : repositoryPath(place, prefix);
    if (place !== undefined && path !== undefined) return { source: place, path };
  }
  return undefined;
}

/** Where it was before, if that is somewhere else. */
export function formerPlace({ near, source, oldSource }: Finding): SourceLocation | undefined {
  return near === undefined ? oldSource : source;
}

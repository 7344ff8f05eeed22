/** Why a question stays open. */
import type { Node } from "../model/ir.js";
import type { Undecided } from "../model/verdict.js";
import { partsOf } from "./parts.js";

/** The first undescribed part among literals, as the reason for a doubt. */
export function whyUndecided(nodes: readonly Node[]): Undecided {
  const seen = new Set<Node>();
  const queue = [...nodes];
  for (let node = queue.shift(); node !== undefined && seen.size < 5_000; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "opaque") {
      return {
        cause: node.cause,
        reason: node.reason,
        ...(node.pointer === undefined ? {} : { pointer: node.pointer }),
      };
    }
    queue.push(...partsOf(node));
  }
  return {
    cause: "value:undecided",
    reason: "whether a listed value is accepted is not decided (a format or pattern that is known in part only)",
  };
}

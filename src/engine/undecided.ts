/** Why a question stays open. */
import type { Node } from "../model/ir.js";
import type { Undecided } from "../model/verdict.js";

/** The first undescribed part among literals, as the reason for a doubt. */
export function whyUndecided(nodes: readonly Node[]): Undecided {
  const seen = new Set<Node>();
  const queue = [...nodes];
  for (let node = queue.shift(); node !== undefined && seen.size < 5_000; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    switch (node.kind) {
      case "opaque":
        return {
          cause: node.cause,
          reason: node.reason,
          ...(node.pointer === undefined ? {} : { pointer: node.pointer }),
        };
      case "and":
      case "or":
      case "oneOf":
        queue.push(...node.nodes);
        break;
      case "not":
        queue.push(node.node);
        break;
      case "deferred":
        queue.push(node.node());
        break;
      case "if":
        queue.push(node.condition, node.then, node.else);
        break;
      case "properties":
        queue.push(...node.named.values(), ...node.patterns.map((entry) => entry.node), node.rest);
        break;
      case "items":
        queue.push(...node.prefix, node.rest);
        break;
      case "contains":
        queue.push(node.item);
        break;
      default:
        break;
    }
  }
  return {
    cause: "value:undecided",
    reason: "whether a listed value is accepted is not decided (a format or pattern that is known in part only)",
  };
}

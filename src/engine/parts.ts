/** The nodes that a node is made of. */
import type { Node } from "../model/ir.js";

export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "and":
    case "or":
    case "oneOf":
      return node.nodes;
    case "not":
      return [node.node];
    case "deferred":
      return [node.node()];
    case "if":
      return [node.condition, node.then, node.else];
    case "properties":
      return [...node.named.values(), ...node.patterns.map((entry) => entry.node), node.rest];
    case "propertyNames":
      return [node.name];
    case "items":
      return [...node.prefix, node.rest];
    case "contains":
      return [node.item];
    default:
      return [];
  }
}

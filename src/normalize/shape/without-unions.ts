/** What a schema says beside its unions, as a node. */
import type { Node, NodeTable } from "../../model/ir.js";

/**
 * `node` without the parts that are exactly one of the unions, each given by the nodes of its variants. A union
 * that is not found as a part of its own stays in, which keeps the result true of every value of the schema.
 */
export function withoutUnions(table: NodeTable, node: Node, unions: readonly (readonly Node[])[]): Node {
  const variantSets = unions.map(
    (variants) => new Set(variants.flatMap((variant) => [variant, ...alternatives(variant)])),
  );
  const isUnion = (part: Node): boolean =>
    (part.kind === "or" || part.kind === "oneOf") &&
    variantSets.some((set) => part.nodes.every((alternative) => set.has(alternative)));
  const parts = conjuncts(node);
  return parts.some(isUnion) ? table.and(parts.filter((part) => !isUnion(part))) : node;
}

function alternatives(node: Node): readonly Node[] {
  return node.kind === "or" ? node.nodes : [];
}

/** Recursive nodes may hold conjunctions inside conjunctions. */
function conjuncts(node: Node): readonly Node[] {
  const parts: Node[] = [];
  const seen = new Set<Node>();
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === "and") waiting.push(...next.nodes);
    else parts.push(next);
  }
  return parts;
}

/** Finding a JSON pointer in a tree of places. */
import { tokens } from "../model/pointer.js";
import type { JsonNode } from "../util/json-reader.js";

/** Offset of the place at a pointer, or of its nearest ancestor that is there. */
export function locateInTree(root: JsonNode, pointer: string): number {
  let node = root;
  for (const token of tokens(pointer)) {
    const child = childOf(node, token);
    if (child === undefined) break;
    node = child;
  }
  return node.start;
}

function childOf(node: JsonNode, token: string): JsonNode | undefined {
  if (node.kind === "object") return node.members.get(token);
  return node.kind === "array" && /^(?:0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : undefined;
}

/** Which branches of a union are most like a node: two versions of a variant still have most of their words in common. */
import type { Node } from "../../model/ir.js";

type Union = Extract<Node, { kind: "and" | "or" | "oneOf" }>;

export interface Likeness {
  /** All branches of a narrow union, or some of a wide one; the likest first. */
  order(union: Union, node: Node): readonly Node[];
}

/** Of a wider union, no more branches than this are worth a look. */
const mostAlike = 4;

/** Words that more branches than this have say little of any. */
const mostHaving = 8;

export function createLikeness(): Likeness {
  /** The branches of a union by what they say. */
  const indexes = new Map<number, ReadonlyMap<string, readonly Node[]>>();

  const indexOf = ({ id, nodes }: Union): ReadonlyMap<string, readonly Node[]> => {
    let index = indexes.get(id) as Map<string, Node[]> | undefined;
    if (index !== undefined) return index;
    index = new Map();
    for (const branch of nodes) {
      for (const word of wordsOf(branch)) {
        const having = index.get(word);
        if (having === undefined) index.set(word, [branch]);
        else having.push(branch);
      }
    }
    indexes.set(id, index);
    return index;
  };

  return {
    order: (union, node) => {
      const { nodes } = union;
      if (nodes.length <= mostAlike) return nodes;
      const index = indexOf(union);
      const votes = new Map<Node, number>();
      for (const word of wordsOf(node)) {
        const having = index.get(word) ?? [];
        if (having.length > mostHaving) continue;
        for (const branch of having) votes.set(branch, (votes.get(branch) ?? 0) + 1 / having.length);
      }
      const alike = [...votes].sort(([, a], [, b]) => b - a).map(([branch]) => branch);
      return alike.slice(0, mostAlike);
    },
  };
}

/** What a node, or one of its branches, says outright: equal constraints are equal nodes, whose ever schema has them. */
function wordsOf(node: Node, words = new Set<string>()): Set<string> {
  const self = String(node.id);
  if (words.has(self)) return words;
  words.add(self);
  switch (node.kind) {
    case "and":
    case "or":
    case "oneOf":
      for (const part of node.nodes) wordsOf(part, words);
      break;
    case "properties":
      for (const [name, value] of node.named) words.add(name).add(`${name} ${value.id}`);
      break;
    default:
      break;
  }
  return words;
}

/** The literals that branch, and into what. A literal is a node or its negation. */
import { type KindSet, kind, type Node, type NodeOf, type NodeTable } from "../model/ir.js";
import { isArray, isObject, type Json } from "../model/json.js";

/** A conjunction of literals: inside all of `inside`, outside all of `outside`. */
export interface Alternative {
  readonly inside: readonly Node[];
  readonly outside: readonly Node[];
}

const within = (...inside: readonly Node[]): Alternative => ({ inside, outside: [] });
const without = (...outside: readonly Node[]): Alternative => ({ inside: [], outside });

/** What a state knows that makes a `oneOf` smaller. */
export interface Standing {
  /** Whether the branches exclude each other. */
  exclusive(node: Node): boolean;
  /** Whether a branch can still hold. */
  possible(node: Node): boolean;
}

/** The alternatives of a positive literal; `undefined` when it does not branch. */
export function alternativesOf(node: Node, standing: Standing): readonly Alternative[] | undefined {
  switch (node.kind) {
    case "or":
      return node.nodes.map((inner) => within(inner));
    case "oneOf": {
      const nodes = node.nodes.filter((inner) => standing.possible(inner));
      if (nodes.length === 1 || standing.exclusive(node)) return nodes.map((inner) => within(inner));
      return nodes.map((inner, i) => ({ inside: [inner], outside: nodes.filter((_, j) => j !== i) }));
    }
    case "if":
      return [within(node.condition, node.then), { inside: [node.else], outside: [node.condition] }];
    default:
      return undefined;
  }
}

/** The alternatives of a negated literal; `undefined` when it does not branch. */
export function alternativesOfNegation(
  node: Node,
  table: NodeTable,
  standing: Standing,
): readonly Alternative[] | undefined {
  switch (node.kind) {
    case "and":
      return node.nodes.map((inner) => without(inner));
    case "oneOf": {
      const nodes = node.nodes.filter((inner) => standing.possible(inner));
      const none = without(...nodes);
      if (nodes.length < 2 || standing.exclusive(node)) return [none];
      const pairs: Alternative[] = [];
      for (let i = 0; i < nodes.length; i++) {
        for (let j = i + 1; j < nodes.length; j++) pairs.push(within(nodes[i] as Node, nodes[j] as Node));
      }
      return [none, ...pairs];
    }
    case "if":
      return [
        { inside: [node.condition], outside: [node.then] },
        { inside: [], outside: [node.condition, node.else] },
      ];
    case "contains": {
      const fewer = node.min > 0 ? [within(table.contains(node.item, 0, node.min - 1))] : [];
      const more = node.max === undefined ? [] : [within(table.contains(node.item, node.max + 1, undefined))];
      return [...fewer, ...more];
    }
    default:
      return undefined;
  }
}

/**
 * Whether "some key has a value outside of this" may come true at more than one key. The alternatives of such a wish
 * are not such themselves: a state that came back below itself would count as empty.
 */
export function isWideWish(node: Node): node is NodeOf<"properties"> {
  if (node.kind !== "properties") return false;
  let ways = hasOthers(node) ? 1 : 0;
  for (const value of node.named.values()) if (value.kind !== "true") ways += 1;
  return ways > 1;
}

const hasOthers = ({ patterns, rest }: NodeOf<"properties">): boolean => patterns.length > 0 || rest.kind !== "true";

/** A wide wish, as one alternative for each key that it names, where it can come true, and one for all others. */
export function wishes(
  node: NodeOf<"properties">,
  table: NodeTable,
  possible: (name: string, value: Node) => boolean,
): readonly Alternative[] {
  const { named, patterns, rest } = node;
  const alternatives = [...named]
    .filter(([name, value]) => value.kind !== "true" && possible(name, value))
    .map(([name, value]) => without(table.properties(new Map([[name, value]]), [], table.true)));
  if (!hasOthers(node)) return alternatives;
  const anything = new Map([...named.keys()].map((name) => [name, table.true] as const));
  return [...alternatives, without(table.properties(anything, patterns, rest))];
}

/** A negated enumeration, for arrays and objects: the negation of "has exactly these parts", value by value. */
export function excludedValues(node: Node & { kind: "enum" }, which: KindSet, table: NodeTable): readonly Node[] {
  const composite = (value: Json): Node | undefined => {
    if (which === kind.array && isArray(value)) {
      return table.and([
        table.size("minItems", value.length),
        table.size("maxItems", value.length),
        table.items(
          value.map((item) => table.enum([item])),
          table.true,
        ),
      ]);
    }
    if (which === kind.object && isObject(value)) {
      const names = Object.keys(value);
      return table.and([
        ...names.map((name) => table.required(name)),
        table.properties(new Map(names.map((name) => [name, table.enum([value[name] as Json])])), [], table.false),
      ]);
    }
    return undefined;
  };
  return node.values.flatMap((value) => composite(value) ?? []);
}

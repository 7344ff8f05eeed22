/**
 * Terms: nodes under construction. A term whose parts are all finished is a leaf, interned at once; only
 * recursive parts of a schema stay composite until `canonicalize.ts` closes their cycles.
 */
import type { Node } from "../model/ir.js";
import type { InternTable } from "../model/node-table.js";

/** How a node is put together from its children. */
export interface Assembly {
  /** Everything about the node but its children; equal labels and equal children mean equal nodes. */
  readonly label: string;
  /** Whether the order of the children says nothing. */
  readonly unordered: boolean;
  /** Interns with simplification, for finished children. */
  readonly intern: (children: readonly Node[]) => Node;
  /** The bare node (without `id`), for children that may be part of a cycle. */
  readonly draft: (children: readonly Node[]) => Record<string, unknown>;
}

export interface Leaf {
  readonly leaf: Node;
}

export interface Composite {
  readonly assembly: Assembly;
  readonly children: readonly Term[];
  /** Set when the cycle it belongs to is closed. */
  done?: Node;
}

/** Stands for a subschema that is still being built further up: where a cycle closes. */
export interface Link {
  target?: Term;
  /** Names the place, for messages about schemas that refer to themselves in place. */
  readonly location: { readonly pointer: string };
}

export type Term = Leaf | Composite | Link;

export const isLeaf = (term: Term): term is Leaf => "leaf" in term;
export const isComposite = (term: Term): term is Composite => "assembly" in term;

/** The finished node of a term, if it has one. */
export function finished(term: Term): Node | undefined {
  if (isLeaf(term)) return term.leaf;
  if (isComposite(term)) return term.done;
  let current: Term | undefined = term;
  const seen = new Set<Term>();
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    if (isLeaf(current)) return current.leaf;
    if (isComposite(current)) return current.done;
    current = current.target;
  }
  return undefined;
}

/** The constructors of {@link import("../model/ir.js").NodeTable}, over terms. */
export interface Terms {
  readonly table: InternTable;
  leaf(node: Node): Term;
  and(terms: readonly Term[]): Term;
  or(terms: readonly Term[]): Term;
  oneOf(terms: readonly Term[]): Term;
  not(term: Term): Term;
  if(condition: Term, then: Term, otherwise: Term): Term;
  items(prefix: readonly Term[], rest: Term): Term;
  contains(item: Term, min: number, max: number | undefined): Term;
  properties(named: ReadonlyMap<string, Term>, patterns: readonly { pattern: string; term: Term }[], rest: Term): Term;
  propertyNames(name: Term): Term;
}

export function createTerms(table: InternTable): Terms {
  const leaf = (node: Node): Term => ({ leaf: node });
  const compose = (assembly: Assembly, children: readonly Term[]): Term => {
    const nodes: Node[] = [];
    for (const child of children) {
      const node = finished(child);
      if (node === undefined) return { assembly, children };
      nodes.push(node);
    }
    return leaf(assembly.intern(nodes));
  };
  const [and, or, oneOf] = (["and", "or", "oneOf"] as const).map((kind) => {
    const assembly: Assembly = {
      label: kind,
      unordered: true,
      intern: (nodes) => table[kind](nodes),
      draft: (nodes) => ({ kind, nodes: sortById(nodes) }),
    };
    return (terms: readonly Term[]): Term => (terms.length === 1 ? (terms[0] as Term) : compose(assembly, terms));
  }) as [Terms["and"], Terms["or"], Terms["oneOf"]];
  const notAssembly: Assembly = {
    label: "not",
    unordered: false,
    intern: ([node]) => table.not(node as Node),
    draft: ([node]) => ({ kind: "not", node }),
  };
  const ifAssembly: Assembly = {
    label: "if",
    unordered: false,
    intern: ([c, t, e]) => table.if(c as Node, t as Node, e as Node),
    draft: ([c, t, e]) => ({ kind: "if", condition: c, then: t, else: e }),
  };
  const namesAssembly: Assembly = {
    label: "propertyNames",
    unordered: false,
    intern: ([node]) => table.propertyNames(node as Node),
    draft: ([name]) => ({ kind: "propertyNames", name }),
  };
  return {
    table,
    leaf,
    and,
    or,
    oneOf,
    not: (term) => compose(notAssembly, [term]),
    if: (condition, then, otherwise) => compose(ifAssembly, [condition, then, otherwise]),
    items: (prefix, rest) =>
      compose(
        {
          label: `items ${prefix.length}`,
          unordered: false,
          intern: (nodes) => table.items(nodes.slice(0, -1), nodes.at(-1) as Node),
          draft: (nodes) => ({ kind: "items", prefix: nodes.slice(0, -1), rest: nodes.at(-1) }),
        },
        [...prefix, rest],
      ),
    contains: (item, min, max) =>
      compose(
        {
          label: `contains ${min} ${max}`,
          unordered: false,
          intern: ([node]) => table.contains(node as Node, min, max),
          draft: ([node]) => ({ kind: "contains", item: node, min, max }),
        },
        [item],
      ),
    properties: (named, patterns, rest) => {
      const names = [...named.keys()].sort();
      const sources = patterns.map(({ pattern }) => pattern);
      const split = (nodes: readonly Node[]) => ({
        named: new Map(names.map((name, i) => [name, nodes[i] as Node])),
        patterns: sources.map((pattern, i) => ({ pattern, node: nodes[names.length + i] as Node })),
        rest: nodes.at(-1) as Node,
      });
      return compose(
        {
          // only parts of cycles are ever labelled
          get label() {
            return `properties ${JSON.stringify(names)} ${JSON.stringify(sources)}`;
          },
          unordered: false,
          intern: (nodes) => {
            const parts = split(nodes);
            return table.properties(parts.named, parts.patterns, parts.rest);
          },
          draft: (nodes) => ({ kind: "properties", ...split(nodes) }),
        },
        [...names.map((name) => named.get(name) as Term), ...patterns.map(({ term }) => term), rest],
      );
    },
    propertyNames: (name) => compose(namesAssembly, [name]),
  };
}

function sortById(nodes: readonly Node[]): readonly Node[] {
  return [...nodes].sort((a, b) => a.id - b.id);
}

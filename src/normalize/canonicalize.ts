/**
 * Closes the cycles of recursive schemas so that bisimilar parts become one node, in one schema and across
 * schemas, whatever their definitions are called.
 *
 * Strongly connected components in topological order (Tarjan, 1972); inside a component, partition refinement
 * by rounds of coloring (Hopcroft, 1971, in its simple form). Colors are shared by all components: two components
 * that become stable in the same round with the same colors are bisimilar (a color of the last round extends
 * exactly one of the round before, in both), so the later one takes over the nodes of the earlier.
 */
import type { Node } from "../model/ir.js";
import type { InternTable } from "../model/node-table.js";
import { components } from "./components.js";
import { type Composite, finished, isComposite, isLeaf, type Term } from "./term.js";

/** Follows links; `undefined` for a link that leads only to itself. */
function target(term: Term): Exclude<Term, { target?: Term }> | undefined {
  // nearly all terms are no links
  if (isLeaf(term) || isComposite(term)) return term;
  let current: Term | undefined = term;
  const seen = new Set<Term>();
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    if (isLeaf(current) || isComposite(current)) return current;
    current = current.target;
  }
  return undefined;
}

const inPlace = new Set(["and", "or", "oneOf", "not", "if"]);

export interface Canonicalizer {
  /** Finishes these terms and everything below them. */
  finish(terms: readonly Term[]): void;
}

export function createCanonicalizer(table: InternTable): Canonicalizer {
  const colors = new Map<string, number>();
  const color = (key: string): number => {
    const known = colors.get(key);
    if (known !== undefined) return known;
    colors.set(key, colors.size + 1);
    return colors.size;
  };
  /** Components registered before, by their multiset of final colors. */
  const registered = new Map<string, ReadonlyMap<number, Node>>();

  const illFounded = (term: Composite, serial: number): Node =>
    table.opaque(
      `in-place cycle ${serial}`,
      "reference:in-place-cycle",
      "the schema refers to itself in place, without descending into the document; no dialect says what that means",
      pointerOf(term),
    );

  const finish = (terms: readonly Term[]): void => {
    const childrenOf = (term: Composite): Composite[] => {
      const result: Composite[] = [];
      for (const child of term.children) {
        const found = target(child);
        if (found !== undefined && isComposite(found) && found.done === undefined) result.push(found);
      }
      return result;
    };
    const roots: Composite[] = [];
    for (const term of terms) {
      const found = target(term);
      if (found !== undefined && isComposite(found) && found.done === undefined) roots.push(found);
    }
    if (roots.length === 0) return;
    breakInPlaceCycles(roots);
    for (const component of components(roots, childrenOf)) {
      const [only] = component;
      if (component.length === 1 && only !== undefined && !childrenOf(only).includes(only)) {
        only.done ??= only.assembly.intern(only.children.map(doneChild));
      } else {
        close(component.filter((term) => term.done === undefined));
      }
    }
  };

  /** A child's node, once everything below is finished. A link without a target refers to itself only. */
  const doneChild = (child: Term): Node =>
    finished(child) ??
    table.opaque(
      "in-place cycle self",
      "reference:in-place-cycle",
      "the schema refers to itself in place, without descending into the document; no dialect says what that means",
    );

  const breakInPlaceCycles = (roots: readonly Composite[]): void => {
    const below = (term: Composite): Composite[] => {
      const result: Composite[] = [];
      for (const child of term.children) {
        const found = target(child);
        if (found !== undefined && isComposite(found) && found.done === undefined) result.push(found);
      }
      return result;
    };
    const here = (term: Composite): Composite[] => (inPlace.has(term.assembly.label) ? below(term) : []);
    // every composite reachable from the roots, then the components of the in-place edges alone
    const all = new Set<Composite>();
    const stack = [...roots];
    for (let term = stack.pop(); term !== undefined; term = stack.pop()) {
      if (all.has(term)) continue;
      all.add(term);
      stack.push(...below(term));
    }
    for (const component of components([...all], here)) {
      const [only] = component;
      if (component.length === 1 && only !== undefined && !here(only).includes(only)) continue;
      for (const term of component) term.done = illFounded(term, table.size_());
    }
  };

  const close = (component: readonly Composite[]): void => {
    if (component.length === 0) return;
    const inside = new Set<Composite>(component);
    const current = new Map<Composite, number>();
    const initialKey = (term: Composite): string => {
      const keys = term.children.map((child) => {
        const found = target(child);
        if (found !== undefined && isComposite(found) && found.done === undefined && inside.has(found)) return "*";
        return `=${doneChild(child).id}`;
      });
      if (term.assembly.unordered) keys.sort();
      return `${term.assembly.label}(${keys.join(",")})`;
    };
    // finished children are in the first color; later rounds look at the inner ones only
    const innerColors = (term: Composite): number[] => {
      const found: number[] = [];
      for (const child of term.children) {
        const inner = target(child);
        const own = inner !== undefined && isComposite(inner) ? current.get(inner) : undefined;
        if (own !== undefined) found.push(own);
      }
      return term.assembly.unordered ? found.sort((a, b) => a - b) : found;
    };
    for (const term of component) current.set(term, color(initialKey(term)));
    let classes = new Set(current.values()).size;
    let round = 0;
    for (;;) {
      round += 1;
      const next = new Map<Composite, number>();
      for (const term of component) {
        next.set(term, color(`${current.get(term)}|${innerColors(term).join(",")}`));
      }
      for (const [term, value] of next) current.set(term, value);
      const count = new Set(current.values()).size;
      if (count === classes) break;
      classes = count;
    }
    const representatives = new Map<number, Composite>();
    for (const term of component) {
      const own = current.get(term) as number;
      if (!representatives.has(own)) representatives.set(own, term);
    }
    const signature = `${round}:${[...representatives.keys()].sort((a, b) => a - b).join(",")}`;
    let nodes = registered.get(signature);
    if (nodes === undefined) {
      const made = new Map<number, Node>();
      for (const own of representatives.keys()) made.set(own, table.fresh({ kind: "true" }));
      for (const [own, term] of representatives) {
        const children = term.children.map((child) => {
          const found = target(child);
          if (found !== undefined && isComposite(found) && found.done === undefined && inside.has(found)) {
            return made.get(current.get(found) as number) as Node;
          }
          return doneChild(child);
        });
        Object.assign(made.get(own) as Node, term.assembly.draft(children));
      }
      nodes = made;
      registered.set(signature, nodes);
    }
    for (const term of component) term.done = nodes.get(current.get(term) as number) as Node;
  };

  return { finish };
}

function pointerOf(term: Composite): string | undefined {
  for (const child of term.children) if (!isLeaf(child) && !isComposite(child)) return child.location.pointer;
  return undefined;
}

/** Who depends on whom, and an order in which that comes out right. Cycles are named, never looped over. */
import type { Workspace } from "../model/workspace.js";
import { compareText } from "./matrix.js";

/** For each repository, those that provide what it uses, without itself. */
export function dependencies({ repositories }: Workspace): ReadonlyMap<string, readonly string[]> {
  const providers = new Map<string, string>();
  for (const { name, provides } of repositories) for (const contract of provides) providers.set(contract, name);
  return new Map(
    repositories.map(({ name, uses }) => {
      const needed = uses.flatMap(({ contract }) => providers.get(contract) ?? []);
      return [name, [...new Set(needed)].filter((other) => other !== name).sort(compareText)];
    }),
  );
}

/**
 * Groups in which every dependency comes before what depends on it; a group of more than one is a cycle. Tarjan's
 * strongly connected components, which come in just this order; ties go by name.
 */
export function releaseOrder(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  // A stack of its own: a long chain of repositories must not become a deep recursion.
  interface Visit {
    readonly node: string;
    readonly next: Iterator<string>;
  }
  const open = (node: string, visits: Visit[]) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    visits.push({ node, next: (edges.get(node) ?? [])[Symbol.iterator]() });
  };
  const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));
  for (const root of [...edges.keys()].sort(compareText)) {
    if (index.has(root)) continue;
    const visits: Visit[] = [];
    open(root, visits);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { value: child, done } = visit.next.next();
      if (done !== true) {
        if (!index.has(child)) open(child, visits);
        else if (onStack.has(child)) lower(visit.node, index.get(child) ?? 0);
        continue;
      }
      visits.pop();
      const { node } = visit;
      const parent = visits.at(-1)?.node;
      if (parent !== undefined) lower(parent, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      const group = stack.splice(stack.indexOf(node));
      for (const member of group) onStack.delete(member);
      groups.push(group.sort(compareText));
    }
  }
  return groups;
}

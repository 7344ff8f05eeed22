/** Strongly connected components in reverse topological order (Tarjan, 1972), without recursion. */

export function components<T extends object>(roots: readonly T[], successors: (node: T) => readonly T[]): T[][] {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const onStack = new Set<T>();
  const stack: T[] = [];
  const result: T[][] = [];
  let counter = 0;

  const enter = (node: T): { node: T; next: number; edges: readonly T[] } => {
    index.set(node, counter);
    low.set(node, counter);
    counter += 1;
    stack.push(node);
    onStack.add(node);
    return { node, next: 0, edges: successors(node) };
  };

  for (const root of roots) {
    if (index.has(root)) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const frame = work[work.length - 1] as { node: T; next: number; edges: readonly T[] };
      const edge = frame.edges[frame.next];
      if (edge !== undefined) {
        frame.next += 1;
        if (!index.has(edge)) work.push(enter(edge));
        else if (onStack.has(edge))
          low.set(frame.node, Math.min(low.get(frame.node) as number, index.get(edge) as number));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      const own = low.get(frame.node) as number;
      if (parent !== undefined) low.set(parent.node, Math.min(low.get(parent.node) as number, own));
      if (own === index.get(frame.node)) {
        const component: T[] = [];
        for (;;) {
          const member = stack.pop() as T;
          onStack.delete(member);
          component.push(member);
          if (member === frame.node) break;
        }
        result.push(component);
      }
    }
  }
  return result;
}

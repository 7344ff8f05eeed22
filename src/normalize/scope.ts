/** Dynamic scopes, kept as what matters of them: for each dynamic anchor, the outermost resource that has it. */
import type { Location, Resource } from "./location.js";

/** Equal scopes are one object. */
export interface Scope {
  readonly id: number;
  readonly outermost: ReadonlyMap<string, Resource>;
}

export interface Scopes {
  readonly none: Scope;
  /** The scope after entering the location's resource. */
  enter(scope: Scope, location: Location): Scope;
}

export function createScopes(): Scopes {
  const none: Scope = { id: 0, outermost: new Map() };
  const known = new Map<string, Scope>();
  const enter = (scope: Scope, { resource }: Location): Scope => {
    let next: Map<string, Resource> | undefined;
    for (const name of resource.dynamicAnchors.keys()) {
      if ((next ?? scope.outermost).has(name)) continue;
      next ??= new Map(scope.outermost);
      next.set(name, resource);
    }
    if (next === undefined) return scope;
    const key = JSON.stringify([...next].map(([name, { location }]) => [name, location.id]).sort());
    const entered = known.get(key) ?? { id: known.size + 1, outermost: next };
    known.set(key, entered);
    return entered;
  };
  return { none, enter };
}

/** More places than this have no schema that a machine could hold. */
const manyPlaces = 2 ** 28;

/** A number for a place in a scope. */
export function spotKey(location: Location, scope: Scope): number {
  return scope.id * manyPlaces + location.id;
}

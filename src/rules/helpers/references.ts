/** The rules about which definitions a schema takes in. What the definitions say is compared as such. */
import type { Rule } from "../../model/change.js";
import type { Located, Shape } from "../../model/shape.js";
import { change } from "./change.js";

/** `Address` of `#/$defs/Address`. */
function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1).replace(/^#/, "");
}

/** The reference that a schema is, where it is one. */
function ownReference(shape: Shape): Located<string> | undefined {
  return shape.references.find(({ pointer }) => pointer.slice(0, pointer.lastIndexOf("/")) === shape.pointer);
}

/** A reference that leads to a definition of another name. Places that changed in the same way are one change. */
export function refTargetRule(id: string): Rule {
  return {
    id,
    find: (pair) => {
      const [old, renewed] = [ownReference(pair.old), ownReference(pair.new)];
      if (old === undefined || renewed === undefined) return [];
      const [from, to] = [nameOf(old.value), nameOf(renewed.value)];
      if (from === to) return [];
      return [change(id, pair, { oldPointer: pair.old.pointer, newPointer: pair.new.pointer, facts: { from, to } })];
    },
  };
}

/** The references among the members of `allOf`, by the name of what they lead to. */
function takenIn(shape: Shape): ReadonlyMap<string, Located<string>> {
  const inAllOf = shape.references.filter(({ pointer }) => /\/allOf\/\d+\/\$ref$/.test(pointer));
  return new Map(inAllOf.map((located) => [nameOf(located.value), located]));
}

/** A definition that `allOf` takes in on one side only. What it brings along is stated by the other rules. */
export function allOfRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair) => {
      const [stating, other] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      // what is a variant now is the business of the rules about variants
      const shapes = [other, ...other.unions.flatMap(({ variants }) => variants)];
      const known = new Set(shapes.flatMap(({ references }) => references.map(({ value }) => nameOf(value))));
      return [...takenIn(stating)]
        .filter(([name]) => !known.has(name))
        .map(([name, { pointer }]) =>
          change(id, pair, {
            oldPointer: side === "old" ? pointer : pair.old.pointer,
            newPointer: side === "new" ? pointer : undefined,
            facts: { name },
          }),
        );
    },
  };
}

/** The rules about a union as a whole: it came or went beside keywords that stay, or its keyword became the other one. */
import type { Rule, RuleContext } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Union } from "../../model/shape.js";
import { change } from "./change.js";
import { unionPairs, unmatchedUnions } from "./unions.js";
import { nameOf } from "./variants.js";

export function wholeUnionRule(id: string, keyword: "anyOf" | "oneOf", side: "old" | "new"): Rule {
  return {
    id,
    union: "either",
    residual: true,
    find: (pair, { table }) => {
      const unions = unmatchedUnions(pair)[side].filter((union) => union.keyword === keyword);
      return unions.map(({ pointer, variants, node }) =>
        change(id, pair, {
          oldPointer: side === "old" ? pointer : pair.old.pointer,
          newPointer: side === "new" ? pointer : undefined,
          facts: { variants: variants.map(nameOf).join(", ") },
          clause: side === "old" ? { old: node, new: table.true } : { old: table.true, new: node },
        }),
      );
    },
  };
}

/** A union whose variants exclude each other (`oneOf`) on one side only. */
export function exclusiveRule(id: string, side: "old" | "new"): Rule {
  const [before, after] = side === "old" ? ["oneOf", "anyOf"] : ["anyOf", "oneOf"];
  return {
    id,
    union: "either",
    find: (pair, context) =>
      unionPairs(pair)
        .filter(({ oldUnion, newUnion }) => oldUnion?.keyword === before && newUnion?.keyword === after)
        .map(({ oldUnion, newUnion }) =>
          change(id, pair, {
            oldPointer: oldUnion?.pointer,
            newPointer: newUnion?.pointer,
            clause: { old: notTwice(oldUnion, context), new: notTwice(newUnion, context) },
          }),
        ),
  };
}

/** "In at most one variant", where `oneOf` says so. */
function notTwice(union: Union | undefined, { table }: RuleContext): Node {
  if (union?.keyword !== "oneOf") return table.true;
  const all = union.variants.map(({ node }) => node);
  return table.or([table.not(table.or(all)), table.oneOf(all)]);
}

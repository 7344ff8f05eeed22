/** The rules about variants of `anyOf` and `oneOf` that came or went. */
import type { Rule, RuleContext } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import { stringify } from "../../model/json.js";
import type { Shape, Union } from "../../model/shape.js";
import { change } from "./change.js";
import { kindsOf, kindsText } from "./kinds.js";
import { type UnionPair, unionPairs } from "./unions.js";
import { areListed, enumerationOf } from "./values.js";

/** The rule for variants that only the union of one side has. */
export function variantRule(id: string, keyword: "anyOf" | "oneOf", side: "old" | "new"): Rule {
  const other = side === "old" ? "new" : "old";
  return {
    id,
    union: "either",
    find: (pair, context) => {
      const changed = unionPairs(pair).filter((unions) => {
        const [union, variants] = side === "old" ? [unions.oldUnion, unions.removed] : [unions.newUnion, unions.added];
        return union?.keyword === keyword && variants.length > 0;
      });
      if (changed.length === 0 || areListed(pair)) return [];
      return changed.flatMap((unions) =>
        (side === "old" ? unions.removed : unions.added)
          .filter((variant) => !isType(variant, pair[other], keyword, context))
          .map((variant) =>
            change(id, pair, {
              oldPointer: side === "old" ? variant.pointer : unions.oldUnion?.pointer,
              newPointer: side === "new" ? variant.pointer : undefined,
              facts: { keyword, variant: nameOf(variant) },
              clause: clauseOf(variant, unions, side, context),
            }),
          ),
      );
    },
  };
}

/**
 * Whether the type rules say it all: the variant adds no value of a type that the other side knows. An overlap of
 * `oneOf` variants is more than that.
 */
function isType(variant: Shape, other: Shape, keyword: string, { ask, table }: RuleContext): boolean {
  const common = kindsOf(variant) & kindsOf(other);
  if (common === 0) return true;
  if (keyword === "oneOf" || (kindsOf(variant) & ~kindsOf(other)) === 0) return false;
  return ask(table.and([variant.node, table.type(common)]), other.node) === "included";
}

/**
 * The side without the variant admits its values through other variants only; with `oneOf`, the side that has it
 * refuses what is in another variant too.
 */
function clauseOf(
  variant: Shape,
  unions: UnionPair,
  side: "old" | "new",
  { table }: RuleContext,
): { old: Node; new: Node } {
  const [having, lacking] = side === "old" ? [unions.old, unions.new] : [unions.new, unions.old];
  const union = side === "old" ? unions.oldUnion : unions.newUnion;
  const others = table.or(having.filter((one) => one !== variant).map(({ node }) => node));
  const present = union?.keyword === "oneOf" ? table.not(table.and([variant.node, others])) : table.true;
  const absent = table.or([table.not(variant.node), ...lacking.map(({ node }) => node)]);
  return side === "old" ? { old: present, new: absent } : { old: absent, new: present };
}

/** A variant that both sides have, and that meets the other variants of `oneOf` elsewhere than before. */
export function variantOverlapRule(id: string): Rule {
  return {
    id,
    union: "either",
    residual: true,
    find: (pair, context) =>
      unionPairs(pair)
        .filter(({ oldUnion, newUnion }) => oldUnion?.keyword === "oneOf" || newUnion?.keyword === "oneOf")
        .flatMap((unions) =>
          unions.matches
            .filter((match) => match.old.node !== match.new.node)
            .map((match) =>
              change(id, pair, {
                oldPointer: match.old.pointer,
                newPointer: match.new.pointer,
                facts: { variant: nameOf(match.new) },
                clause: {
                  old: alone(match.old, unions.old, unions.oldUnion, context),
                  new: alone(match.new, unions.new, unions.newUnion, context),
                },
              }),
            ),
        ),
  };
}

/** "Not in this variant and another one at once", where `oneOf` says so. */
function alone(variant: Shape, all: readonly Shape[], union: Union | undefined, { table }: RuleContext): Node {
  if (union?.keyword !== "oneOf") return table.true;
  const others = table.or(all.filter((one) => one !== variant).map(({ node }) => node));
  return table.not(table.and([variant.node, others]));
}

/** In words, what tells the values of a variant from others: the name of its definition, or `kind is "card"`. */
export function tagOf(variant: Shape): string | undefined {
  const reference = variant.references.find(({ pointer }) => pointer.startsWith(variant.pointer))?.value;
  if (reference !== undefined) return `it is ${reference.slice(reference.lastIndexOf("/") + 1)}`;
  for (const [name, property] of variant.properties) {
    const listed = variant.required.has(name) ? enumerationOf(property) : undefined;
    const [only] = listed?.values.size === 1 ? listed.values.values() : [];
    if (only !== undefined) return `${name} is ${stringify(only.value)}`;
  }
  return undefined;
}

/** What a message calls a variant: its title, the definition it refers to, its tag, or its type and place. */
export function nameOf(variant: Shape): string {
  const title = variant.occurrences("title").find(({ pointer }) => pointer.startsWith(variant.pointer))?.value;
  if (typeof title === "string") return title;
  const reference = variant.references[0]?.value;
  if (reference !== undefined) return reference.slice(reference.lastIndexOf("/") + 1);
  for (const [name, property] of variant.properties) {
    const listed = enumerationOf(property);
    const [only] = listed?.values.size === 1 ? listed.values.values() : [];
    if (only !== undefined) return `${kindsText(kindsOf(variant))} with ${name} ${stringify(only.value)}`;
  }
  const own = [...variant.required.values()].filter(({ pointer }) => pointer.startsWith(variant.pointer));
  if (own.length > 0 && own.length <= 3) return `with ${own.map(({ value }) => value).join(" and ")}`;
  const index = variant.pointer.slice(variant.pointer.lastIndexOf("/") + 1);
  return `${kindsText(kindsOf(variant))} (number ${Number(index) + 1})`;
}

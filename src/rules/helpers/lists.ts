/** The rules about listed values: `enum`, `const`, and unions of them. */
import type { Change, Rule, ShapePair } from "../../model/change.js";
import type { Located } from "../../model/shape.js";
import { change } from "./change.js";
import { areSameInPlace } from "./same.js";
import { type Enumeration, enumerationOf } from "./values.js";

interface Lists {
  readonly old: Enumeration | undefined;
  readonly new: Enumeration | undefined;
}

const none: Lists = { old: undefined, new: undefined };

/** The lists to compare at a pair. Where a union is more than a list on either side, its variants are compared instead. */
function listsOf(pair: ShapePair): Lists {
  if (areSameInPlace(pair)) return none;
  const lists = { old: listed(enumerationOf(pair.old)), new: listed(enumerationOf(pair.new)) };
  const bothListed = lists.old !== undefined && lists.new !== undefined;
  if (!bothListed && (pair.old.unions.length > 0 || pair.new.unions.length > 0)) return none;
  return lists;
}

/** `type: null` admits one value too, but nobody wrote a list. */
function listed(enumeration: Enumeration | undefined): Enumeration | undefined {
  return enumeration?.keyword === "type" ? undefined : enumeration;
}

function valuesIn({ values }: Enumeration) {
  return [...values.values()].map(({ value }) => value);
}

function shown(enumeration: Enumeration | undefined) {
  if (enumeration === undefined) return undefined;
  const values = valuesIn(enumeration);
  return enumeration.keyword === "const" ? values[0] : values;
}

/** A list appears (`new`) or goes (`old`), written with `const` or as a list. */
export function wholeListRule(id: string, side: "old" | "new", written: "const" | "enum"): Rule {
  return {
    id,
    union: "either",
    find: (pair, { table }) => {
      const lists = listsOf(pair);
      const [list, other] = side === "old" ? [lists.old, lists.new] : [lists.new, lists.old];
      if (list === undefined || other !== undefined || (list.keyword === "const") !== (written === "const")) return [];
      const node = table.enum(valuesIn(list));
      return [
        change(id, pair, {
          oldPointer: lists.old?.pointer,
          newPointer: lists.new?.pointer,
          before: shown(lists.old),
          after: shown(lists.new),
          clause: side === "old" ? { old: node, new: table.true } : { old: table.true, new: node },
        }),
      ];
    },
  };
}

/** One value against one other value. */
export function constChangedRule(id: string): Rule {
  return {
    id,
    union: "either",
    find: (pair, { table }) => {
      const { old, new: renewed } = listsOf(pair);
      const [from, to] = [single(old), single(renewed)];
      if (from === undefined || to === undefined || old?.values.has([...(renewed?.values.keys() ?? [])][0] ?? ""))
        return [];
      return [
        change(id, pair, {
          oldPointer: from.pointer,
          newPointer: to.pointer,
          before: from.value,
          after: to.value,
          clause: { old: table.enum([from.value]), new: table.enum([to.value]) },
        }),
      ];
    },
  };
}

function single(enumeration: Enumeration | undefined): Located | undefined {
  return enumeration?.values.size === 1 ? [...enumeration.values.values()][0] : undefined;
}

/** A value that only the list of one side has. */
export function listedValueRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    union: "either",
    find: (pair, { table }) => {
      const { old, new: renewed } = listsOf(pair);
      if (old === undefined || renewed === undefined) return [];
      if (old.values.size === 1 && renewed.values.size === 1) return []; // one value changed into another
      const [having, lacking] = side === "old" ? [old, renewed] : [renewed, old];
      const changes: Change[] = [];
      for (const [key, { value, pointer }] of having.values) {
        if (lacking.values.has(key) || isNullable(key, having, lacking)) continue;
        const without = table.not(table.enum([value]));
        changes.push(
          change(id, pair, {
            oldPointer: side === "old" ? pointer : old.pointer,
            newPointer: side === "new" ? pointer : renewed.pointer,
            facts: { value },
            ...(side === "old" ? { before: value } : { after: value }),
            clause: side === "old" ? { old: table.true, new: without } : { old: without, new: table.true },
          }),
        );
      }
      return changes;
    },
  };
}

/** Whether the value is a `null` among others on both sides, which is spoken of as "nullable". */
function isNullable(key: string, having: Enumeration, lacking: Enumeration): boolean {
  return key === "null" && having.values.size > 1 && lacking.values.size > 0;
}

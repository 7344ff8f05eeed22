/** The rules about annotations: keywords that say something and constrain nothing. */
import type { Rule } from "../../model/change.js";
import type { Located, Shape } from "../../model/shape.js";
import { valueKey } from "../../model/value.js";
import { change } from "./change.js";

function byValue(shape: Shape, keyword: string): ReadonlyMap<string, Located> {
  return new Map(shape.occurrences(keyword).map((located) => [valueKey(located.value), located]));
}

/** The first value of each side that the other does not have. */
function difference(old: Shape, renewed: Shape, keyword: string): { readonly old?: Located; readonly new?: Located } {
  const [olds, news] = [byValue(old, keyword), byValue(renewed, keyword)];
  return {
    old: [...olds].find(([key]) => !news.has(key))?.[1],
    new: [...news].find(([key]) => !olds.has(key))?.[1],
  };
}

/** A keyword's value came, went or became another. */
export function annotationRule(
  id: string,
  keywords: readonly string[],
  trends: readonly ("added" | "changed" | "removed")[],
): Rule {
  return {
    id,
    annotation: true,
    find: (pair) =>
      keywords.flatMap((keyword) => {
        const { old, new: renewed } = difference(pair.old, pair.new, keyword);
        if (old === undefined && renewed === undefined) return [];
        const trend = old === undefined ? "added" : renewed === undefined ? "removed" : "changed";
        if (!trends.includes(trend)) return [];
        const facts = { keyword };
        const pointers = { oldPointer: old?.pointer, newPointer: renewed?.pointer };
        return [change(id, pair, { ...pointers, facts, before: old?.value, after: renewed?.value })];
      }),
  };
}

/** A boolean annotation is `true` on one side only. */
export function flagRule(id: string, keyword: string, side: "old" | "new"): Rule {
  const flag = (shape: Shape): Located | undefined => shape.occurrences(keyword).find(({ value }) => value === true);
  return {
    id,
    annotation: true,
    find: (pair) => {
      const [old, renewed] = [flag(pair.old), flag(pair.new)];
      if ((side === "old" ? old : renewed) === undefined || (side === "old" ? renewed : old) !== undefined) return [];
      const pointers = { oldPointer: old?.pointer, newPointer: renewed?.pointer };
      return [change(id, pair, { ...pointers, facts: { keyword } })];
    },
  };
}

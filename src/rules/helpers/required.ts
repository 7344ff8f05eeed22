/** The rules about `required`, for names that are declared on both sides or on neither. */
import type { Rule } from "../../model/change.js";
import { change } from "./change.js";
import { isDeclaredOnce } from "./objects.js";

/** A name that only one side requires. */
export function requiredRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const { table } = context;
      const [having, lacking] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      return [...having.required.values()]
        .filter(({ value }) => !lacking.required.has(value) && !isDeclaredOnce(pair, value, context))
        .map(({ value: name, pointer }) => {
          const other = lacking.properties.get(name)?.pointer;
          const required = table.required(name);
          return change(id, pair, {
            oldPointer: side === "old" ? pointer : other,
            newPointer: side === "new" ? pointer : other,
            facts: { name },
            clause: side === "old" ? { old: required, new: table.true } : { old: table.true, new: required },
          });
        });
    },
  };
}

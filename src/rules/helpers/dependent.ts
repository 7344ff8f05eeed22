/** The rules about what the presence of one property asks for. Two schemas of one name are compared as such. */
import type { Rule, RuleContext } from "../../model/change.js";
import { allKinds, kind, type Node } from "../../model/ir.js";
import { isObject, type Json, own } from "../../model/json.js";
import { change } from "./change.js";

/** The objects that have a property. */
export function having({ table }: Pick<RuleContext, "table">, name: string): Node {
  return table.and([table.type(kind.object), table.required(name)]);
}

function wherePresent({ table }: RuleContext, name: string, then: Node): Node {
  return table.or([table.type(allKinds & ~kind.object), table.not(table.required(name)), then]);
}

/** A pair of names that only one side ties together. */
export function dependentRequiredRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const [stating, other] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      const known = other.dependentRequired;
      return [...stating.dependentRequired].flatMap(([name, needed]) =>
        [...needed.values()]
          .filter(({ value }) => known.get(name)?.has(value) !== true)
          .map(({ value, pointer }) => {
            const { table } = context;
            const node = wherePresent(context, name, table.required(value));
            return change(id, pair, {
              oldPointer: side === "old" ? pointer : pair.old.pointer,
              newPointer: side === "new" ? pointer : undefined,
              facts: { name, needed: value },
              clause: side === "old" ? { old: node, new: table.true } : { old: table.true, new: node },
            });
          }),
      );
    },
  };
}

/** A name whose presence asks something of the whole object on one side only. */
export function dependentSchemasRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const [stating, other] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      const written = stating.occurrences("dependentSchemas");
      return [...stating.dependentSchemas]
        .filter(([name]) => !other.dependentSchemas.has(name))
        .map(([name, { node, pointer }]) => {
          const { table } = context;
          const value = written.flatMap(({ value: map }) => valueAt(map, name))[0];
          const said = wherePresent(context, name, node);
          return change(id, pair, {
            oldPointer: side === "old" ? pointer : pair.old.pointer,
            newPointer: side === "new" ? pointer : undefined,
            facts: { name },
            ...(side === "old" ? { before: value } : { after: value }),
            clause: side === "old" ? { old: said, new: table.true } : { old: table.true, new: said },
          });
        });
    },
  };
}

function valueAt(map: Json, name: string): Json[] {
  const value = isObject(map) ? own(map, name) : undefined;
  return value === undefined ? [] : [value];
}

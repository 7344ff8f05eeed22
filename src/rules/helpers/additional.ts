/** The rules about `additionalProperties`: free, under a schema, or refused. */
import type { Rule } from "../../model/change.js";
import type { Shape } from "../../model/shape.js";
import { change } from "./change.js";
import { isReal, othersAre } from "./objects.js";

type Openness = "open" | "schema" | "closed";

function opennessOf(shape: Shape | undefined): Openness {
  if (shape === undefined || shape.node.kind === "true") return "open";
  return isReal(shape) ? "schema" : "closed";
}

const trends = {
  closed: [
    ["open", "closed"],
    ["schema", "closed"],
  ],
  opened: [
    ["closed", "open"],
    ["closed", "schema"],
  ],
  narrowed: [["open", "schema"]],
  widened: [["schema", "open"]],
} as const;

/** The rule for one way in which the treatment of undeclared properties can change. Two schemas are compared as such. */
export function additionalRule(id: string, trend: keyof typeof trends): Rule {
  return {
    id,
    find: (pair, context) => {
      const [old, renewed] = [pair.old.additionalProperties, pair.new.additionalProperties];
      const [before, after] = [opennessOf(old), opennessOf(renewed)];
      if (!trends[trend].some(([from, to]) => from === before && to === after)) return [];
      return [
        change(id, pair, {
          oldPointer: old?.pointer,
          newPointer: renewed?.pointer,
          facts: { from: before, to: after },
          clause: { old: othersAre(pair, pair.old, context), new: othersAre(pair, pair.new, context) },
        }),
      ];
    },
  };
}

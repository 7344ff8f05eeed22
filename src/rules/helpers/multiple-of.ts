/** The rules about `multipleOf`, compared as exact fractions. */
import type { Rule } from "../../model/change.js";
import { equal, isMultiple, lcm, type Rational } from "../../model/rational.js";
import type { Located, Shape } from "../../model/shape.js";
import { numberOf } from "./bounds.js";
import { change } from "./change.js";

export type StepTrend = "added" | "tightened" | "loosened" | "changed" | "removed";

interface StepSize {
  readonly located: Located;
  /** What every occurrence together asks for. */
  readonly divisor: Rational;
}

function stepOf(shape: Shape): StepSize | undefined {
  let found: StepSize | undefined;
  for (const located of shape.occurrences("multipleOf")) {
    const divisor = numberOf(located.value);
    if (divisor === undefined || divisor.n <= 0n) continue;
    found = found === undefined ? { located, divisor } : { ...found, divisor: lcm(found.divisor, divisor) };
  }
  return found;
}

function trendOf(old: Rational | undefined, renewed: Rational | undefined): StepTrend | undefined {
  if (old === undefined) return renewed === undefined ? undefined : "added";
  if (renewed === undefined) return "removed";
  if (equal(old, renewed)) return undefined;
  if (isMultiple(renewed, old)) return "tightened";
  return isMultiple(old, renewed) ? "loosened" : "changed";
}

/** The rule for one way in which the step can change. */
export function multipleOfRule(id: string, trend: StepTrend): Rule {
  return {
    id,
    find: (pair, { table }) => {
      const [old, renewed] = [stepOf(pair.old), stepOf(pair.new)];
      if (trendOf(old?.divisor, renewed?.divisor) !== trend) return [];
      const node = (step: StepSize | undefined) => (step === undefined ? table.true : table.multipleOf(step.divisor));
      return [
        change(id, pair, {
          oldPointer: old?.located.pointer,
          newPointer: renewed?.located.pointer,
          facts: { keyword: "multipleOf" },
          before: old?.located.value,
          after: renewed?.located.value,
          clause: { old: node(old), new: node(renewed) },
        }),
      ];
    },
  };
}

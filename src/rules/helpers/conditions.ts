/** The rules about `if`, `then` and `else`. A branch that only says something else is compared as a schema. */
import type { Rule, ShapePair } from "../../model/change.js";
import { stringify } from "../../model/json.js";
import type { Condition, Shape } from "../../model/shape.js";
import { replacements, type Trend, trendOf } from "./applied.js";
import { change } from "./change.js";
import { enumerationOf } from "./values.js";

interface ConditionPair {
  readonly old: Condition;
  readonly new: Condition;
}

/** Conditions of both sides that ask the same question, and have the same branches. */
export function sameQuestions({ old, new: renewed }: ShapePair): ConditionPair[] {
  const left = [...renewed.conditions];
  return old.conditions.flatMap((one) => {
    const at = left.findIndex((other) => isSameQuestion(one, other));
    const other = left[at];
    if (other === undefined) return [];
    left.splice(at, 1);
    return [{ old: one, new: other }];
  });
}

function isSameQuestion(a: Condition, b: Condition): boolean {
  const sameBranches =
    (a.then === undefined) === (b.then === undefined) && (a.else === undefined) === (b.else === undefined);
  return a.if.node === b.if.node && sameBranches;
}

/** The rule for one way in which a condition can change. */
export function conditionRule(id: string, trend: Trend): Rule {
  return {
    id,
    find: (pair, { table }) => {
      const compared = sameQuestions(pair);
      const rest = (side: "old" | "new") =>
        pair[side].conditions.filter((one) => !compared.some((both) => both[side] === one));
      return replacements(rest("old"), rest("new"))
        .filter((one) => trendOf(one) === trend)
        .map(({ old, new: renewed }) =>
          change(id, pair, {
            oldPointer: old?.pointer ?? pair.old.pointer,
            newPointer: renewed?.pointer ?? (trend === "removed" ? undefined : pair.new.pointer),
            facts: { parts: changedParts(old, renewed).join(" and ") },
            before: old?.value,
            after: renewed?.value,
            clause: { old: old?.node ?? table.true, new: renewed?.node ?? table.true },
          }),
        );
    },
  };
}

/** The keywords that say something else. */
function changedParts(old: Condition | undefined, renewed: Condition | undefined): string[] {
  const parts = ["if", "then", "else"] as const;
  return parts.filter((part) => old?.[part]?.node !== renewed?.[part]?.node).map((part) => `\`${part}\``);
}

/** `country is "DE"`, as far as a question is that simple. */
export function answerInWords(question: Shape, holds: boolean): string {
  const tests: string[] = [];
  for (const [name, property] of question.properties) {
    const values = [...(enumerationOf(property)?.values.values() ?? [])].map(({ value }) => stringify(value));
    if (values.length === 0 || values.length > 3) return `the condition ${holds ? "holds" : "does not hold"}`;
    tests.push(`${name} is ${holds ? "" : "not "}${values.join(" or ")}`);
  }
  if (tests.length === 0) {
    for (const name of question.required.keys()) tests.push(`${name} is ${holds ? "present" : "absent"}`);
  }
  if (tests.length === 0) return `the condition ${holds ? "holds" : "does not hold"}`;
  return tests.join(holds ? " and " : " or ");
}

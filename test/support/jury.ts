/** Lets both validators judge the same documents, and keeps where they are wrong and why. */
import { createAjv } from "../../src/confirm/ajv.js";
import { defectAt } from "../../src/confirm/defects.js";
import { dialectNamed } from "../../src/confirm/dialects.js";
import { factsOf } from "../../src/confirm/facts.js";
import { reachableFrom } from "../../src/confirm/reachable.js";
import { createSecond } from "../../src/confirm/second.js";
import type { Confirmation } from "../../src/model/engine.js";
import { isObject, type Json, own } from "../../src/model/json.js";
import { packages } from "../../src/validators/index.js";

export interface Jury {
  /** @param valid what the specification says */
  hear(place: string, schema: Json, instance: Json, valid: boolean): void;
  /** Wrong words that no known defect explains. */
  readonly unexplained: readonly string[];
  /** A line for each validator and reason, with the places. */
  summary(): readonly string[];
}

export function createJury(defaultDialect: string, allRemotes: ReadonlyMap<string, Json>): Jury {
  const unexplained: string[] = [];
  const counts = { agreed: 0, wrong: new Map<string, number>() };
  const note = (line: string): void => {
    counts.wrong.set(line, (counts.wrong.get(line) ?? 0) + 1);
  };
  return {
    unexplained,
    hear: (place, json, instance, valid) => {
      const named = isObject(json) ? own(json, "$schema") : undefined;
      const dialect = dialectNamed(typeof named === "string" ? named : defaultDialect);
      const remotes = reachableFrom(json, allRemotes);
      const facts = factsOf([json, ...remotes.values()], dialect);
      const options = { json, dialect, formats: "annotation", remotes } as const;
      const expected = valid ? "valid" : "invalid";
      const opinions: readonly (readonly ["ajv" | "@hyperjump/json-schema", Confirmation])[] = [
        ["ajv", createAjv(options, packages)("", instance)],
        ["@hyperjump/json-schema", createSecond({ ...options, facts: () => facts }, packages)("", instance)],
      ];
      for (const [by, opinion] of opinions) {
        if (opinion.result === expected) counts.agreed += 1;
        else if (opinion.result === "unable") note(`${place}: ${opinion.reason}`);
        else {
          const defect = defectAt(by, facts, instance);
          const line = `${place}: ${by} says ${opinion.result}, the specification ${expected}`;
          if (defect === undefined) unexplained.push(line);
          note(`${line} (${defect?.id ?? "why?"})`);
        }
      }
    },
    summary: () => [
      `${counts.agreed} times right`,
      ...[...counts.wrong].map(([line, count]) => `${count === 1 ? "once" : `${count} times`} not: ${line}`),
    ],
  };
}

/** Every rule over every fixture: one golden file per rule, with each place where it speaks, in its own words. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fill, textsOf } from "../../src/compare/wording.js";
import { rules } from "../../src/rules/index.js";
import { compare, fixtures, pointerOf, root } from "./setup.js";

const spoken = fixtures().flatMap(({ rule, name, old, new: renewed }) =>
  compare(old, renewed).found.map(({ change }) => {
    const { facts, before, after } = change;
    const message = fill(textsOf(change.rule).message, { ...facts, before, after });
    return { rule: change.rule, line: `${rule}/${name}  ${pointerOf(change) || "/"}\n    ${message}` };
  }),
);

describe.each(rules.map(({ id }) => id))("%s", (id) => {
  it("speaks where it spoke, as it spoke", async () => {
    const lines = spoken.filter(({ rule }) => rule === id).map(({ line }) => line);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(root, "test", "rules", "golden", `${id}.txt`));
  });
});

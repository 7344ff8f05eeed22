/** The pages teach with examples, and the examples are true: they are run here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import type { Json } from "../../src/model/json.js";
import { rules } from "../../src/rules/index.js";
import { accepts, contractOf } from "../compare/contracts.js";
import { root } from "./setup.js";

const folder = join(root, "docs", "rules");

function page(id: string): string {
  return readFileSync(join(folder, `${id}.md`), "utf8");
}

/** The block of JSON that follows a line. */
function block(text: string, line: string): Json | undefined {
  const found = text.split(`\n${line}\n\n\`\`\`json\n`)[1]?.split("\n```")[0];
  return found === undefined ? undefined : JSON.parse(found);
}

const oldRejected = "An old document that the new schema rejects:";
const newRejected = "A new document that the old schema rejects:";
const nothingTells = "No document tells the two apart.";

describe.each(rules.map(({ id }) => id))("the page of %s", (id) => {
  const text = page(id);
  const [old, renewed] = [block(text, "Before:"), block(text, "After:")];

  it("shows two schemas and what its rule says of them", () => {
    if (old === undefined || renewed === undefined) throw new Error("the page shows no schemas");
    const { findings } = diffContracts(
      contractOf(undefined, { Example: old }),
      contractOf(undefined, { Example: renewed }),
      { policy: { unknownProperties: "strict" } },
    );
    const said = findings
      .filter(({ rule }) => rule === id)
      .map(({ message, pointer }) => `*${message}*, at \`${pointer || "the root"}\``);
    expect(said.some((one) => text.includes(`The finding: ${one}.`))).toBe(true);
  });

  it("shows documents that tell them apart, or says that none does", () => {
    const documents = [block(text, oldRejected), block(text, newRejected)];
    const [backward, forward] = documents;
    if (backward !== undefined) {
      expect(accepts(old ?? null, backward)).toBe(true);
      expect(accepts(renewed ?? null, backward)).toBe(false);
    }
    if (forward !== undefined) {
      expect(accepts(renewed ?? null, forward)).toBe(true);
      expect(accepts(old ?? null, forward)).toBe(false);
    }
    expect(text.includes(nothingTells)).toBe(documents.every((one) => one === undefined));
  });
});

describe("links between pages", () => {
  it("lead to pages", () => {
    const pages = new Set(readdirSync(folder));
    for (const name of pages) {
      const links = [...readFileSync(join(folder, name), "utf8").matchAll(/\]\(([^)#]+)\)/g)].map(
        ([, target]) => target,
      );
      for (const target of links) if (!target?.startsWith("http")) expect(pages, name).toContain(target);
    }
  });
});

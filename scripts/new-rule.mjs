#!/usr/bin/env node
/**
 * Starts a rule: its file, a fixture that fails until the rule finds something, and its page.
 *
 *   npm run new-rule dependent-required-added
 *
 * Writes nothing over what exists. `--root FOLDER` works in another checkout.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { root: { type: "string" } } });
const [id] = positionals;
const root = values.root ?? join(dirname(fileURLToPath(import.meta.url)), "..");

if (id === undefined || !/^[a-z]+(-[a-z]+)+$/.test(id)) {
  stop("Give the rule's id in kebab-case, such as: npm run new-rule dependent-required-added");
}
const name = id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
const title = `${id.charAt(0).toUpperCase()}${id.slice(1)}`.replaceAll("-", " ");

const schema = (...required) =>
  `${JSON.stringify(
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Invoice",
      type: "object",
      properties: { number: { type: "string" } },
      ...(required.length > 0 ? { required } : {}),
    },
    null,
    2,
  )}\n`;

const files = {
  [`src/rules/${id}.ts`]: `/** What this rule recognizes, in one sentence. */
import type { Rule } from "../model/change.js";
import { change } from "./helpers/change.js";

export const ${name}: Rule = {
  id: "${id}",
  find: (pair, { table }) => {
    const [old] = pair.old.occurrences("keyword");
    const [renewed] = pair.new.occurrences("keyword");
    if (old !== undefined || renewed === undefined) return [];
    const { value, pointer } = renewed;
    return [
      change("${id}", pair, {
        oldPointer: pair.old.pointer,
        newPointer: pointer,
        after: value,
        // What each side imposes at this place, true where it says nothing. Leave it out for an annotation.
        clause: { old: table.true, new: table.true },
      }),
    ];
  },
};
`,
  [`fixtures/rules/${id}/recognized/old.json`]: schema(),
  [`fixtures/rules/${id}/recognized/new.json`]: schema("number"),
  [`fixtures/rules/${id}/recognized/expected.json`]: `${JSON.stringify([{ rule: id, pointer: "/keyword" }], null, 2)}\n`,
  [`fixtures/rules/${id}/near-miss/old.json`]: schema("number"),
  [`fixtures/rules/${id}/near-miss/new.json`]: schema("number"),
  [`fixtures/rules/${id}/near-miss/expected.json`]: "[]\n",
  [`docs/rules/${id}.md`]: `# ${id}: ${title}

What this rule recognizes, why people make this change, and what surprises them about it.

## Example

Before:

\`\`\`json
${schema().trim()}
\`\`\`

After:

\`\`\`json
${schema("number").trim()}
\`\`\`

An old document that the new schema rejects:

\`\`\`json
{}
\`\`\`

The finding: *the message*, at \`/required/0\`.

## Who is hurt

- **Backward** (the new side reads old documents: a \`request\`, a \`stored\` document). Who, and how.
- **Forward** (the old side reads new documents: a \`response\`, an \`event\`). Who, and how.

## What to do

- What to do instead, with an example where it is short.
`,
};

const known = existsSync(join(root, "src/rules")) ? readdirSync(join(root, "src/rules")) : [];
if (known.length === 0)
  stop(`There are no rules in ${join(root, "src/rules")}; run this in a checkout of the project.`);
const there = Object.keys(files).filter((file) => existsSync(join(root, file)));
if (there.length > 0) stop(`${there[0]} exists already; choose another id, or edit what is there.`);

for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text, { flag: "wx" });
  process.stdout.write(`wrote ${file}\n`);
}
process.stdout.write(`
Next:
  1. src/rules/index.ts     import { ${name} } and add  "${id}": ${name}  to the catalogue
  2. src/rules/texts/       add the words of "${id}"; the compiler asks for them
  3. fixtures/rules/${id}/  make both cases speak of the rule
  4. docs/rules/${id}.md    teach: what it is, an example, who is hurt, what to do; the tests run the example
  5. npx vitest run test/rules -u    and look at test/rules/golden/${id}.txt
`);

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

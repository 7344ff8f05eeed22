/** `explain RULE`: the page of a rule, as it stands under `docs/rules/`. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { RuleTexts } from "../../model/change.js";
import { wrap } from "../../report/layout.js";
import { widthOf } from "../color.js";
import { addCommon, type CommandSpec, examples } from "../command.js";
import { requireRule } from "../severity.js";

/** The folder of the pages; the package finds itself by name, wherever its code was bundled to. */
function pages(): string {
  return join(dirname(createRequire(import.meta.url).resolve("contract-check/package.json")), "docs", "rules");
}

/** The page made of the texts, for a package without its pages. */
function pageOf(id: string, texts: RuleTexts, width: number): string {
  const part = (title: string, text: string) => ["", title, ...wrap(text, width - 2).map((line) => `  ${line}`)];
  return [
    `# ${id}: ${texts.title}`,
    "",
    ...wrap(texts.description, width),
    ...part("Who is hurt when the new side does not read old data:", texts.impact.backward),
    ...part("What to do:", texts.advice.backward),
    ...part("Who is hurt when the old side does not read new data:", texts.impact.forward),
    ...part("What to do:", texts.advice.forward),
    "",
  ].join("\n");
}

export const spec: CommandSpec = {
  configure: (command) => {
    addCommon(command.argument("<rule>", "id of the rule")).addHelpText(
      "after",
      examples(
        ["contract-check explain property-removed", "what it recognizes, who is hurt, what to do"],
        ["contract-check explain version-bump-too-small", "why a version is not enough"],
      ),
    );
  },
  run: async ({ host, args }) => {
    const [id = ""] = args;
    await requireRule(id, "usage");
    const { texts } = await import("../../rules/index.js");
    // The id is one of the catalogue's, so it is a file name and leads nowhere else.
    const page = await readFile(join(pages(), `${id}.md`), "utf8").catch(() => undefined);
    const known = (texts as Readonly<Record<string, RuleTexts>>)[id];
    if (page !== undefined) host.stdout.write(page.endsWith("\n") ? page : `${page}\n`);
    else if (known !== undefined) host.stdout.write(pageOf(id, known, widthOf(host.stdout)));
    return 0;
  },
};

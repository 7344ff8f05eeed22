/** The tables of what the engine proves: every cell is asked of the engine itself, every doubt is its own word. */
import { decideInclusion } from "../../src/compare/decide.js";
import { formatDefinition, isExact } from "../../src/engine/formats/index.js";
import { knownFormats } from "../../src/model/formats-known.js";
import type { Dialect } from "../../src/normalize/dialect.js";
import { dialects } from "../../src/normalize/dialects.js";
import { type Pair, questions } from "./questions.js";

/** Marks of our own, which say on purpose that nothing is known. */
const ours: ReadonlySet<string> = new Set(["x-contract-check-unrepresentable"]);

const all: readonly Dialect[] = Object.values(dialects);

/** Keywords that constrain in some dialect and have no question yet. */
export function unasked(): readonly string[] {
  const handled = new Set(all.flatMap(({ handlers }) => [...handlers.keys()]));
  return [...handled].filter((keyword) => !Object.hasOwn(questions, keyword) && !ours.has(keyword));
}

function cell({ narrow, wide }: Pair, dialect: Dialect): string {
  const options = { dialect: dialect.uri, formats: "assert" } as const;
  const yes = decideInclusion(narrow, wide, options).verdict === "included" ? "yes" : "?";
  const no = decideInclusion(wide, narrow, options).verdict === "not-included" ? "no" : "?";
  return `${yes}, ${no}`;
}

const markdown = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function keywordTable(): string {
  const header = ["keyword", ...all.map(({ name }) => name.replace(/^draft-0/, "draft "))];
  const rows = Object.entries(questions).map(([keyword, pair]) => [
    `\`${keyword}\``,
    ...all.map((dialect) => (dialect.handlers.has(keyword) ? cell(pair(dialect.name), dialect) : "")),
  ]);
  return markdown(header, rows);
}

function formatTable(): string {
  const rows = [...knownFormats].map((name) => {
    const definition = formatDefinition(name);
    const known = isExact(definition)
      ? "exactly"
      : definition.decide === undefined
        ? "in part"
        : "in part, and by string";
    return [`\`${name}\``, known, definition.doubt ?? ""];
  });
  return markdown(["format", "known", "but for"], rows);
}

/** A document with the tables between their markers. */
export function withTables(document: string): string {
  const tables = { keywords: keywordTable, formats: formatTable };
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name}: npm run keyword-table -->`, `<!-- end of ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the document has no ${begin} before its ${end}`);
    return `${text.slice(0, from)}${begin}\n\n${table()}\n\n${text.slice(to)}`;
  }, document);
}

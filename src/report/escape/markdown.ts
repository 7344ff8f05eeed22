/**
 * Text from outside inside GitHub-flavored markdown: no markup, no HTML, no links, and nobody is notified.
 *
 * Mentions, issue numbers and bare addresses are found by the sites in the rendered text, where escaping with a
 * backslash does not help: a zero-width space, written as a character reference, keeps them apart.
 */
import { sanitize } from "../../util/sanitize.js";

/** Quotes stay: nothing here is the value of an attribute. */
function escapeTags(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const apart = "&#8203;";

/** `@team`, `#12`, `GH-12`, `https://…`, `www.…` as plain text. */
function withoutLinks(text: string): string {
  return text
    .replace(/@(?=[\w-])/g, `@${apart}`)
    .replace(/#(?=\d)/g, `#${apart}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${apart}`)
    .replace(/:(?=\/\/)/g, `:${apart}`)
    .replace(/\b(www)(?=\.)/gi, `$1${apart}`)
    .replace(/\b(mailto|xmpp):/gi, `$1:${apart}`);
}

/** Characters that mean something inside a line of markdown, `$` for formulas included. */
const special = /[\\`*_[\]|~$]/g;

/** A piece of a line. */
export function inline(text: string): string {
  return withoutLinks(escapeTags(sanitize(text)).replace(special, (character) => `\\${character}`));
}

/** A piece of a line inside HTML tags, where markdown is not read. */
export function inlineHtml(text: string): string {
  return withoutLinks(escapeTags(sanitize(text)));
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** A code span, outside of tables. */
export function code(text: string): string {
  const shown = sanitize(text);
  if (shown.trim() === "") return codeCell(text);
  const fence = "`".repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A code span in a cell of a table, where a `|` would end the cell even inside backticks. */
export function codeCell(text: string): string {
  const shown = sanitize(text);
  if (/^[\w./:@#(),=+-]+( [\w./:@#(),=+-]+)*$/.test(shown)) return `\`${shown}\``;
  const every = shown.replace(/[^A-Za-z0-9 ]/g, (character) =>
    character > "\u007f" ? character : `&#${character.charCodeAt(0)};`,
  );
  return `<code>${every}</code>`;
}

/** A fenced block. */
export function block(language: string, lines: readonly string[]): string[] {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

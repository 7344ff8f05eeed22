/** Text as HTML text or as the value of a quoted attribute. */
import { sanitize } from "../../util/sanitize.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text that has no invisible characters left in it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Text from outside as HTML: nothing in it is markup, nothing hides. */
export function html(text: string): string {
  return escapeHtml(sanitize(text));
}

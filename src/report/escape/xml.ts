/** Text as XML 1.0 text or as the value of a quoted attribute. */
import { sanitizeLines } from "../../util/sanitize.js";
import { escapeHtml } from "./html.js";

/** What XML 1.0 forbids and sanitizing leaves, as it is neither a control nor a format character. */
const forbidden = /[\ufffe\uffff]/g;

/** A control character is shown as `\u001b`: XML 1.0 cannot hold it even as a reference. */
function legal(text: string): string {
  return sanitizeLines(text).replace(forbidden, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** Several lines of text; quotes stay readable. */
export function xml(text: string): string {
  return legal(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The value of an attribute, on one line. */
export function xmlAttribute(text: string): string {
  return escapeHtml(legal(text)).replaceAll("\n", "&#10;");
}

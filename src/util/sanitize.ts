/**
 * Text from outside, made safe to show: no control characters, no terminal escapes, nothing invisible that reorders
 * or hides what a person reads. What is removed stays visible as an escape.
 */

/** Controls, format characters (bidirectional overrides, zero-width, tags), lone surrogates, Unicode line breaks. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** The same without what JSON text may hold as layout; `JSON.stringify` has already escaped the rest of C0. */
const hiddenInJson = /[\u007f-\u009f\p{Cf}\p{Cs}\u2028\u2029]/gu;
const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

function escapeUnits(character: string): string {
  let text = "";
  for (let i = 0; i < character.length; i++) text += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return text;
}

/** One line: line breaks and tabs become `\n` and `\t`, everything else that hides becomes `\u001b` and the like. */
export function sanitize(text: string): string {
  return text.replace(hidden, (character) => named[character] ?? escapeCharacter(character));
}

/** A line of source for display: as {@link sanitize}, but a tab is one blank, so that columns stay where they are. */
export function sanitizeSourceLine(text: string): string {
  return sanitize(text.replaceAll("\t", " "));
}

/** Several lines: line breaks stay, tabs become two blanks. */
export function sanitizeLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => sanitize(line.replaceAll("\t", "  ")))
    .join("\n");
}

/** JSON text that means the same and has no invisible character in it. */
export function sanitizeJson(text: string): string {
  return text.replace(hiddenInJson, escapeUnits);
}

/** A witness as lines, with the part that fails marked; long documents are shortened around it. */
import { ExactNumber, isArray, isObject, type Json, own, stringify } from "../../model/json.js";
import { join, tokens } from "../../model/pointer.js";
import { sanitizeJson } from "../../util/sanitize.js";

/** Lines at the start, around the part that fails and at the end of a long document. */
const headLines = 12;
const aroundLines = 8;
const tailLines = 4;
const longestLine = 300;
const deepest = 60;
/** Lines that are made at most; a document of more is shown up to there. */
const mostLines = 5000;

export interface WitnessLine {
  readonly text: string;
  readonly fails: boolean;
}

/** With `count`: lines that are not shown. */
export type WitnessPart = WitnessLine | { readonly count: number };

interface Line {
  readonly text: string;
  readonly fails: boolean;
}

function print(value: Json, failsAt: string | undefined): Line[] {
  const lines: Line[] = [];
  const write = (part: Json, pointer: string, indent: string, lead: string, comma: string, inside: boolean): void => {
    if (lines.length > mostLines) return;
    // the root as a whole says nothing about a place
    const fails = inside || (failsAt !== undefined && failsAt !== "" && pointer === failsAt);
    const empty = isArray(part) ? part.length === 0 : isObject(part) && Object.keys(part).length === 0;
    const flat = part === null || typeof part !== "object" || part instanceof ExactNumber || empty;
    const add = (text: string) => lines.push({ text: sanitizeJson(text), fails });
    if (flat) {
      add(`${indent}${lead}${stringify(part)}${comma}`);
    } else if (indent.length > 2 * deepest) {
      add(`${indent}${lead}…${comma}`);
    } else {
      const keys = isArray(part) ? [...part.keys()] : Object.keys(part);
      add(`${indent}${lead}${isArray(part) ? "[" : "{"}`);
      for (const [i, key] of keys.entries()) {
        const member = (isArray(part) ? part[Number(key)] : isObject(part) ? own(part, String(key)) : null) ?? null;
        const name = typeof key === "number" ? "" : `${JSON.stringify(key)}: `;
        write(member, join(pointer, key), `${indent}  `, name, i === keys.length - 1 ? "" : ",", fails);
      }
      add(`${indent}${isArray(part) ? "]" : "}"}${comma}`);
    }
  };
  write(value, "", "", "", "", false);
  return lines;
}

function clip(text: string): string {
  if (text.length <= longestLine) return text;
  const cut = (from: number, to?: number) => text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
  return `${cut(0, 180)}…(${text.length - 260} more characters)…${cut(text.length - 80)}`;
}

export function witnessParts(witness: Json, failsAt: string | undefined): WitnessPart[] {
  const lines = print(witness, failsAt);
  const first = lines.findIndex(({ fails }) => fails);
  const shown = (i: number) =>
    i < headLines || i >= lines.length - tailLines || (first >= 0 && Math.abs(i - first) <= aroundLines);
  const parts: WitnessPart[] = [];
  let hidden = 0;
  for (const [i, { text, fails }] of lines.entries()) {
    if (!shown(i) && lines.length > headLines + tailLines + 2) {
      hidden += 1;
      continue;
    }
    if (hidden > 0) parts.push({ count: hidden });
    hidden = 0;
    parts.push({ text: clip(text), fails });
  }
  return parts;
}

/** Words for the part that fails; nothing where it is the document as a whole. */
export function partText(failsAt: string | undefined): string | undefined {
  if (failsAt === undefined || failsAt === "") return undefined;
  return tokens(failsAt).join(" › ");
}

/**
 * Names beyond ASCII: RFC 5890 and 5891 for labels, RFC 5893 for those written from right to left. Judges single
 * names; as a language it would be as large as Unicode.
 */
import { charactersPermitted } from "./idna-characters.js";
import { decodePunycode, encodePunycode } from "./punycode.js";

const longestLabel = 63;
const longestName = 253;
/** The blocks of scripts that are written from right to left; what else stands in them has that direction, too. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

interface Label {
  /** As it is read. */
  readonly characters: readonly string[];
  /** Length as it is sent. */
  readonly length: number;
}

/** Whether a name is one by the rules of 2008; `undefined` where they need tables that we do not have. */
export function isInternationalName(text: string): boolean | undefined {
  const parts = text.split(/[.\u3002\uff0e\uff61]/u);
  const labels: Label[] = [];
  let doubt = false;
  for (const part of parts) {
    const label = readLabel(part);
    if (label === undefined) return false;
    const answer = isLabel(label, part);
    if (answer === false) return false;
    if (answer === undefined) doubt = true;
    labels.push(label);
  }
  if (labels.reduce((length, label) => length + label.length + 1, -1) > longestName) return false;
  if (labels.some(({ characters }) => characters.some(isRightToLeft))) {
    for (const { characters } of labels) {
      const answer = obeysBidi(characters);
      if (answer === false) return false;
      if (answer === undefined) doubt = true;
    }
  }
  return doubt ? undefined : true;
}

/** A label as it is read; `undefined` when its encoding is none. */
function readLabel(part: string): Label | undefined {
  if (/^xn--/i.test(part)) {
    const codePoints = decodePunycode(part.slice(4).toLowerCase());
    if (codePoints === undefined || codePoints.every((codePoint) => codePoint < 0x80)) return undefined;
    // an encoding that is not the one we would make stands for no label
    if (encodePunycode(codePoints) !== part.slice(4).toLowerCase()) return undefined;
    return { characters: codePoints.map((codePoint) => String.fromCodePoint(codePoint)), length: part.length };
  }
  const characters = [...part];
  const codePoints = characters.map((character) => character.codePointAt(0) as number);
  if (codePoints.every((codePoint) => codePoint < 0x80)) return { characters, length: part.length };
  return { characters, length: "xn--".length + encodePunycode(codePoints).length };
}

function isLabel({ characters, length }: Label, part: string): boolean | undefined {
  const text = characters.join("");
  if (length === 0 || length > longestLabel || text.startsWith("-") || text.endsWith("-")) return false;
  if (text.slice(2, 4) === "--" || /^\p{M}/u.test(text)) return false;
  if (/^[A-Za-z0-9-]+$/.test(part) && part === text) return true;
  // RFC 5890 leaves the mapping of characters to others before a name is judged, validators do it as part of that
  if (text.normalize("NFC") !== text) return undefined;
  const permitted = charactersPermitted(characters);
  // capitals make no difference within ASCII; beside other letters they are left to the one who looks a name up
  return permitted === true && /[A-Z]/.test(text) ? undefined : permitted;
}

type Direction = "L" | "R" | "EN" | "AN" | "NSM" | "neutral";

/** `Bidi_Class` as far as it can be told from other properties. */
function directionOf(character: string): Direction | undefined {
  if (/[0-9\u06f0-\u06f9]/.test(character)) return "EN";
  if (/[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]/.test(character)) return "AN";
  if (/[\p{Mn}\p{Me}]/u.test(character)) return "NSM";
  if (/[-\u00b7\u0375\u30fb]|\u200c|\u200d/.test(character)) return "neutral";
  if (/[\u05f3\u05f4\u06fd\u06fe]/.test(character)) return "R";
  if (/\p{L}/u.test(character)) return rightToLeft.test(character) ? "R" : "L";
  return undefined;
}

const isRightToLeft = (character: string): boolean => {
  const direction = directionOf(character);
  return direction === "R" || direction === "AN" || (direction === undefined && rightToLeft.test(character));
};

/** RFC 5893, section 2. */
function obeysBidi(characters: readonly string[]): boolean | undefined {
  const directions = characters.map(directionOf);
  if (directions.includes(undefined)) return undefined;
  const has = (direction: Direction): boolean => directions.includes(direction);
  const last = directions.filter((direction) => direction !== "NSM").at(-1);
  if (directions[0] === "L") return !has("R") && !has("AN") && (last === "L" || last === "EN");
  if (directions[0] !== "R") return false;
  return !has("L") && !(has("EN") && has("AN")) && (last === "R" || last === "EN" || last === "AN");
}

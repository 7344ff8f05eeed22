/** JSON Schema patterns have no flags: rewrites `i`, `m` and `s` into the pattern itself. */

/** Unicode letters have case pairs that a rewrite of ASCII would miss. */
const nonAscii = /[^\0-\x7f]|\\u|\\x|\\p|\\P/;

/** An equivalent source that needs no flag, or `undefined` where that cannot be said. */
export function flaglessSource(pattern: RegExp): string | undefined {
  const { source, flags } = pattern;
  const ignoreCase = flags.includes("i");
  // Group names, back-references and look-behind keep their meaning, but `\k<name>` must not be touched.
  if (ignoreCase && (nonAscii.test(source) || /\(\?<[A-Za-z_$]|\\[kc1-9]/.test(source))) return undefined;
  let result = "";
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === "\\") {
      result += character + source.charAt(at + 1);
      at += 1;
    } else if (inClass) {
      if (character === "]") inClass = false;
      const range = /^([A-Za-z])-([A-Za-z])/.exec(source.slice(at));
      if (ignoreCase && range !== null) {
        const [whole, from = "", to = ""] = range;
        const other = otherCase(from, to);
        if (other === undefined) return undefined;
        result += whole + other;
        at += whole.length - 1;
      } else if (ignoreCase && /^[^-]-[^\]]/.test(source.slice(at))) {
        // A range with an end that is no letter, such as `[!-z]`.
        const [from = "", , to = ""] = source.slice(at, at + 3);
        if (mayHoldLetters(from, to)) return undefined;
        result += source.slice(at, at + 3);
        at += 2;
      } else {
        result += ignoreCase ? bothCases(character) : character;
      }
    } else if (character === "[") {
      inClass = true;
      result += character;
      if (source.charAt(at + 1) === "^") {
        result += "^";
        at += 1;
      }
    } else if (character === "." && flags.includes("s")) {
      result += "[\\s\\S]";
    } else if (character === "^" && flags.includes("m")) {
      result += "(?:^|(?<=[\\n\\r\\u2028\\u2029]))";
    } else if (character === "$" && flags.includes("m")) {
      result += "(?:$|(?=[\\n\\r\\u2028\\u2029]))";
    } else if (ignoreCase && /[A-Za-z]/.test(character)) {
      result += `[${bothCases(character)}]`;
    } else {
      result += character;
    }
  }
  return result;
}

function bothCases(character: string): string {
  return /[A-Za-z]/.test(character) ? character.toLowerCase() + character.toUpperCase() : character;
}

/** The range of letters in the other case; `undefined` for one that spans both. */
function otherCase(from: string, to: string): string | undefined {
  const lower = /^[a-z]{2}$/.test(from + to);
  if (!lower && !/^[A-Z]{2}$/.test(from + to)) return undefined;
  return lower ? `${from.toUpperCase()}-${to.toUpperCase()}` : `${from.toLowerCase()}-${to.toLowerCase()}`;
}

function mayHoldLetters(from: string, to: string): boolean {
  const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)];
  return (low <= 0x5a && high >= 0x41) || (low <= 0x7a && high >= 0x61) || from === "\\" || to === "\\";
}

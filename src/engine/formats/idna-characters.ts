/**
 * Which characters a label may have: the derived property of RFC 5892, section 3, and its contextual rules,
 * appendix A. Derived from the properties that JavaScript has, so that what depends on tables which it lacks (case
 * folding, joining types), or on the version of Unicode, is `undefined`.
 */

const permitted: ReadonlySet<number> = new Set([0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007]);
const disallowed: ReadonlySet<number> = new Set([
  ...[0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b],
]);
/** Conjoining Hangul, and marks of musical notation and for symbols. */
const otherwiseDisallowed = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]|[\u20d0-\u20ff]|[\u{1d100}-\u{1d24f}]/u;
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]/u;
const lettersAndDigits = /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]/u;
/** Folds to capitals, unlike every other script. */
const cherokee = /\p{Script=Cherokee}/u;

/** Whether a character stays as it is when compared without case; two approximations of folding, both must say so. */
function isStable(character: string): boolean | undefined {
  const normal = character.normalize("NFKC");
  const answers = [normal.toLowerCase(), normal.toUpperCase().toLowerCase()].map(
    (folded) => folded.normalize("NFKC") === character,
  );
  return answers[0] === answers[1] ? answers[0] : undefined;
}

/** Whether a character is permitted wherever it stands. */
function isPermitted(character: string): boolean | undefined {
  const codePoint = character.codePointAt(0) as number;
  if (permitted.has(codePoint)) return true;
  if (disallowed.has(codePoint)) return false;
  if (codePoint < 0x80) return /[A-Za-z0-9-]/.test(character);
  // what a version of Unicode does not know yet, and scripts that some tables have and others have not
  if (/\p{Cn}/u.test(character) || (codePoint > 0xffff && !/\p{Script=Han}/u.test(character))) return undefined;
  if (otherwiseDisallowed.test(character)) return false;
  // an unstable character is not permitted, but validators that map names first (UTS #46) put its stable form for it,
  // nor is an ignorable one, which they drop
  if (ignorable.test(character)) return undefined;
  if (!lettersAndDigits.test(character)) return isStable(character) === true ? false : undefined;
  return cherokee.test(character) || isStable(character) !== true ? undefined : true;
}

/** The viramas of the scripts: `Canonical_Combining_Class=Virama`. */
const viramas: ReadonlySet<number> = new Set([
  ...[0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd3b, 0xd3c, 0xd4d, 0xdca, 0xe3a, 0xeba, 0xf84],
  ...[0x1039, 0x103a, 0x1714, 0x1715, 0x1734, 0x17d2, 0x1a60, 0x1b44, 0x1baa, 0x1bab, 0x1bf2, 0x1bf3, 0x2d7f],
  ...[0xa806, 0xa82c, 0xa8c4, 0xa953, 0xa9c0, 0xaaf6, 0xabed],
]);

/** Letters of Arabic that join on both sides, and thus show whether a non-joiner does anything. */
const joining = /[\u0626\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647\u0649\u064a]/u;

/** The rules for the characters that are permitted in a context; `undefined` from here on means: it is none of them. */
const contexts: ReadonlyMap<number, (label: readonly string[], at: number) => boolean | undefined> = new Map([
  [0x200c, (label, at) => afterVirama(label, at) || (betweenJoining(label, at) ? true : outsideOfJoining(label, at))],
  [0x200d, (label, at) => afterVirama(label, at) || notVirama(label[at - 1])],
  [0xb7, (label, at) => label[at - 1] === "l" && label[at + 1] === "l"],
  [0x375, (label, at) => /\p{Script=Greek}/u.test(label[at + 1] ?? "")],
  [0x5f3, (label, at) => /\p{Script=Hebrew}/u.test(label[at - 1] ?? "")],
  [0x5f4, (label, at) => /\p{Script=Hebrew}/u.test(label[at - 1] ?? "")],
  [0x30fb, (label) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label.join(""))],
]);

const afterVirama = (label: readonly string[], at: number): boolean => viramas.has(label[at - 1]?.codePointAt(0) ?? 0);
/** Our list of viramas is that of the common scripts: letters are none, about other marks we cannot say. */
const notVirama = (before: string | undefined): false | undefined =>
  before !== undefined && /\p{M}/u.test(before) ? undefined : false;
const betweenJoining = (label: readonly string[], at: number): boolean =>
  joining.test(label[at - 1] ?? "") && joining.test(label[at + 1] ?? "");
/** Scripts whose letters never join. */
const outsideOfJoining = (label: readonly string[], at: number): false | undefined =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Lo}]?$/u.test(label[at - 1] ?? "") &&
  !/[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}]/u.test(label.join(""))
    ? false
    : undefined;

/** Whether a label's characters are all permitted where they stand. */
export function charactersPermitted(label: readonly string[]): boolean | undefined {
  let doubt = false;
  for (const [at, character] of label.entries()) {
    const context = contexts.get(character.codePointAt(0) as number);
    const answer = context === undefined ? isPermitted(character) : context(label, at);
    if (answer === false) return false;
    if (answer === undefined) doubt = true;
  }
  const text = label.join("");
  if (/[\u0660-\u0669]/.test(text) && /[\u06f0-\u06f9]/.test(text)) return false;
  return doubt ? undefined : true;
}

/** `email` and `idn-email`: `Mailbox` of RFC 5321, and of RFC 6531 beyond ASCII. */
import { matches } from "../automaton.js";
import type { FormatDefinition, Language } from "./definition.js";
import { isInternationalName } from "./idna.js";
import { ipv4Address, ipv6Address, plainHostname } from "./network.js";

const beyondAscii = "\\u{80}-\\u{10ffff}";
const atomCharacters = "A-Za-z0-9!#$%&'*+/=?^_`{\\|}~";
const quotedCharacters = "\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e";
const atoms = (more: string): string => `[${atomCharacters}${more}-]+(?:\\.[${atomCharacters}${more}-]+)*`;
const quoted = (more: string, most: string): string =>
  `"(?:[${quotedCharacters}${more}]|\\\\[\\x20-\\x7e]){0,${most}}"`;
const subDomain = (more: string): string => `[A-Za-z0-9${more}](?:[A-Za-z0-9${more}-]*[A-Za-z0-9${more}])?`;
const domain = (more: string): string => `${subDomain(more)}(?:\\.${subDomain(more)})*`;

/** Up to three digits, leading zeros included. */
const looseOctet = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";
const looseLiteral =
  `\\[(?:(?:${looseOctet}\\.){3}${looseOctet}|[Ii][Pp][Vv]6:${ipv6Address}` +
  "|[A-Za-z0-9-]*[A-Za-z0-9]:[\\x21-\\x5a\\x5e-\\x7e]+)\\]";
/** Without the forms of IPv6 in which `::` stands for one group, which RFC 5321 leaves out. */
const plainLiteral = `\\[(?:${ipv4Address}|IPv6:(?!(?:[^:\\]]*:){7})${ipv6Address})\\]`;

/** Two labels at least: ajv asks for a dot. A local part has 64 octets at most. */
const plainDomain = `(?=[^\\]]*[.\\]])(?:${plainHostname}|${plainLiteral})`;
const plainLocal = `(?:(?=[^@]{1,64}@)${atoms("")}|${quoted("", "31")})`;
/** Addresses of ordinary lengths; longer ones are judged one by one. */
const plain: Language = { pattern: `^${plainLocal}@${plainDomain}$`, longest: 100 };
const longestAddress = 254;

const decidePlain = (text: string): boolean | undefined =>
  text.length <= longestAddress && matches(plain.pattern, text, true) === true ? true : undefined;

const outer = (more: string): string => `^(?:${atoms(more)}|${quoted(more, "")})@(?:${domain(more)}|${looseLiteral})$`;

const utf8Length = (text: string): number =>
  [...text].reduce((length, character) => {
    const codePoint = character.codePointAt(0) as number;
    return length + (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
  }, 0);

function decideForeign(text: string): boolean | undefined {
  if (decidePlain(text) === true) return true;
  const at = text.lastIndexOf("@");
  if (utf8Length(text.slice(0, at)) > 64 || /[\ud800-\udfff]/u.test(text)) return undefined;
  return isInternationalName(text.slice(at + 1)) === true ? true : undefined;
}

export const mail: Readonly<Record<string, FormatDefinition>> = {
  email: {
    inner: plain,
    outer: { pattern: outer("") },
    decide: decidePlain,
    doubt: "very long addresses, domains of one label, and address literals of rare kinds",
    samples: ["ada@example.com", "grace.hopper+navy@mail.example.org", '"ada lovelace"@example.com', "ada@[192.0.2.1]"],
    strangers: ["ada", "ada@", "@example.com", "ada lovelace@example.com"],
  },
  "idn-email": {
    inner: plain,
    outer: { pattern: outer(beyondAscii) },
    decide: decideForeign,
    doubt: "very long addresses, and domains beyond ASCII, whose rules are tables of Unicode",
    samples: ["ada@example.com", "실례@실례.테스트", "grace.hopper+navy@mail.example.org"],
    strangers: ["ada", "ada@", "@example.com"],
  },
};

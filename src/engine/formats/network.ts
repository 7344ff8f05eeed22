/** `ipv4`, `ipv6`, `hostname`, `idn-hostname`: RFC 2673, 4291, 1123, 5890 to 5893. */
import { exactly, type FormatDefinition, type Language } from "./definition.js";
import { isInternationalName } from "./idna.js";

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)";
export const ipv4Address = `(?:${octet}\\.){3}${octet}`;

const group = "[\\da-fA-F]{1,4}";
const groups = (count: string): string => `(?:${group}:){${count}}`;
const lastTwo = `(?:${group}:${group}|${ipv4Address})`;
/** After the grammar in RFC 3986, section 3.2.2, which is RFC 4291's as a grammar. */
export const ipv6Address = `(?:${[
  `${groups("6")}${lastTwo}`,
  `::${groups("5")}${lastTwo}`,
  `(?:${group})?::${groups("4")}${lastTwo}`,
  `(?:${groups("0,1")}${group})?::${groups("3")}${lastTwo}`,
  `(?:${groups("0,2")}${group})?::${groups("2")}${lastTwo}`,
  `(?:${groups("0,3")}${group})?::${group}:${lastTwo}`,
  `(?:${groups("0,4")}${group})?::${lastTwo}`,
  `(?:${groups("0,5")}${group})?::${group}`,
  `(?:${groups("0,6")}${group})?::`,
].join("|")})`;

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** A label in which the third and fourth characters are no hyphens, which would reserve it. */
const plainLabel = `(?![A-Za-z0-9-]{2}--)${label}`;
export const plainHostname = `${plainLabel}(?:\\.${plainLabel})*`;

const longestName = 253;
const plainName: Language = { pattern: `^${plainHostname}$`, longest: longestName };

/** Whether all labels are what RFC 5890 makes of names in other scripts; the others are left to RFC 1123. */
function decideHostname(text: string): boolean | undefined {
  return text.length <= longestName && isInternationalName(text) === true ? true : undefined;
}

const dots = ".\\u3002\\uff0e\\uff61";
const beyondAscii = "\\u{80}-\\u3001\\u3003-\\uff0d\\uff0f-\\uff60\\uff62-\\u{10ffff}";
const foreignLabel = `[A-Za-z0-9${beyondAscii}](?:[A-Za-z0-9${beyondAscii}-]*[A-Za-z0-9${beyondAscii}])?`;

export const network: Readonly<Record<string, FormatDefinition>> = {
  ipv4: exactly(`^${ipv4Address}$`, {
    samples: ["192.0.2.1", "10.0.0.1", "255.255.255.255", "0.0.0.0"],
    strangers: ["192.0.2", "192.0.2.256", "localhost"],
  }),
  ipv6: exactly(`^${ipv6Address}$`, {
    samples: ["2001:db8::1", "::1", "::ffff:192.0.2.1", "2001:db8:0:0:0:0:0:1", "::"],
    strangers: ["192.0.2.1", "2001:db8", "localhost"],
  }),
  hostname: {
    inner: plainName,
    outer: { pattern: `^${label}(?:\\.${label})*$`, longest: 255 },
    decide: decideHostname,
    doubt: "labels such as `xn--…`, which RFC 1123 allows and RFC 5890 reserves",
    samples: ["example.com", "localhost", "db-1.internal", "EXAMPLE.COM", "a"],
    strangers: ["not a host", "-a-", "example.com.", "under_score"],
  },
  "idn-hostname": {
    inner: plainName,
    outer: { pattern: `^${foreignLabel}(?:[${dots}]${foreignLabel})*$`, longest: longestName },
    decide: (text) => isInternationalName(text),
    doubt: "names beyond ASCII, whose rules are tables of Unicode",
    samples: ["example.com", "실례.테스트", "localhost", "db-1.internal", "a"],
    strangers: ["not a host", "-a-", "example.com."],
  },
};

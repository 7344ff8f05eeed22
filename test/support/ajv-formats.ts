/**
 * Where ajv-formats 3.0.1 and the specifications part: strings that it judges otherwise than the official suite or the
 * grammars say. `ours` is `undefined` where the suite has no word on it, so that we keep to none. A release that no
 * longer deviates fails the test, and its line goes.
 */
export interface Deviation {
  readonly format: string;
  readonly text: string;
  readonly ajv: boolean;
  readonly ours: boolean | undefined;
  readonly why: string;
}

/** Formats that ajv-formats does not have: every string is in them. */
export const unknownToAjv = ["iri", "iri-reference", "idn-email", "idn-hostname"] as const;

export const deviations: readonly Deviation[] = [
  { format: "time", text: "12:30:00+01", ajv: true, ours: false, why: "an offset has minutes" },
  { format: "time", text: "12:30:00+0130", ajv: true, ours: undefined, why: "RFC 3339 asks for the colon" },
  { format: "time", text: "24:59:60+01:00", ajv: true, ours: false, why: "no hour 24, even in a leap second" },
  { format: "date-time", text: "2024-01-31T12:30:00+01", ajv: true, ours: false, why: "an offset has minutes" },
  {
    format: "date-time",
    text: "2024-01-31 12:30:00Z",
    ajv: true,
    ours: undefined,
    why: "RFC 3339 lets applications put a space, outside of its grammar",
  },
  {
    format: "date-time",
    text: "2024-01-31T23:59:60Z",
    ajv: true,
    ours: undefined,
    why: "no second was inserted on that day",
  },
  { format: "duration", text: "P1Y2D", ajv: true, ours: false, why: "no days beside years without months" },
  { format: "duration", text: "PT1H2S", ajv: true, ours: false, why: "no seconds beside hours without minutes" },
  { format: "duration", text: "p1d", ajv: false, ours: undefined, why: "literals of ABNF have no case" },
  { format: "email", text: '"ada lovelace"@example.com', ajv: false, ours: true, why: "a local part may be quoted" },
  { format: "email", text: "ada@[192.0.2.1]", ajv: false, ours: true, why: "a domain may be an address" },
  { format: "email", text: "ada@localhost", ajv: false, ours: undefined, why: "RFC 5321 does not ask for a dot" },
  {
    format: "email",
    text: `${"a".repeat(65)}@example.com`,
    ajv: true,
    ours: undefined,
    why: "RFC 5321 limits a local part to 64 octets",
  },
  { format: "hostname", text: "example.com.", ajv: true, ours: false, why: "no dot at the end" },
  { format: "hostname", text: "xn--X", ajv: true, ours: undefined, why: "no Punycode, and yet RFC 1123 allows it" },
  { format: "uri", text: "http://[::ffff:01.2.3.4]", ajv: true, ours: false, why: "no leading zeros in IPv4" },
  { format: "uri", text: "http://example.com:abc/path", ajv: true, ours: false, why: "a port is a number" },
  { format: "uri", text: "about:", ajv: false, ours: undefined, why: "a path may be empty" },
  { format: "uri-reference", text: '/a"b', ajv: true, ours: false, why: "quotation marks are to be encoded" },
  { format: "uri-reference", text: "1:b", ajv: true, ours: false, why: "no colon in the first segment" },
  { format: "uri-template", text: "a\u007fb", ajv: true, ours: false, why: "no control characters in a literal" },
  { format: "uri-template", text: "a\u0080b", ajv: true, ours: undefined, why: "the same beyond ASCII" },
  { format: "uri-template", text: "a'b", ajv: false, ours: true, why: "an apostrophe is a literal, by the errata" },
  { format: "uri-template", text: "{a.b}", ajv: false, ours: true, why: "names may have dots" },
  {
    format: "uuid",
    text: "urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    ajv: true,
    ours: false,
    why: "the URN of a UUID is none",
  },
  { format: "relative-json-pointer", text: "0+1", ajv: false, ours: undefined, why: "later drafts shift indices" },
  { format: "regex", text: "\\a", ajv: true, ours: undefined, why: "ajv compiles without the flag `u`" },
];

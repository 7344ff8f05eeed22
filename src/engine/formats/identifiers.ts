/** `uri`, `iri`, their references, `uri-template` and `uuid`: RFC 3986, 3987, 6570, 4122. */
import { exactly, type FormatDefinition, type Language } from "./definition.js";
import { ipv6Address } from "./network.js";

const ucschar =
  "\\u{a0}-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef" +
  Array.from({ length: 14 }, (_, i) => {
    const plane = (i + 1).toString(16);
    return `\\u{${plane}${plane === "e" ? "1" : "0"}000}-\\u{${plane}fffd}`;
  }).join("");
const privateUse = "\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";
const encoded = "%[\\da-fA-F]{2}";
const scheme = "[A-Za-z][A-Za-z0-9+.-]*:";
/** Unreserved characters and sub-delimiters. */
const plain = "A-Za-z0-9._~!$&'()*+,;=-";

/** The parts of an identifier's grammar, with these characters beyond ASCII. */
function grammar(more: string, morePrivate: string) {
  const some = (characters: string): string => `(?:[${characters}${more}${plain}]|${encoded})`;
  const ipLiteral = `\\[(?:${ipv6Address}|[vV][\\da-fA-F]+\\.[:${plain}]+)\\]`;
  const authority = `(?:${some(":")}*@)?(?:${ipLiteral}|${some("")}*)(?::\\d*)?`;
  const rest = `${some(":@/")}*`;
  const rooted = `(?://${authority}(?:/${rest})?|/(?:${some(":@")}${rest})?)`;
  const query = `(?:\\?${some(`:@/?${morePrivate}`)}*)?`;
  const fragment = `(?:#${some(":@/?")}*)?`;
  return {
    rooted,
    rootless: `${some(":@")}${rest}`,
    relative: `${some("@")}+(?:/${rest})?`,
    end: `${query}${fragment}`,
  };
}

function identifier(more: string, morePrivate: string): { readonly inner: Language; readonly outer: Language } {
  const { rooted, rootless, end } = grammar(more, morePrivate);
  return {
    inner: { pattern: `^${scheme}(?:${rooted}|${rootless})${end}$` },
    outer: { pattern: `^${scheme}(?:${rooted}|${rootless})?${end}$` },
  };
}

function reference(more: string, morePrivate: string): string {
  const { rooted, rootless, relative, end } = grammar(more, morePrivate);
  return `^(?:(?:${scheme})?(?:${rooted})?|${scheme}${rootless}|${relative})${end}$`;
}

const [uri, iri] = [identifier("", ""), identifier(ucschar, privateUse)];
const emptyPath = "identifiers with an empty path and no authority, such as `about:`";
const addresses = ["https://example.com/a", "urn:isbn:9780131103627", "mailto:ada@example.com"];

const literal = "\\x21\\x23-\\x24\\x26-\\x3b\\x3d\\x3f-\\x5b\\x5d\\x5f\\x61-\\x7a\\x7e";
const variable = `(?:[A-Za-z0-9_]|${encoded})(?:\\.?(?:[A-Za-z0-9_]|${encoded}))*(?::[1-9]\\d{0,3}|\\*)?`;
const template = (more: string): string =>
  `^(?:[${literal}${more}]|${encoded}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*$`;

export const identifiers: Readonly<Record<string, FormatDefinition>> = {
  uri: { ...uri, doubt: emptyPath, samples: addresses, strangers: ["not a uri", "/a", "https://example.com/a b"] },
  iri: {
    ...iri,
    doubt: emptyPath,
    samples: [...addresses, "https://example.com/ä"],
    strangers: ["not an iri", "/a", "https://example.com/a b"],
  },
  "uri-reference": exactly(reference("", ""), {
    samples: ["https://example.com/a", "/a", "a", "#a", "?a=1", ""],
    strangers: ["\\\\a b", "a b", "%"],
  }),
  "iri-reference": exactly(reference(ucschar, privateUse), {
    samples: ["https://example.com/a", "/a", "a", "/ä", "#a", ""],
    strangers: ["\\\\a b", "a b", "%"],
  }),
  "uri-template": {
    inner: { pattern: template(`${ucschar}${privateUse}`) },
    outer: { pattern: template("\\u{80}-\\u{10ffff}") },
    doubt: "control characters and code points that are no characters",
    samples: ["https://example.com/{id}", "/a/{id}{?page,size}", "a", ""],
    strangers: ["{", "{}", "a b"],
  },
  uuid: exactly("^[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}$", {
    samples: ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"],
    strangers: ["3f2504e0", "3f2504e04f8941d39a0c0305e82c3301"],
  }),
};

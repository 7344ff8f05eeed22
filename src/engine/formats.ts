/**
 * What is known of each format: a pattern that contains it (exactly, where `exact`), members and non-members.
 * Sources: RFC 3339, RFC 4122, RFC 2673, RFC 6901, and the drafts' own appendices.
 */
export interface FormatFacts {
  /** A regular superset of the format; the format itself where `exact`. */
  readonly pattern?: string;
  readonly exact?: boolean;
  readonly members: readonly string[];
  readonly nonMembers: readonly string[];
}

const month =
  "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])";
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const date = `(?:\\d{4}-(?:${month})|${leapYear}-02-29)`;
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[zZ]|[+-](?:[01]\\d|2[0-3]):?(?:[0-5]\\d)?)";
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)";

export const formatFacts: Readonly<Record<string, FormatFacts>> = {
  date: { pattern: `^${date}$`, exact: true, members: ["2024-01-31"], nonMembers: ["yesterday"] },
  time: { pattern: `^${time}$`, members: ["12:30:00Z"], nonMembers: ["noon"] },
  "date-time": { pattern: `^${date}[tT ]${time}$`, members: ["2024-01-31T12:30:00Z"], nonMembers: ["yesterday"] },
  duration: { pattern: "^P[\\dYMDTHSW]+$", members: ["P1D", "PT5M"], nonMembers: ["a day"] },
  email: { members: ["ada@example.com"], nonMembers: ["ada"] },
  hostname: { members: ["example.com", "a"], nonMembers: ["not a host", "-a-"] },
  ipv4: { pattern: `^(?:${octet}\\.){3}${octet}$`, exact: true, members: ["192.0.2.1"], nonMembers: ["192.0.2"] },
  ipv6: { pattern: "^[\\da-fA-F:.]+$", members: ["2001:db8::1", "::1"], nonMembers: ["192.0.2.1"] },
  uri: {
    pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:",
    members: ["https://example.com/a", "urn:a:b"],
    nonMembers: ["not a uri"],
  },
  "uri-reference": { members: ["https://example.com/a", "/a", "a"], nonMembers: ["\\\\a b"] },
  "uri-template": { members: ["https://example.com/{id}", "a"], nonMembers: ["{"] },
  uuid: {
    pattern: "^[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}$",
    members: ["3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
    nonMembers: ["3f2504e0"],
  },
  "json-pointer": { pattern: "^(?:/(?:[^~/]|~[01])*)*$", exact: true, members: ["", "/a"], nonMembers: ["a", "/~"] },
  "relative-json-pointer": { pattern: "^(?:0|[1-9]\\d*)(?:#|/|$)", members: ["0", "1/a"], nonMembers: ["/a"] },
  // every ASCII member of the older formats is one of these
  iri: { members: ["https://example.com/a", "urn:a:b"], nonMembers: [] },
  "iri-reference": { members: ["https://example.com/a", "/a", "a"], nonMembers: [] },
  "idn-email": { members: ["ada@example.com"], nonMembers: [] },
  "idn-hostname": { members: ["example.com", "a"], nonMembers: [] },
  regex: { members: ["^a+$", "a"], nonMembers: ["(", "["] },
};

/** Formats that hold all of another: the international form of each, and references of identifiers. */
const holders: Readonly<Record<string, readonly string[]>> = {
  email: ["idn-email"],
  hostname: ["idn-hostname"],
  uri: ["uri-reference", "iri", "iri-reference"],
  "uri-reference": ["iri-reference"],
  iri: ["iri-reference"],
};

/** Whether every string of a format is known to be in another. */
export function formatWithin(inner: string, outer: string): boolean {
  return inner === outer || (Object.hasOwn(holders, inner) && (holders[inner] ?? []).includes(outer));
}

/** Membership by the facts alone; `undefined` where they do not say. */
export function inFormat(
  name: string,
  text: string,
  matches: (pattern: string, text: string) => boolean | undefined,
): boolean | undefined {
  const facts = Object.hasOwn(formatFacts, name) ? formatFacts[name] : undefined;
  if (facts === undefined) return undefined;
  if (facts.members.includes(text)) return true;
  if (facts.nonMembers.includes(text)) return false;
  if (facts.pattern === undefined) return undefined;
  const inside = matches(facts.pattern, text);
  return inside === false || facts.exact === true ? inside : undefined;
}

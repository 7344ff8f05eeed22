/** The formats as the engine knows them. */
import { codePointLength } from "../../model/value.js";
import { matches } from "../automaton.js";
import { everything, type FormatDefinition, type Language, nothing } from "./definition.js";
import { identifiers } from "./identifiers.js";
import { mail } from "./mail.js";
import { network } from "./network.js";
import { pointers } from "./pointers.js";
import { times } from "./times.js";

export type { FormatDefinition, Language } from "./definition.js";
export { isExact } from "./definition.js";

const definitions: ReadonlyMap<string, FormatDefinition> = new Map(
  [times, network, mail, identifiers, pointers].flatMap((group) => Object.entries(group)),
);

/** A format that somebody made up: nothing is known but its name. */
const unheardOf: FormatDefinition = { inner: nothing, outer: everything, samples: [], strangers: [] };

export function formatDefinition(name: string): FormatDefinition {
  return definitions.get(name) ?? unheardOf;
}

/** Formats that hold all of another: the international form of each, and references of identifiers. */
const holders: ReadonlyMap<string, readonly string[]> = new Map([
  ["email", ["idn-email"]],
  ["hostname", ["idn-hostname"]],
  ["uri", ["uri-reference", "iri", "iri-reference"]],
  ["uri-reference", ["iri-reference"]],
  ["iri", ["iri-reference"]],
]);

/** Whether every string of a format is in another by definition, whatever is known of either. */
export function formatWithin(inner: string, outer: string): boolean {
  return inner === outer || (holders.get(inner) ?? []).includes(outer);
}

function within({ pattern, longest }: Language, text: string): boolean | undefined {
  return longest !== undefined && codePointLength(text) > longest ? false : matches(pattern, text, true);
}

/** Membership of a string; `undefined` where it is not known. */
export function inFormat(name: string, text: string): boolean | undefined {
  const { inner, outer, decide } = formatDefinition(name);
  if (within(inner, text) === true) return true;
  const possible = within(outer, text);
  return possible === true && inner !== outer ? decide?.(text) : possible;
}

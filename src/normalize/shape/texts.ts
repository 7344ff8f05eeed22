/**
 * Numbers for schemas as written: equal numbers mean the same JSON once references are followed. One linear pass
 * over what is reachable, so that an unchanged part of a large schema is recognized without being walked.
 * Recursive groups are told apart by the names of their definitions, which can only tell too many apart.
 */
import type { NodeTable } from "../../model/ir.js";
import { isArray, isObject, type JsonObject, own } from "../../model/json.js";
import { valueKey } from "../../model/value.js";
import { components } from "../components.js";
import type { IndexedDocument } from "../indexed-document.js";
import type { Location } from "../location.js";
import { hidesSiblings, referenceKeyword } from "./members.js";
import { referencesBelow } from "./references.js";
import { inPlace, spell } from "./wording.js";

export interface Texts {
  of(location: Location): number;
  /** As written, here and in place, with references to parts of the value by their names only. */
  ofWords(location: Location): number;
  /** Only what a schema says itself, without `$ref`, `allOf`, `anyOf` and `oneOf`. */
  ofOwnKeywords(location: Location): number;
  /** Only the keywords of a schema object, with a blank for each schema below it that is no boolean. */
  ofKeywords(location: Location): number;
  /** The number of a combination of numbers. */
  combine(label: string, numbers: readonly number[]): number;
}

/** Definitions that refer to each other, and what is written in them. */
interface Group {
  readonly members: ReadonlySet<Location>;
  number: number;
}

/** What is known of a schema object. */
type Entry =
  | { readonly kind: "text"; readonly text: number }
  /** Depends on a group, which its words name by pointers. */
  | { readonly kind: "words"; readonly group: Group; readonly words: number }
  /** Says nothing but a reference into its group. */
  | { readonly kind: "alias"; readonly group: Group; readonly target: Location };

/** Both sides of a comparison share a table, and so share its numbers. */
const numbersOf = new WeakMap<NodeTable, Map<string, number>>();

export function createTexts(document: IndexedDocument): Texts {
  const numbers = numbersOf.get(document.table) ?? new Map<string, number>();
  numbersOf.set(document.table, numbers);
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size + 1);
    return numbers.size;
  };
  const entries = new Map<Location, Entry>();

  const textOf = (location: Location): number => {
    const seen = new Set<Location>();
    for (let at = location; ; ) {
      const entry = entries.get(at) as Entry; // settled before what depends on it
      if (entry.kind === "text") return entry.text;
      if (entry.kind === "words") return number(`@${entry.group.number} ${entry.words}`);
      if (seen.has(at)) return number(`@${entry.group.number} in place`);
      seen.add(at);
      at = entry.target;
    }
  };

  /** How the schema at a place is spelled within a group, whose members have no text yet. */
  const spellIn = (group: Group, location: Location): string | number => {
    if (!isObject(location.json)) return number(valueKey(location.json));
    const entry = entries.get(location) ?? read(group, location);
    if (entry.kind === "text" || entry.group !== group) return textOf(location);
    return entry.kind === "words" ? `~${entry.words}` : `@${entry.target.pointer}`;
  };

  const read = (group: Group, location: Location): Entry => {
    const entry = readAfresh(group, location);
    entries.set(location, entry);
    return entry;
  };

  const readAfresh = (group: Group, location: Location): Entry => {
    const schema = location.json as JsonObject;
    const { dialect } = location.resource;
    let depends = false;
    const below = (subschema: Location): string | number => {
      const spelled = spellIn(group, subschema);
      if (typeof spelled === "string") depends = true;
      return spelled;
    };
    const target = document.targetOf(location);
    const keyword = target === undefined ? undefined : referenceKeyword(schema, dialect);
    const hidden = keyword !== undefined && hidesSiblings(schema, dialect);
    const words = hidden ? "" : spell(location, (one) => one === keyword, below);
    if (target === undefined) return written(group, depends, words);
    if (group.members.has(target)) {
      if (words === "") return { kind: "alias", group, target };
      return written(group, true, `$ref=(@${target.pointer});${words}`);
    }
    const referred = spellIn(group, target);
    // alone, it is what it leads to
    if (words === "" && typeof referred === "number") return { kind: "text", text: referred };
    return written(group, depends, `$ref=(${referred});${words}`);
  };

  const written = (group: Group, depends: boolean, words: string): Entry =>
    depends ? { kind: "words", group, words: number(words) } : { kind: "text", text: number(words) };

  const saysOnlyReference = (location: Location): boolean =>
    document.targetOf(location) !== undefined && hidesSiblings(location.json as JsonObject, location.resource.dialect);

  const settle = (root: Location): void => {
    const recursives = new Set<Location>();
    const open = (location: Location): readonly Location[] => {
      const targets = referencesBelow(document, location).filter((target) => !entries.has(target));
      if (targets.includes(location)) recursives.add(location);
      return targets;
    };
    for (const component of components([root], open)) {
      const recursive = component.length > 1 || component.some((member) => recursives.has(member));
      const group: Group = { members: new Set(recursive ? component : []), number: 0 };
      const spelled = component.map((member) => `${member.pointer} ${spellIn(group, member)}`);
      group.number = number(spelled.sort().join("\n"));
    }
  };

  const settled = (location: Location): boolean => {
    if (!isObject(location.json)) return false;
    if (!entries.has(location)) settle(location);
    return true;
  };

  const blanked = new Map<Location, number>();
  const owns = new Map<Location, number>();
  const remember = (memory: Map<Location, number>, location: Location, make: () => number): number => {
    const known = memory.get(location) ?? make();
    memory.set(location, known);
    return known;
  };
  const named = new Map<Location, number>();
  const wordsOf = (location: Location): number =>
    remember(named, location, () => {
      const schema = location.json;
      if (!isObject(schema)) return number(valueKey(schema));
      // within a recursive group, references were named already
      const entry = entries.get(location);
      if (entry?.kind === "words") return number(`~${entry.words}`);
      const { dialect } = location.resource;
      const target = document.targetOf(location);
      const keyword = target === undefined ? undefined : referenceKeyword(schema, dialect);
      const hidden = keyword !== undefined && hidesSiblings(schema, dialect);
      const words = hidden ? "" : spell(location, (one) => one === keyword, wordsOf);
      return number(`words ${target?.pointer ?? "-"} ${words}`);
    });

  const places = new Map<Location, number>();
  const inPlaceOf = (location: Location): number => {
    const known = places.get(location);
    if (known !== undefined) return known;
    places.set(location, 0); // for those that lead back here without descending
    const found = combine("in place", [wordsOf(location), ...beside(location).map(inPlaceOf)]);
    places.set(location, found);
    return found;
  };
  /** What speaks of the same value as a schema: what it refers to, and its parts. */
  const beside = (location: Location): Location[] => {
    const schema = location.json;
    if (!isObject(schema)) return [];
    const { dialect } = location.resource;
    const target = document.targetOf(location);
    const found = target === undefined ? [] : [target];
    if (hidesSiblings(schema, dialect)) return found;
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const parts = own(schema, keyword);
      if (isArray(parts)) found.push(...parts.map((_, i) => location.below(keyword, i)));
    }
    return found;
  };
  const combine = (label: string, parts: readonly number[]): number => number(`${label} ${parts.join(" ")}`);

  return {
    of: (location) => (settled(location) ? textOf(location) : number(valueKey(location.json))),
    ofWords: inPlaceOf,
    ofOwnKeywords: (location) => {
      if (!settled(location)) return number(valueKey(location.json));
      return remember(owns, location, () =>
        number(saysOnlyReference(location) ? "" : spell(location, (keyword) => inPlace.has(keyword), textOf)),
      );
    },
    ofKeywords: (location) =>
      remember(blanked, location, () =>
        number(
          `own ${location.resource.dialect.name} ${spell(
            location,
            (keyword) => inPlace.has(keyword),
            () => "_",
          )}`,
        ),
      ),
    combine,
  };
}

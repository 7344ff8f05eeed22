/** Fills the texts of a rule with the facts of a change, and words the reasons of the grading. */
import type { Because } from "../classify/level.js";
import type { RuleTexts } from "../model/change.js";
import { isArray, isObject, type Json, stringify } from "../model/json.js";
import { texts } from "../rules/index.js";

/** What a template's placeholders stand for. */
export type Facts = Readonly<Record<string, Json | undefined>>;

/** Replaces `{name}` by the fact of that name; a placeholder without a fact stays as written. */
export function fill(template: string, facts: Facts): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (name === "names" && typeof value === "string") return shorten(value, maxListLength);
    if (name === "place" && typeof value === "string") return shortenPlace(value);
    return value === undefined ? placeholder : brief(value, name !== "before" && name !== "after");
  });
}

/** Longest text of a value inside a sentence; the whole value is beside it in the report. */
const maxLength = 60;
const maxPlaceLength = 120;
/** Longest list of names. */
const maxListLength = 240;

function brief(value: Json, bare: boolean): string {
  if (bare && typeof value === "string") return shorten(value);
  const text = stringify(value);
  if (text.length <= maxLength) return text;
  if (isArray(value)) return `an array of ${value.length} items`;
  if (isObject(value)) return `an object of ${Object.keys(value).length} members`;
  return shorten(text);
}

/** The end of a long path says most about it. */
function shortenPlace(place: string): string {
  if (place.length <= maxPlaceLength) return place;
  return `…${place.slice(1 - maxPlaceLength).replace(/^[\uDC00-\uDFFF]/, "")}`;
}

/** Cuts between code points, never inside one. */
function shorten(text: string, longest = maxLength): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** The texts of a rule; a rule that the catalogue does not know is named by its id. */
export function textsOf(rule: string): RuleTexts {
  const known = Object.hasOwn(texts, rule) ? texts[rule] : undefined;
  if (known !== undefined) return known;
  const none = { backward: "", forward: "" };
  return { title: rule, description: rule, message: rule, impact: none, advice: none };
}

/** What the reasons may need. */
interface ReasonFacts {
  readonly notOwed: string;
  readonly forgiven: string;
  readonly reason: string;
  readonly maxSearches: number;
}

const reasons: Readonly<Record<Exclude<Because, "breaks">, (facts: ReasonFacts) => string>> = {
  "not-owed": ({ notOwed }) => notOwed,
  "proved-harmless": () =>
    "Nobody: every document of the writer is proved to be accepted, because something else compensates or because no document gets here.",
  forgiven: ({ forgiven }) => `Nobody under the policy in force, which sets aside ${forgiven}.`,
  elsewhere: () => "Nobody: documents fail for other reasons, but none is proved to fail because of this place.",
  undecided: ({ reason }) => `It was not decided whether a document fails because of this place: ${reason}`,
  "not-examined": ({ maxSearches }) =>
    `Not examined: this DTO has more changes than the ${maxSearches} that are searched for documents.`,
  harmless: () => "Nobody: whatever was accepted before is still accepted here.",
};

/** Why a change is not breaking. */
export function reasonText(because: Exclude<Because, "breaks">, facts: ReasonFacts): string {
  return reasons[because](facts);
}

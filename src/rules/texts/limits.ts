/** The words of the limit keywords, which all change in the same ways. */
import type { RuleTexts } from "../../model/change.js";

interface LimitWords {
  readonly keyword: string;
  /** "minimum length" */
  readonly noun: string;
  /** What is outside the limit, as in "values that are …". */
  readonly outside: (limit: string) => string;
}

const adviceBackward =
  "Keep the old limit in this version; announce the new one, wait until every writer keeps to it, and require it in the next major version.";
const adviceForward =
  "Keep writing only what the old limit allows until every reader has the new schema, or release this as a major version.";

function title(noun: string, what: string): string {
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${what}`;
}

const forwardUnlikely =
  "Readers still on the old schema reject new documents with a value here that only the new limit lets through.";
const backwardUnlikely = "The new reader rejects old documents with a value here that only the old limit let through.";

const limit = {
  added: ({ keyword, noun, outside }: LimitWords): RuleTexts => ({
    title: title(noun, "added"),
    description: `\`${keyword}\` appears where there was none.`,
    message: `{place} now has a ${noun}: {after}`,
    impact: {
      backward: `Old documents may have values here that are ${outside("{after}")}; the new reader rejects them.`,
      forward: forwardUnlikely,
    },
    advice: { backward: adviceBackward, forward: adviceForward },
  }),
  tightened: ({ keyword, noun, outside }: LimitWords): RuleTexts => ({
    title: title(noun, "tightened"),
    description: `\`${keyword}\` leaves less room than before.`,
    message: `the ${noun} of {place} was tightened from {before} to {after}`,
    impact: {
      backward: `Old documents may have values here that are ${outside("{after}")}; the new reader rejects them.`,
      forward: forwardUnlikely,
    },
    advice: { backward: adviceBackward, forward: adviceForward },
  }),
  loosened: ({ keyword, noun, outside }: LimitWords): RuleTexts => ({
    title: title(noun, "loosened"),
    description: `\`${keyword}\` leaves more room than before.`,
    message: `the ${noun} of {place} was loosened from {before} to {after}`,
    impact: {
      backward: backwardUnlikely,
      forward: `New documents may have values here that are ${outside("{before}")}; readers still on the old schema reject them.`,
    },
    advice: { backward: adviceBackward, forward: adviceForward },
  }),
  removed: ({ keyword, noun, outside }: LimitWords): RuleTexts => ({
    title: title(noun, "removed"),
    description: `\`${keyword}\` is gone.`,
    message: `{place} no longer has a ${noun}; it was {before}`,
    impact: {
      backward: backwardUnlikely,
      forward: `New documents may have values here that are ${outside("{before}")}; readers still on the old schema reject them.`,
    },
    advice: { backward: adviceBackward, forward: adviceForward },
  }),
};

const minimum: LimitWords = { keyword: "minimum", noun: "minimum", outside: (n) => `below ${n}` };
const maximum: LimitWords = { keyword: "maximum", noun: "maximum", outside: (n) => `above ${n}` };
const exclusiveMinimum: LimitWords = {
  keyword: "exclusiveMinimum",
  noun: "exclusive minimum",
  outside: (n) => `${n} or less`,
};
const exclusiveMaximum: LimitWords = {
  keyword: "exclusiveMaximum",
  noun: "exclusive maximum",
  outside: (n) => `${n} or more`,
};
const minLength: LimitWords = {
  keyword: "minLength",
  noun: "minimum length",
  outside: (n) => `shorter than ${n} characters`,
};
const maxLength: LimitWords = {
  keyword: "maxLength",
  noun: "maximum length",
  outside: (n) => `longer than ${n} characters`,
};
const minItems: LimitWords = {
  keyword: "minItems",
  noun: "minimum number of items",
  outside: (n) => `arrays of fewer than ${n} items`,
};
const maxItems: LimitWords = {
  keyword: "maxItems",
  noun: "maximum number of items",
  outside: (n) => `arrays of more than ${n} items`,
};
const minProperties: LimitWords = {
  keyword: "minProperties",
  noun: "minimum number of properties",
  outside: (n) => `objects of fewer than ${n} properties`,
};
const maxProperties: LimitWords = {
  keyword: "maxProperties",
  noun: "maximum number of properties",
  outside: (n) => `objects of more than ${n} properties`,
};

export const limitTexts = {
  "minimum-added": limit.added(minimum),
  "minimum-tightened": limit.tightened(minimum),
  "minimum-loosened": limit.loosened(minimum),
  "minimum-removed": limit.removed(minimum),
  "maximum-added": limit.added(maximum),
  "maximum-tightened": limit.tightened(maximum),
  "maximum-loosened": limit.loosened(maximum),
  "maximum-removed": limit.removed(maximum),
  "exclusive-minimum-added": limit.added(exclusiveMinimum),
  "exclusive-minimum-tightened": limit.tightened(exclusiveMinimum),
  "exclusive-minimum-loosened": limit.loosened(exclusiveMinimum),
  "exclusive-minimum-removed": limit.removed(exclusiveMinimum),
  "exclusive-maximum-added": limit.added(exclusiveMaximum),
  "exclusive-maximum-tightened": limit.tightened(exclusiveMaximum),
  "exclusive-maximum-loosened": limit.loosened(exclusiveMaximum),
  "exclusive-maximum-removed": limit.removed(exclusiveMaximum),
  "min-length-added": limit.added(minLength),
  "min-length-tightened": limit.tightened(minLength),
  "min-length-loosened": limit.loosened(minLength),
  "min-length-removed": limit.removed(minLength),
  "max-length-added": limit.added(maxLength),
  "max-length-tightened": limit.tightened(maxLength),
  "max-length-loosened": limit.loosened(maxLength),
  "max-length-removed": limit.removed(maxLength),
  "min-items-added": limit.added(minItems),
  "min-items-tightened": limit.tightened(minItems),
  "min-items-loosened": limit.loosened(minItems),
  "min-items-removed": limit.removed(minItems),
  "max-items-added": limit.added(maxItems),
  "max-items-tightened": limit.tightened(maxItems),
  "max-items-loosened": limit.loosened(maxItems),
  "max-items-removed": limit.removed(maxItems),
  "min-properties-added": limit.added(minProperties),
  "min-properties-tightened": limit.tightened(minProperties),
  "min-properties-loosened": limit.loosened(minProperties),
  "min-properties-removed": limit.removed(minProperties),
  "max-properties-added": limit.added(maxProperties),
  "max-properties-tightened": limit.tightened(maxProperties),
  "max-properties-loosened": limit.loosened(maxProperties),
  "max-properties-removed": limit.removed(maxProperties),
} satisfies Record<string, RuleTexts>;

/** The words of the rules about annotations, which never change which documents are accepted. */
import type { RuleTexts } from "../../model/change.js";

/** The reporter says of these that nobody is hurt. */
const nobody = { backward: "", forward: "" };

const defaultImpact = {
  backward: "Readers that fill in defaults give documents that lack the value another meaning than before.",
  forward:
    "Readers still on the old schema fill in what the old schema says, and the new writer may mean something else.",
};
const defaultAdvice = {
  backward:
    "Write the value into every document instead of relying on the default, and change it in the next major version.",
  forward: "Write the value into every document until every reader has the new schema.",
};

export const annotationTexts = {
  "default-added": {
    title: "Default added",
    description: "A `default` appears. It does not change which documents are accepted.",
    message: "{place} now has the default {after}",
    impact: defaultImpact,
    advice: defaultAdvice,
  },
  "default-changed": {
    title: "Default changed",
    description: "The `default` became another value. It does not change which documents are accepted.",
    message: "the default of {place} changed from {before} to {after}",
    impact: defaultImpact,
    advice: defaultAdvice,
  },
  "default-removed": {
    title: "Default removed",
    description: "The `default` is gone. It does not change which documents are accepted.",
    message: "{place} no longer has the default {before}",
    impact: defaultImpact,
    advice: defaultAdvice,
  },
  "deprecated-added": {
    title: "Deprecated",
    description: "`deprecated: true` appears.",
    message: "{place} is now deprecated",
    impact: nobody,
    advice: {
      backward: "Say in the description what to use instead, and since when.",
      forward: "Say in the description what to use instead, and since when.",
    },
  },
  "deprecated-removed": {
    title: "No longer deprecated",
    description: "`deprecated: true` is gone.",
    message: "{place} is no longer deprecated",
    impact: nobody,
    advice: nobody,
  },
  "description-changed": {
    title: "Description changed",
    description: "What people read changed: `title`, `description`, `examples` or `$comment`.",
    message: "the {keyword} of {place} changed",
    impact: nobody,
    advice: nobody,
  },
  "read-only-added": {
    title: "Became read-only",
    description: "`readOnly: true` appears.",
    message: "{place} is now read-only",
    impact: {
      backward: "Nobody by the schema; but a service that enforces it ignores or refuses what clients write here.",
      forward: "Nobody by the schema; but clients may stop to write a value here that old services expect.",
    },
    advice: {
      backward: "Go on accepting written values here until every client stopped to write them.",
      forward: "Go on writing the value until every service has the new schema.",
    },
  },
  "read-only-removed": {
    title: "No longer read-only",
    description: "`readOnly: true` is gone.",
    message: "{place} is no longer read-only",
    impact: nobody,
    advice: nobody,
  },
  "write-only-added": {
    title: "Became write-only",
    description: "`writeOnly: true` appears.",
    message: "{place} is now write-only",
    impact: {
      backward: "Nobody by the schema; but a service that enforces it no longer returns the value.",
      forward: "Nobody by the schema; but clients that read the value here may no longer get it.",
    },
    advice: {
      backward: "Go on returning the value until every client stopped to read it.",
      forward: "Go on returning the value until every client stopped to read it.",
    },
  },
  "write-only-removed": {
    title: "No longer write-only",
    description: "`writeOnly: true` is gone.",
    message: "{place} is no longer write-only",
    impact: nobody,
    advice: nobody,
  },
} satisfies Record<string, RuleTexts>;

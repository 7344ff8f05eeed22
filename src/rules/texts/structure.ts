/** The words of the rules about properties, items and variants. */
import type { RuleTexts } from "../../model/change.js";

const oldRejected = "Old documents have something here that the new reader no longer accepts.";
const newRejected = "New documents have something here that readers still on the old schema do not accept.";
const keep = "Go on accepting what was accepted before, announce the change, and make it in the next major version.";
const wait = "Do not write it before every reader has the new schema, or release this as a major version.";
const keepAndWait = { backward: keep, forward: wait };

const variantAdded = (keyword: string): RuleTexts => ({
  title: "Variant added",
  description: `\`${keyword}\` has a variant that matches none of before.`,
  message: `${keyword} of {place} has a new variant: {variant}`,
  impact: {
    backward: "Old documents that match the new variant as well as another one are rejected by the new reader.",
    forward: "New documents may be of the new variant; readers still on the old schema do not know it and reject them.",
  },
  advice: {
    backward: "Make the variants exclude each other, with a property that has another constant in each.",
    forward:
      "Do not write the new variant before every reader knows it; tell readers from the start to skip variants they do not know.",
  },
  several: {
    message: `${keyword} of {place} has {count} new variants: {names}`,
    impact: {
      backward: "Old documents that match a new variant as well as another one are rejected by the new reader.",
      forward: "New documents may be of a new variant; readers still on the old schema do not know it and reject them.",
    },
    advice: {
      backward: "Make the variants exclude each other, with a property that has another constant in each.",
      forward:
        "Do not write the new variants before every reader knows them; tell readers from the start to skip variants they do not know.",
    },
  },
});

const variantRemoved = (keyword: string): RuleTexts => ({
  title: "Variant removed",
  description: `\`${keyword}\` lost a variant, and none of now matches it.`,
  message: `${keyword} of {place} no longer has the variant {variant}`,
  impact: {
    backward: "Old documents may be of the removed variant; the new reader rejects them.",
    forward:
      "New documents that match the removed variant as well as another one are rejected by readers still on the old schema.",
  },
  advice: {
    backward: "Go on accepting the variant, mark it as deprecated, and remove it in the next major version.",
    forward: wait,
  },
  several: {
    message: `${keyword} of {place} no longer has {count} of its variants: {names}`,
    impact: {
      backward: "Old documents may be of a removed variant; the new reader rejects them.",
      forward:
        "New documents that match a removed variant as well as another one are rejected by readers still on the old schema.",
    },
    advice: {
      backward: "Go on accepting the variants, mark them as deprecated, and remove them in the next major version.",
      forward: wait,
    },
  },
});

export const structureTexts = {
  "property-added": {
    title: "Property added",
    description: "A property is declared that was neither declared nor covered by another schema before.",
    message: "the {presence} property {name} was added to {place}",
    impact: {
      backward:
        "Old documents do not have {name} as the new schema wants it: they lack it where it is required, or have something else under that name. The new reader rejects them.",
      forward: "New documents have {name}; readers still on the old schema refuse properties that they do not know.",
    },
    advice: {
      backward: "Add {name} as optional in a minor version, and require it in the next major version.",
      forward: "Let readers accept unknown properties first, or add {name} in the next major version.",
    },
    several: {
      message: "{count} {presence} properties were added to {place}: {names}",
      impact: {
        backward:
          "Old documents do not have them as the new schema wants it: they lack them where they are required, or have something else under these names. The new reader rejects them.",
        forward: "New documents have them; readers still on the old schema refuse properties that they do not know.",
      },
      advice: {
        backward: "Add them as optional in a minor version, and require them in the next major version.",
        forward: "Let readers accept unknown properties first, or add them in the next major version.",
      },
    },
  },
  "property-removed": {
    title: "Property removed",
    description: "A property is no longer declared, nor covered by another schema.",
    message: "the {presence} property {name} was removed from {place}",
    impact: {
      backward: "Old documents have {name}; the new reader refuses properties that it does not know.",
      forward:
        "New documents no longer have {name} as the old schema wants it: they lack it where it was required, or have something else under that name. Readers still on the old schema reject them.",
    },
    advice: {
      backward: "Go on accepting {name}, mark it as deprecated, and remove it in the next major version.",
      forward: "Go on writing {name}, mark it as deprecated, and remove it in the next major version.",
    },
    several: {
      message: "{count} {presence} properties were removed from {place}: {names}",
      impact: {
        backward: "Old documents have them; the new reader refuses properties that it does not know.",
        forward:
          "New documents no longer have them as the old schema wants it: they lack them where they were required, or have something else under these names. Readers still on the old schema reject them.",
      },
      advice: {
        backward: "Go on accepting them, mark them as deprecated, and remove them in the next major version.",
        forward: "Go on writing them, mark them as deprecated, and remove them in the next major version.",
      },
    },
  },
  "property-became-required": {
    title: "Property became required",
    description: "A name joined `required`.",
    message: "the property {name} of {place} became required",
    impact: {
      backward: "Old documents may lack {name}; the new reader rejects them.",
      forward: newRejected,
    },
    advice: {
      backward:
        "Keep {name} optional for one minor version while writers start to send it, then require it in the next major version.",
      forward: wait,
    },
    several: {
      message: "{count} properties of {place} became required: {names}",
      impact: { backward: "Old documents may lack some of them; the new reader rejects them.", forward: newRejected },
      advice: {
        backward:
          "Keep them optional for one minor version while writers start to send them, then require them in the next major version.",
        forward: wait,
      },
    },
  },
  "property-became-optional": {
    title: "Property became optional",
    description: "A name left `required`.",
    message: "the property {name} of {place} became optional",
    impact: {
      backward: oldRejected,
      forward: "New documents may lack {name}; readers still on the old schema require it and reject them.",
    },
    advice: {
      backward: keep,
      forward:
        "Go on writing {name} in every document until every reader has the new schema, or release this as a major version.",
    },
    several: {
      message: "{count} properties of {place} became optional: {names}",
      impact: {
        backward: oldRejected,
        forward: "New documents may lack some of them; readers still on the old schema require them and reject them.",
      },
      advice: {
        backward: keep,
        forward:
          "Go on writing them in every document until every reader has the new schema, or release this as a major version.",
      },
    },
  },
  "additional-properties-closed": {
    title: "Additional properties closed",
    description: "Properties that are not declared are refused, and were not.",
    message: "{place} no longer accepts properties that are not declared",
    impact: {
      backward: "Old documents may have properties that are not declared; the new reader rejects them.",
      forward: newRejected,
    },
    advice: {
      backward: "Declare the properties in use, and close the object in the next major version.",
      forward: wait,
    },
  },
  "additional-properties-opened": {
    title: "Additional properties opened",
    description: "Properties that are not declared are accepted, and were refused.",
    message: "{place} now accepts properties that are not declared",
    impact: {
      backward: oldRejected,
      forward: "New documents may have properties that are not declared; readers still on the old schema reject them.",
    },
    advice: keepAndWait,
  },
  "additional-properties-narrowed": {
    title: "Additional properties narrowed",
    description: "Properties that are not declared must match a schema, and were free.",
    message: "properties of {place} that are not declared must now match a schema",
    impact: {
      backward: "Old documents may have other values in properties that are not declared; the new reader rejects them.",
      forward: newRejected,
    },
    advice: keepAndWait,
  },
  "additional-properties-widened": {
    title: "Additional properties widened",
    description: "Properties that are not declared are free, and had to match a schema.",
    message: "properties of {place} that are not declared may now have any value",
    impact: {
      backward: oldRejected,
      forward:
        "New documents may have other values in properties that are not declared; readers still on the old schema reject them.",
    },
    advice: keepAndWait,
  },
  "pattern-properties-added": {
    title: "Pattern of properties added",
    description: "`patternProperties` has a pattern more.",
    message: "properties of {place} that match {pattern} have a schema of their own",
    impact: {
      backward: "Old documents may have other values in properties that match {pattern}; the new reader rejects them.",
      forward: "New documents may have properties that match {pattern}; readers still on the old schema refuse them.",
    },
    advice: keepAndWait,
  },
  "pattern-properties-removed": {
    title: "Pattern of properties removed",
    description: "`patternProperties` has a pattern less.",
    message: "properties of {place} that match {pattern} no longer have a schema of their own",
    impact: {
      backward: "Old documents may have properties that match {pattern}; the new reader refuses them.",
      forward:
        "New documents may have other values in properties that match {pattern}; readers still on the old schema reject them.",
    },
    advice: keepAndWait,
  },
  "pattern-properties-changed": {
    title: "Pattern of properties changed",
    description: "A pattern of `patternProperties` became another, with the same schema.",
    message: "properties of {place} have a schema of their own where they match {to}, and not where they match {from}",
    impact: {
      backward: "Old documents may have properties that match {to} with another value; the new reader rejects them.",
      forward:
        "New documents may have properties that match {from} with another value; readers still on the old schema reject them.",
    },
    advice: {
      backward: "Extend the pattern so that it matches no name of old documents that mean something else.",
      forward: wait,
    },
  },
  "items-added": {
    title: "Schema of items added",
    description: "`items` constrains items that were freer before.",
    message: "the items of {place} are now constrained",
    impact: { backward: "Old documents may have other items here; the new reader rejects them.", forward: newRejected },
    advice: keepAndWait,
  },
  "items-removed": {
    title: "Schema of items removed",
    description: "`items` leaves items freer than before.",
    message: "the items of {place} are no longer constrained as before",
    impact: {
      backward: oldRejected,
      forward: "New documents may have other items here; readers still on the old schema reject them.",
    },
    advice: keepAndWait,
  },
  "prefix-items-added": {
    title: "Place of a tuple added",
    description: "The tuple has a place more with a schema of its own.",
    message: "item {position} of {place} now has a schema of its own",
    impact: {
      backward: "Old documents may have something else in this place; the new reader rejects them.",
      forward: "New documents may have an item in this place; readers still on the old schema refuse it.",
    },
    advice: keepAndWait,
  },
  "prefix-items-removed": {
    title: "Place of a tuple removed",
    description: "The tuple has a place less with a schema of its own.",
    message: "item {position} of {place} no longer has a schema of its own",
    impact: {
      backward: "Old documents may have an item in this place; the new reader refuses it.",
      forward: "New documents may have something else in this place; readers still on the old schema reject it.",
    },
    advice: keepAndWait,
  },
  "unique-items-added": {
    title: "Unique items asked for",
    description: "`uniqueItems: true` appears.",
    message: "the items of {place} must now be unique",
    impact: { backward: "Old documents may repeat an item here; the new reader rejects them.", forward: newRejected },
    advice: keepAndWait,
  },
  "unique-items-removed": {
    title: "Unique items no longer asked for",
    description: "`uniqueItems: true` is gone.",
    message: "the items of {place} no longer have to be unique",
    impact: {
      backward: oldRejected,
      forward: "New documents may repeat an item here; readers still on the old schema reject them.",
    },
    advice: keepAndWait,
  },
  "any-of-variant-added": variantAdded("anyOf"),
  "any-of-variant-removed": variantRemoved("anyOf"),
  "one-of-variant-added": variantAdded("oneOf"),
  "one-of-variant-removed": variantRemoved("oneOf"),
} satisfies Record<string, RuleTexts>;

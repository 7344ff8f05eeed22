/** The words of the rules about single values: types, lists of values, steps, patterns, formats. */
import type { RuleTexts } from "../../model/change.js";

const keepUntilMajor =
  "Go on accepting what was accepted before, mark it as deprecated, and refuse it only in the next major version.";
const writeOldUntilMajor =
  "Do not write the new values before every reader has the new schema, or release this as a major version.";
const bothWays = { backward: keepUntilMajor, forward: writeOldUntilMajor };
const oldRejected = "Old documents have values here that the new reader no longer accepts.";
const newRejected = "New documents have values here that readers still on the old schema do not accept.";

export const valueTexts = {
  "type-changed": {
    title: "Type changed",
    description: "The allowed JSON types are others than before: some went and some came.",
    message: "the type of {place} changed from {from} to {to}",
    impact: {
      backward: "Old documents have a value of type {from} here; the new reader expects {to} and rejects them.",
      forward:
        "New documents have a value of type {to} here; readers still on the old schema expect {from} and reject them.",
    },
    advice: {
      backward: "Accept both types for one minor version, or add a property of the new type beside the old one.",
      forward: "Add a property of the new type beside the old one, and remove the old one in the next major version.",
    },
  },
  "type-widened": {
    title: "Type widened",
    description: "More JSON types are allowed than before.",
    message: "the type of {place} was widened from {from} to {to}",
    impact: {
      backward: oldRejected,
      forward:
        "New documents may have a value of another type than {from} here; readers still on the old schema reject it.",
    },
    advice: {
      backward: keepUntilMajor,
      forward: "Go on writing {from} until every reader has the new schema, or release this as a major version.",
    },
  },
  "type-narrowed": {
    title: "Type narrowed",
    description: "Fewer JSON types are allowed than before.",
    message: "the type of {place} was narrowed from {from} to {to}",
    impact: {
      backward: "Old documents may have a value here that is not {to}; the new reader rejects it.",
      forward: newRejected,
    },
    advice: {
      backward: "Go on accepting {from} for one minor version, and narrow the type in the next major version.",
      forward: writeOldUntilMajor,
    },
  },
  "nullable-added": {
    title: "Null allowed",
    description: "`null` is allowed beside other types, and was not.",
    message: "{place} may now be null",
    impact: {
      backward: oldRejected,
      forward: "New documents may have null here; readers still on the old schema reject it.",
    },
    advice: {
      backward: keepUntilMajor,
      forward: "Leave the property out instead of writing null, or allow null in the next major version.",
    },
  },
  "nullable-removed": {
    title: "Null no longer allowed",
    description: "`null` was allowed beside other types, and is not.",
    message: "{place} may no longer be null",
    impact: { backward: "Old documents may have null here; the new reader rejects it.", forward: newRejected },
    advice: {
      backward: "Go on accepting null and treat it as absent; refuse it in the next major version.",
      forward: writeOldUntilMajor,
    },
  },
  "enum-value-added": {
    title: "Enumeration value added",
    description:
      "A value joined a list of allowed values, whether the list is an `enum`, a `const` or a union of these.",
    message: "{place} may now be {after}",
    impact: {
      backward: oldRejected,
      forward: "New documents may have {after} here; readers still on the old schema do not know it and reject it.",
    },
    advice: {
      backward: keepUntilMajor,
      forward:
        "Do not write {after} before every reader knows it, declare the enumeration open from the start, or release this as a major version.",
    },
    several: {
      message: "{place} may now be one of {count} more values: {names}",
      impact: {
        backward: oldRejected,
        forward:
          "New documents may have one of them here; readers still on the old schema do not know it and reject it.",
      },
      advice: {
        backward: keepUntilMajor,
        forward:
          "Do not write them before every reader knows them, declare the enumeration open from the start, or release this as a major version.",
      },
    },
  },
  "enum-value-removed": {
    title: "Enumeration value removed",
    description: "A value left a list of allowed values, whether the list is an `enum`, a `const` or a union of these.",
    message: "{place} may no longer be {before}",
    impact: { backward: "Old documents may have {before} here; the new reader rejects it.", forward: newRejected },
    advice: {
      backward: "Go on accepting {before}, mark it as deprecated, and remove it in the next major version.",
      forward: writeOldUntilMajor,
    },
    several: {
      message: "{place} may no longer be one of {count} values: {names}",
      impact: { backward: "Old documents may have one of them here; the new reader rejects it.", forward: newRejected },
      advice: {
        backward: "Go on accepting them, mark them as deprecated, and remove them in the next major version.",
        forward: writeOldUntilMajor,
      },
    },
  },
  "enum-added": {
    title: "Enumeration added",
    description: "The values are listed where nothing listed them before.",
    message: "{place} is now limited to {after}",
    impact: {
      backward: "Old documents may have other values here; the new reader rejects them.",
      forward: newRejected,
    },
    advice: {
      backward:
        "Name the known values in the description or in `examples`, and list them as `enum` in the next major version.",
      forward: writeOldUntilMajor,
    },
  },
  "enum-removed": {
    title: "Enumeration removed",
    description: "The values are no longer listed.",
    message: "{place} is no longer limited to {before}",
    impact: {
      backward: oldRejected,
      forward: "New documents may have other values here; readers still on the old schema reject them.",
    },
    advice: bothWays,
  },
  "const-added": {
    title: "Constant added",
    description: "`const` allows one value where others were allowed.",
    message: "{place} must now be {after}",
    impact: { backward: "Old documents may have another value here; the new reader rejects it.", forward: newRejected },
    advice: bothWays,
  },
  "const-changed": {
    title: "Constant changed",
    description: "The one allowed value became another.",
    message: "{place} must now be {after} instead of {before}",
    impact: {
      backward: "Old documents have {before} here; the new reader accepts only {after} and rejects them.",
      forward: "New documents have {after} here; readers still on the old schema accept only {before} and reject them.",
    },
    advice: {
      backward: "Accept both values for one minor version; give a new meaning a new property or a new variant.",
      forward:
        "Go on writing {before} until every reader accepts {after}; give a new meaning a new property or a new variant.",
    },
  },
  "const-removed": {
    title: "Constant removed",
    description: "`const` is gone, so that other values are allowed.",
    message: "{place} no longer has to be {before}",
    impact: {
      backward: oldRejected,
      forward: "New documents may have another value than {before} here; readers still on the old schema reject it.",
    },
    advice: bothWays,
  },
  "multiple-of-added": {
    title: "Step added",
    description: "`multipleOf` appears where there was none.",
    message: "{place} must now be a multiple of {after}",
    impact: {
      backward: "Old documents may have other numbers here; the new reader rejects them.",
      forward: newRejected,
    },
    advice: bothWays,
  },
  "multiple-of-tightened": {
    title: "Step tightened",
    description: "The new `multipleOf` is a multiple of the old one, so that fewer numbers fit.",
    message: "{place} must now be a multiple of {after} instead of {before}",
    impact: {
      backward:
        "Old documents may have multiples of {before} here that are none of {after}; the new reader rejects them.",
      forward: newRejected,
    },
    advice: bothWays,
  },
  "multiple-of-loosened": {
    title: "Step loosened",
    description: "The old `multipleOf` is a multiple of the new one, so that more numbers fit.",
    message: "{place} may now be any multiple of {after} instead of {before}",
    impact: {
      backward: oldRejected,
      forward:
        "New documents may have multiples of {after} here that are none of {before}; readers still on the old schema reject them.",
    },
    advice: bothWays,
  },
  "multiple-of-changed": {
    title: "Step changed",
    description: "`multipleOf` became another number, and neither divides the other.",
    message: "{place} must now be a multiple of {after} instead of {before}",
    impact: {
      backward: "Old documents have multiples of {before} here that are none of {after}; the new reader rejects them.",
      forward:
        "New documents have multiples of {after} here that are none of {before}; readers still on the old schema reject them.",
    },
    advice: bothWays,
  },
  "multiple-of-removed": {
    title: "Step removed",
    description: "`multipleOf` is gone.",
    message: "{place} no longer has to be a multiple of {before}",
    impact: {
      backward: oldRejected,
      forward:
        "New documents may have numbers here that are no multiples of {before}; readers still on the old schema reject them.",
    },
    advice: bothWays,
  },
  "pattern-added": {
    title: "Pattern added",
    description: "A `pattern` appears where there was none.",
    message: "{place} must now match the pattern {after}",
    impact: {
      backward: "Old documents may have strings here that do not match; the new reader rejects them.",
      forward: newRejected,
    },
    advice: bothWays,
  },
  "pattern-changed": {
    title: "Pattern changed",
    description: "A `pattern` became another.",
    message: "the pattern of {place} changed from {before} to {after}",
    impact: {
      backward: "Old documents may have strings here that do not match {after}; the new reader rejects them.",
      forward:
        "New documents may have strings here that do not match {before}; readers still on the old schema reject them.",
    },
    advice: {
      backward: "Extend the pattern so that whatever matched before still matches.",
      forward: "Go on writing strings that match the old pattern until every reader has the new schema.",
    },
  },
  "pattern-removed": {
    title: "Pattern removed",
    description: "A `pattern` is gone.",
    message: "{place} no longer has to match the pattern {before}",
    impact: {
      backward: oldRejected,
      forward:
        "New documents may have strings here that do not match {before}; readers still on the old schema reject them.",
    },
    advice: bothWays,
  },
  "format-added": {
    title: "Format added",
    description: "A `format` appears where there was none. Whether it constrains is a policy.",
    message: "{place} now has the format {after}",
    impact: {
      backward:
        "Old documents may have strings here that are no {after}; a new reader that asserts formats rejects them.",
      forward: newRejected,
    },
    advice: bothWays,
  },
  "format-changed": {
    title: "Format changed",
    description: "A `format` became another. Whether it constrains is a policy.",
    message: "the format of {place} changed from {before} to {after}",
    impact: {
      backward:
        "Old documents have a {before} here; a new reader that asserts formats expects a {after} and rejects them.",
      forward:
        "New documents have a {after} here; readers still on the old schema that assert formats expect a {before} and reject them.",
    },
    advice: {
      backward: "Accept both formats for one minor version, or add a property in the new format beside the old one.",
      forward: "Add a property in the new format beside the old one, and remove the old one in the next major version.",
    },
  },
  "format-removed": {
    title: "Format removed",
    description: "A `format` is gone. Whether it constrained is a policy.",
    message: "{place} no longer has the format {before}",
    impact: {
      backward: oldRejected,
      forward:
        "New documents may have strings here that are no {before}; readers still on the old schema that assert formats reject them.",
    },
    advice: bothWays,
  },
} satisfies Record<string, RuleTexts>;

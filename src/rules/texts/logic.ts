/** The words of the rules about what is refused, asked for under a condition, or asked for beside the rest. */
import type { RuleTexts } from "../../model/change.js";

const oldRejected = "Old documents may not keep to it; the new reader rejects them.";
const newRejected = "New documents may not keep to it; readers still on the old schema reject them.";
const onlyNow = "Old documents have something here that the new reader no longer accepts.";
const onlyBefore = "New documents have something here that readers still on the old schema do not accept.";
const announce =
  "Check for it in code and report offenders for one minor version; put it into the schema in the next major version.";
const keep = "Leave it in the schema in this version, and take it out of the next major version.";
const keepWriting =
  "Go on writing only what the old schema accepts until every reader has the new one, or release this as a major version.";
const added = { backward: announce, forward: keepWriting };
const removed = { backward: keep, forward: keepWriting };

const unionAdded = (keyword: string): RuleTexts => ({
  title: `Union added (${keyword})`,
  description: `\`${keyword}\` appears beside what was there, so that documents must match one of its variants as well.`,
  message: `${keyword} was added to {place}: {variants}`,
  impact: {
    backward: `Old documents may match ${keyword === "oneOf" ? "none of its variants, or several" : "none of its variants"}; the new reader rejects them.`,
    forward: onlyBefore,
  },
  advice: {
    backward:
      "Add a variant that matches everything that was accepted before, and remove it in the next major version.",
    forward: keepWriting,
  },
});

const unionRemoved = (keyword: string): RuleTexts => ({
  title: `Union removed (${keyword})`,
  description: `\`${keyword}\` is gone, and what is beside it stays.`,
  message: `${keyword} of {place} was removed: {variants}`,
  impact: {
    backward: onlyNow,
    forward: `New documents may match ${keyword === "oneOf" ? "none of its variants, or several" : "none of its variants"}; readers still on the old schema reject them.`,
  },
  advice: removed,
});

const unevaluated = (what: "properties" | "items") => ({
  closed: {
    title: `Unevaluated ${what} closed`,
    description: `${what === "properties" ? "Properties" : "Items"} that no keyword beside \`unevaluated${what === "properties" ? "Properties" : "Items"}\` speaks of are refused, and were not.`,
    message: `{place} no longer accepts ${what} that no other keyword describes`,
    impact: {
      backward: `Old documents may have ${what} that nothing describes; the new reader rejects them.`,
      forward: onlyBefore,
    },
    advice: {
      backward: `Describe the ${what} in use, and close ${what === "properties" ? "the object" : "the array"} in the next major version.`,
      forward: keepWriting,
    },
  },
  opened: {
    title: `Unevaluated ${what} opened`,
    description: `${what === "properties" ? "Properties" : "Items"} that no keyword beside \`unevaluated${what === "properties" ? "Properties" : "Items"}\` speaks of are accepted, and were refused.`,
    message: `{place} now accepts ${what} that no other keyword describes`,
    impact: {
      backward: onlyNow,
      forward: `New documents may have ${what} that nothing describes; readers still on the old schema reject them.`,
    },
    advice: removed,
  },
  narrowed: {
    title: `Unevaluated ${what} narrowed`,
    description: `${what === "properties" ? "Properties" : "Items"} that no other keyword speaks of must match a schema, and were free.`,
    message: `${what} of {place} that no other keyword describes must now match {after}`,
    impact: {
      backward: `Old documents may have other ${what} here; the new reader rejects them.`,
      forward: onlyBefore,
    },
    advice: added,
  },
  widened: {
    title: `Unevaluated ${what} widened`,
    description: `${what === "properties" ? "Properties" : "Items"} that no other keyword speaks of are free, and had to match a schema.`,
    message: `${what} of {place} that no other keyword describes no longer have to match {before}`,
    impact: {
      backward: onlyNow,
      forward: `New documents may have other ${what} here; readers still on the old schema reject them.`,
    },
    advice: removed,
  },
  changed: {
    title: `Unevaluated ${what} changed`,
    description: `${what === "properties" ? "Properties" : "Items"} that no other keyword speaks of must match another schema, or are others than before.`,
    message: `which ${what} {place} accepts beside those that other keywords describe changed`,
    impact: {
      backward: `Old documents may have ${what} here that the new reader rejects.`,
      forward: `New documents may have ${what} here that readers still on the old schema reject.`,
    },
    advice: added,
  },
});

const unevaluatedProperties = unevaluated("properties");
const unevaluatedItems = unevaluated("items");

export const logicTexts = {
  "not-added": {
    title: "Refusal added",
    description: "A `not` appears: what matches its schema is refused.",
    message: "{place} must now not match {after}",
    impact: {
      backward: "Old documents may match what is refused now; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "not-changed": {
    title: "Refusal changed",
    description: "A `not` refuses something else. What its schema no longer matches is accepted, and the other way.",
    message: "{place} must now not match {after} instead of {before}",
    impact: {
      backward: "Old documents may match what is refused now; the new reader rejects them.",
      forward: "New documents may match what was refused before; readers still on the old schema reject them.",
    },
    advice: {
      backward: "Refuse only what was refused before; refuse more in the next major version.",
      forward: keepWriting,
    },
  },
  "not-removed": {
    title: "Refusal removed",
    description: "A `not` is gone: what matched its schema is accepted.",
    message: "{place} may now match {before}, which was refused",
    impact: {
      backward: onlyNow,
      forward: "New documents may match what was refused before; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "condition-added": {
    title: "Condition added",
    description: "An `if` with `then` or `else` appears.",
    message: "{place} now depends on a condition: {after}",
    impact: {
      backward: "Old documents may answer the condition and not keep to its branch; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "condition-changed": {
    title: "Condition changed",
    description:
      "The question that `if` asks is another one, or a branch came or went. A branch that only says something else is compared as a schema.",
    message: "the condition of {place} changed in {parts}",
    impact: {
      backward: "Old documents may fall into a branch that they do not keep to; the new reader rejects them.",
      forward:
        "New documents may fall into an old branch that they do not keep to; readers still on the old schema reject them.",
    },
    advice: {
      backward:
        "Ask the new question beside the old one in a minor version only where both branches accept old documents.",
      forward: keepWriting,
    },
  },
  "condition-removed": {
    title: "Condition removed",
    description: "An `if` with its branches is gone.",
    message: "{place} no longer depends on a condition: {before}",
    impact: {
      backward: onlyNow,
      forward:
        "New documents may not keep to the branch that the old condition asks for; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "dependent-required-added": {
    title: "Dependent property added",
    description: "The presence of one property asks for another one, and did not.",
    message: "{place} with {name} must now have {needed} too",
    impact: {
      backward: "Old documents may have {name} without {needed}; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: {
      backward: "Fill in a missing {needed} when reading; ask for it in the next major version.",
      forward: keepWriting,
    },
  },
  "dependent-required-removed": {
    title: "Dependent property removed",
    description: "The presence of one property no longer asks for another one.",
    message: "{place} with {name} no longer has to have {needed}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have {name} without {needed}; readers still on the old schema reject them.",
    },
    advice: { backward: keep, forward: "Go on writing {needed} beside {name} until every reader has the new schema." },
  },
  "dependent-schemas-added": {
    title: "Dependent schema added",
    description: "The presence of a property asks something of the whole object, and did not.",
    message: "{place} with {name} must now match {after}",
    impact: {
      backward: "Old documents may have {name} and not match it; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "dependent-schemas-removed": {
    title: "Dependent schema removed",
    description: "The presence of a property no longer asks anything of the whole object.",
    message: "{place} with {name} no longer has to match {before}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have {name} and not match it; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "any-of-added": unionAdded("anyOf"),
  "any-of-removed": unionRemoved("anyOf"),
  "one-of-added": unionAdded("oneOf"),
  "one-of-removed": unionRemoved("oneOf"),
  "any-of-became-one-of": {
    title: "Variants must exclude each other",
    description: "`anyOf` became `oneOf`, which refuses what several of its variants match.",
    message: "the variants of {place} must now exclude each other: anyOf became oneOf",
    impact: {
      backward: "Old documents may match several variants; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: {
      backward: "Leave it at `anyOf`: it accepts the same documents wherever the variants exclude each other anyway.",
      forward: keepWriting,
    },
  },
  "one-of-became-any-of": {
    title: "Variants may overlap",
    description: "`oneOf` became `anyOf`, which accepts what several of its variants match.",
    message: "the variants of {place} no longer have to exclude each other: oneOf became anyOf",
    impact: {
      backward: onlyNow,
      forward: "New documents may match several variants; readers still on the old schema reject them.",
    },
    advice: {
      backward: keep,
      forward: "Go on writing documents that match one variant only until every reader has the new schema.",
    },
  },
  "one-of-variant-changed": {
    title: "Variant overlaps otherwise",
    description:
      "A variant of `oneOf` changed so that it meets another variant elsewhere than before. `oneOf` refuses what two variants match.",
    message: "oneOf of {place}: which documents match {variant} and another variant at once changed",
    impact: {
      backward: "Old documents that matched one variant now match two; the new reader rejects them.",
      forward: "New documents that match one variant match two of the old schema; readers still on it reject them.",
    },
    advice: {
      backward: "Give every variant a property with another constant, or use `anyOf` where an overlap does no harm.",
      forward: "Give every variant a property with another constant, or use `anyOf` where an overlap does no harm.",
    },
  },
  "unevaluated-properties-closed": unevaluatedProperties.closed,
  "unevaluated-properties-opened": unevaluatedProperties.opened,
  "unevaluated-properties-narrowed": unevaluatedProperties.narrowed,
  "unevaluated-properties-widened": unevaluatedProperties.widened,
  "unevaluated-properties-changed": unevaluatedProperties.changed,
  "unevaluated-items-closed": unevaluatedItems.closed,
  "unevaluated-items-opened": unevaluatedItems.opened,
  "unevaluated-items-narrowed": unevaluatedItems.narrowed,
  "unevaluated-items-widened": unevaluatedItems.widened,
  "unevaluated-items-changed": unevaluatedItems.changed,
  "property-names-added": {
    title: "Property names constrained",
    description: "`propertyNames` constrains names that were free.",
    message: "the property names of {place} must now match {after}",
    impact: {
      backward: "Old documents may have properties of other names; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "property-names-changed": {
    title: "Property names closed or opened",
    description:
      "`propertyNames` refuses every name and had a schema, or the other way. Two schemas are compared as such.",
    message: "{place} now takes {to} for its properties, and took {from}",
    impact: { backward: oldRejected, forward: newRejected },
    advice: added,
  },
  "property-names-removed": {
    title: "Property names freed",
    description: "`propertyNames` leaves names free that were constrained.",
    message: "the property names of {place} no longer have to match {before}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have properties of other names; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "contains-added": {
    title: "Contained item asked for",
    description: "`contains` appears: some item must match its schema.",
    message: "{place} must now contain an item that matches {after}",
    impact: {
      backward: "Old documents may have no such item; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "contains-changed": {
    title: "Contained item changed",
    description: "`contains` asks for other items.",
    message: "{place} must now contain an item that matches {after} instead of {before}",
    impact: {
      backward: "Old documents may have items of the old kind only; the new reader rejects them.",
      forward: "New documents may have items of the new kind only; readers still on the old schema reject them.",
    },
    advice: {
      backward: "Let `contains` match the old and the new items with `anyOf` for one minor version.",
      forward: "Write an item of either kind until every reader has the new schema.",
    },
  },
  "contains-removed": {
    title: "Contained item no longer asked for",
    description: "`contains` is gone: no item has to match its schema.",
    message: "{place} no longer has to contain an item that matches {before}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have no such item; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "min-contains-tightened": {
    title: "More contained items asked for",
    description: "`minContains` asks for more items that match `contains`. Without it, one is asked for.",
    message: "{place} must now contain at least {after} matching items instead of {before}",
    impact: {
      backward: "Old documents may have fewer than {after} such items; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "min-contains-loosened": {
    title: "Fewer contained items asked for",
    description: "`minContains` asks for fewer items that match `contains`. Without it, one is asked for.",
    message: "{place} must contain only {after} matching items instead of {before}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have fewer than {before} such items; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "max-contains-added": {
    title: "Contained items limited",
    description: "`maxContains` limits how many items may match `contains`.",
    message: "{place} may now contain at most {after} matching items",
    impact: {
      backward: "Old documents may have more than {after} such items; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "max-contains-tightened": {
    title: "Fewer contained items allowed",
    description: "`maxContains` allows fewer items that match `contains`.",
    message: "{place} may now contain at most {after} matching items instead of {before}",
    impact: {
      backward: "Old documents may have more than {after} such items; the new reader rejects them.",
      forward: onlyBefore,
    },
    advice: added,
  },
  "max-contains-loosened": {
    title: "More contained items allowed",
    description: "`maxContains` allows more items that match `contains`.",
    message: "{place} may now contain up to {after} matching items instead of {before}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have more than {before} such items; readers still on the old schema reject them.",
    },
    advice: removed,
  },
  "max-contains-removed": {
    title: "Contained items no longer limited",
    description: "`maxContains` is gone.",
    message: "{place} may contain any number of matching items; it was at most {before}",
    impact: {
      backward: onlyNow,
      forward: "New documents may have more than {before} such items; readers still on the old schema reject them.",
    },
    advice: removed,
  },
} satisfies Record<string, RuleTexts>;

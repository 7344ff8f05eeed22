/** The words of the rules about what a value stands for: how it is encoded, where it is defined, what it is called. */
import type { RuleTexts } from "../../model/change.js";

const content = (keyword: string, noun: string, decode: string) => {
  const impact = {
    backward: `Nobody by the schema; but a reader that decodes by the ${noun} ${decode} old values.`,
    forward: `Nobody by the schema; but readers still on the old schema that decode by the ${noun} ${decode} new values.`,
  };
  const advice = {
    backward: `Write the new form into a property of its own, and keep this one as it is until the next major version.`,
    forward: `Write the new form into a property of its own, and keep this one as it is until every reader knows the new one.`,
  };
  const capital = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  const words = (title: string, description: string, message: string): RuleTexts => ({
    title: `${capital} ${title}`,
    description: `${description} It is an annotation and does not change which documents are accepted.`,
    message,
    impact,
    advice,
  });
  return {
    added: words("added", `\`${keyword}\` appears.`, `{place} now has the ${noun} {after}`),
    changed: words(
      "changed",
      `\`${keyword}\` became another.`,
      `the ${noun} of {place} changed from {before} to {after}`,
    ),
    removed: words("removed", `\`${keyword}\` is gone.`, `{place} no longer has the ${noun} {before}`),
  };
};

const encoding = content("contentEncoding", "content encoding", "misreads");
const mediaType = content("contentMediaType", "media type", "misreads");
const schema = content("contentSchema", "schema of its content", "may refuse");

const nobody = "Nobody by itself: what the definition says is compared and reported on its own.";

export const meaningTexts = {
  "content-encoding-added": encoding.added,
  "content-encoding-changed": encoding.changed,
  "content-encoding-removed": encoding.removed,
  "content-media-type-added": mediaType.added,
  "content-media-type-changed": mediaType.changed,
  "content-media-type-removed": mediaType.removed,
  "content-schema-added": schema.added,
  "content-schema-changed": schema.changed,
  "content-schema-removed": schema.removed,
  "discriminator-changed": {
    title: "Discriminator changed",
    description:
      "OpenAPI's `discriminator` came, went, names another property or maps values otherwise. Validators ignore it; programs that choose a class by it do not.",
    message: "the discriminator of {place} changed",
    impact: {
      backward:
        "Nobody by the schema; but a new reader that chooses the variant by it may choose wrongly for old documents.",
      forward:
        "Nobody by the schema; but readers with code generated from the old schema may not know which variant a new document is.",
    },
    advice: {
      backward: "Go on understanding the old property and its values for one minor version.",
      forward: "Write the old property with its old values beside the new one until every reader has the new schema.",
    },
  },
  "ref-target-changed": {
    title: "Reference leads elsewhere",
    description: "A `$ref` leads to a definition of another name that says something else.",
    message: "{place} is now described by {to} instead of {from}",
    impact: { backward: nobody, forward: nobody },
    advice: {
      backward: "Look at what differs between {from} and {to}: those findings say whether anybody is hurt.",
      forward: "Look at what differs between {from} and {to}: those findings say whether anybody is hurt.",
    },
  },
  "all-of-variant-added": {
    title: "Definition taken in",
    description: "`allOf` takes in a definition that the schema did not have. What it brings is reported on its own.",
    message: "{place} now takes in all of {name}",
    impact: { backward: nobody, forward: nobody },
    advice: {
      backward: "Look at what {name} asks for: those findings say whether anybody is hurt.",
      forward: "Look at what {name} asks for: those findings say whether anybody is hurt.",
    },
  },
  "all-of-variant-removed": {
    title: "Definition no longer taken in",
    description: "`allOf` no longer takes in a definition. What it takes along is reported on its own.",
    message: "{place} no longer takes in {name}",
    impact: { backward: nobody, forward: nobody },
    advice: {
      backward: "Look at what {name} asked for: those findings say whether anybody is hurt.",
      forward: "Look at what {name} asked for: those findings say whether anybody is hurt.",
    },
  },
  "property-renamed": {
    title: "Property perhaps renamed",
    description: "A property went and a similar one came. It is a suggestion: both stay reported as removed and added.",
    message: "{place} lost {from} and got {to}: it looks like `{from}` -> `{to}`",
    impact: {
      backward: "Whoever still writes {from} is not understood where {to} is expected.",
      forward: "Whoever still reads {from} no longer finds it.",
    },
    advice: {
      backward:
        "Accept both names for one minor version, mark {from} as deprecated, and drop it in the next major version.",
      forward: "Write both names until every reader knows {to}; drop {from} in the next major version.",
    },
  },
} satisfies Record<string, RuleTexts>;

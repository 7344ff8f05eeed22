/** The words of what the pipeline itself states: no rule recognizes these in two shapes. */
import type { RuleTexts } from "../../model/change.js";

const sameBothWays = (text: string) => ({ backward: text, forward: text });

export const pipelineTexts = {
  "dto-added": {
    title: "DTO added",
    description: "The contract has a DTO that the baseline does not have.",
    message: "the DTO {name} was added",
    impact: sameBothWays("Nobody: no document of this DTO was written or read before."),
    advice: sameBothWays(""),
  },
  "dto-removed": {
    title: "DTO removed",
    description: "The contract no longer has a DTO that the baseline has.",
    message: "the DTO {name} was removed",
    impact: {
      backward: "Whoever still writes {name} finds no reader for it.",
      forward: "Whoever still reads {name} gets no documents of it.",
    },
    advice: sameBothWays("Keep {name}, mark it as deprecated, and remove it in the next major version."),
  },
  "dto-renamed": {
    title: "DTO perhaps renamed",
    description: "A DTO went and a similar one came. It is a suggestion: both stay reported as removed and added.",
    message: "the DTO {from} went and {to} came: it looks like `{from}` -> `{to}`",
    impact: {
      backward: "Whoever still writes {from} finds no reader for it under that name.",
      forward: "Whoever still reads {from} gets no documents of that name.",
    },
    advice: sameBothWays(
      "Keep {from} beside {to} for one minor version, mark it as deprecated, and remove it in the next major version.",
    ),
  },
  "version-bump-too-small": {
    title: "Version bump too small",
    description: "The declared version promises less change than there is.",
    message: "version {version} declares a {declared} bump, and the changes require {required}",
    impact: sameBothWays("Consumers that accept this version by its number get changes that the number denies."),
    advice: sameBothWays("Release this as {use}, or take the changes back that require it."),
  },
  undecided: {
    title: "Not decided",
    description: "Whether one side's documents are all accepted by the other was not decided.",
    message: "it was not decided whether {name} is compatible: {reason}",
    impact: {
      backward: "Perhaps nobody; perhaps old documents that the new reader rejects.",
      forward: "Perhaps nobody; perhaps new documents that readers still on the old schema reject.",
    },
    advice: sameBothWays("Look at this place yourself, or write it with keywords that can be decided."),
  },
  "invalid-schema": {
    title: "Not a usable schema",
    description: "A place in the document is not a schema of its dialect, or a reference in it leads nowhere.",
    message: "{reason}",
    impact: sameBothWays("What depends on this place cannot be decided, and validators may refuse the whole schema."),
    advice: sameBothWays("Correct the schema at this place."),
  },
  "unexplained-difference": {
    title: "Unexplained difference",
    description: "A document proves the break, and no rule has a name for what changed.",
    message: "{name} is no longer compatible, for a reason that no rule has a name for",
    impact: {
      backward: "Old documents such as the one shown are rejected by the new reader.",
      forward: "New documents such as the one shown are rejected by readers still on the old schema.",
    },
    advice: sameBothWays("Compare the document shown with both schemas to find the keyword that tells them apart."),
  },
} satisfies Record<string, RuleTexts>;

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
  "waiver-expired": {
    title: "Waiver expired",
    description: "A waiver is past its last day.",
    message: "the waiver of {name} for {of} expired on {expires} (owner: {owner})",
    impact: sameBothWays("The finding counts again, and whoever it hurts was promised that it would be gone by now."),
    advice: sameBothWays(
      "Undo the change that was waived and remove the waiver, or have {owner} renew it with a new date.",
    ),
  },
  "waiver-unused": {
    title: "Waiver unused",
    description: "A waiver names a finding that is not there.",
    message: "the waiver of {name} for {of} matches no finding",
    impact: sameBothWays("Nobody; but a waiver that is left behind accepts the same break when it comes back."),
    advice: sameBothWays("Remove it from the file of waivers."),
  },
  "waiver-not-in-force": {
    title: "Waiver not in force yet",
    description: "A waiver is on this branch and not on its base: a change cannot accept itself.",
    message: "the waiver of {name} for {of} does not count before it is on the base branch",
    impact: sameBothWays("Nobody: the finding counts as if the waiver were not there."),
    advice: sameBothWays(""),
  },
  "policy-not-in-force": {
    title: "Policy not in force yet",
    description: "The policy or the severities of this branch differ from those of its base, which count.",
    message: "{name} differs from the one at the base revision, which counts until this is merged",
    impact: sameBothWays("Nobody: a change cannot loosen the rules that it is held to."),
    advice: sameBothWays(""),
  },
  "base-unavailable": {
    title: "Base not available",
    description: "The contract could not be exported at the base revision, so what this branch changes is not known.",
    message: "{contract} could not be exported at {name}: {reason}",
    impact: sameBothWays("Nobody; but what is new on this branch is not told apart from what was there before."),
    advice: sameBothWays(
      "Make the base exportable, as by installing what it needs, or leave --base out if it cannot be.",
    ),
  },
  "removed-without-deprecation": {
    title: "Removed without deprecation",
    description: "A property or DTO is gone that was not deprecated as long as the policy asks.",
    message: "{name} was removed, {reason}",
    impact: sameBothWays("Consumers had no time to leave it: they learn of the removal by losing it."),
    advice: sameBothWays("Keep {name} and mark it `deprecated: true`{until}, or remove it in the next major version."),
  },
} satisfies Record<string, RuleTexts>;

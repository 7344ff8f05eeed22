/**
 * The published format of `check --format json` and `diff --format json`, as JSON Schema 2020-12.
 *
 * Objects are open on purpose: a reader of reports ignores members it does not know, so that a minor release may add
 * some. A test closes every object and holds real reports against it, so nothing undocumented is written.
 */
import type { JsonObject } from "../json.js";

const text = (description: string) => ({ type: "string", description }) as const;
const ref = (name: string, description?: string): JsonObject =>
  description === undefined ? { $ref: `#/$defs/${name}` } : { $ref: `#/$defs/${name}`, description };
const list = (name: string, description: string) => ({ type: "array", items: ref(name), description });
const object = (description: string, properties: JsonObject, optional: readonly string[] = []) => ({
  type: "object",
  description,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const anything = (description: string) => ({ description });

const $defs = {
  bump: { enum: ["none", "patch", "minor", "major"], description: "A semver bump; the order is as written." },
  level: { enum: ["breaking", "warning", "info"], description: "How serious a finding is." },
  direction: {
    enum: ["backward", "forward"],
    description: "`backward`: what the old writes, the new reads. `forward`: what the new writes, the old reads.",
  },
  role: {
    enum: ["request", "response", "event", "stored", "shared"],
    description: "Who writes the DTO and who reads it.",
  },
  verdict: { enum: ["breaking", "compatible", "unknown"], description: "The verdict under the policy in force." },
  checkVerdict: {
    enum: ["breaking", "compatible", "unknown", "no-baseline"],
    description: "The worst verdict; `no-baseline` where there was nothing to compare with.",
  },
  source: object(
    "A place in a source file. Lines and columns count from 1.",
    {
      file: text("Path relative to the project's root, or `git:REF:path`."),
      line: { type: "integer", minimum: 1 },
      column: { type: "integer", minimum: 1 },
      text: text("The line itself, without its line break."),
    },
    ["text"],
  ),
  directionReport: object(
    "The answer to one inclusion, as pure sets.",
    {
      verdict: { enum: ["included", "not-included", "unknown"] },
      witness: anything("With `not-included`: a document that the writer may write and the reader rejects."),
      confirmedBy: text("The independent validator that agreed on both schemas."),
      reason: text("With `unknown`: why it was not decided."),
      pointer: text("With `unknown`: JSON pointer of the schema place that stopped us."),
    },
    ["witness", "confirmedBy", "reason", "pointer"],
  ),
  finding: object(
    "One difference, graded and worded.",
    {
      rule: text("Rule id, such as `property-removed`."),
      level: ref("level"),
      direction: ref("direction"),
      pointer: text("JSON pointer of the schema place in the new document, or in the old one where it is gone."),
      contract: text("Name of the contract."),
      dto: text("Name of the DTO."),
      baseline: text("The baseline version this was found against."),
      message: text("One sentence: what changed."),
      impact: text("Who is hurt and how; with `info`, why nobody is."),
      advice: text("What to do instead; empty with `info`."),
      before: anything("The changed value before."),
      after: anything("The changed value after."),
      witness: anything("A whole document that fails because of this place."),
      failsAt: text("JSON pointer into the witness: the part that fails."),
      confirmedBy: text("The independent validator that agreed on the witness."),
      source: ref("source"),
      oldSource: ref("source"),
      near: ref("source", "Where the place is gone: the nearest one that the new source still has."),
      alsoAt: list("place", "Where the same change was made, too: one edit that is told once."),
      fingerprint: text("Survives reordering and unrelated edits; names the finding in waivers."),
      waived: ref("waivedBy", "Present where somebody accepted the finding: it keeps its level, but fails nothing."),
    },
    [
      ...["waived", "contract", "dto", "baseline", "before", "after"],
      ...["witness", "failsAt", "confirmedBy", "source", "oldSource", "near", "alsoAt"],
    ],
  ),
  place: object("A place in a schema.", { pointer: text("JSON pointer."), source: ref("source") }, ["source"]),
  waivedBy: object("Who accepted a finding.", {
    owner: text("Who answers for it."),
    reason: text("Why it is acceptable."),
    expires: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "The last day on which it counts." },
  }),
  dtoReport: object(
    "One DTO, compared.",
    {
      name: text("Name of the DTO: its export, file or definition."),
      role: ref("role"),
      owed: list("direction", "The inclusions that the role and the compatibility mode ask for."),
      verdict: ref("verdict"),
      waived: {
        const: true,
        description: "Present where every finding that the verdict rests on is waived: it fails nothing.",
      },
      requiredBump: ref("bump"),
      backward: ref(
        "directionReport",
        "Old ⊆ new, whatever policy is in force. Absent when the DTO is on one side only.",
      ),
      forward: ref("directionReport", "New ⊆ old, whatever policy is in force."),
      underPolicy: object(
        "The same questions under the policy in force, where the answer differs from the pure one.",
        { backward: ref("directionReport"), forward: ref("directionReport") },
        ["backward", "forward"],
      ),
      against: {
        type: "array",
        description: "The answer against each baseline, newest first, when there is more than one.",
        items: object(
          "One baseline.",
          {
            version: text("Version of the baseline."),
            verdict: ref("verdict"),
            requiredBump: ref("bump"),
            backward: ref("directionReport"),
            forward: ref("directionReport"),
          },
          ["backward", "forward"],
        ),
      },
      findings: list("finding", "Findings about this DTO."),
      sets: ref("sets", "With `diff --show-sets`: what changed as sets."),
      schemas: ref("schemas", "With `--details`: both schemas side by side, where they differ."),
    },
    ["waived", "backward", "forward", "underPolicy", "against", "schemas", "sets"],
  ),
  sets: object(
    "The documents that one side accepts and the other does not, as schemas, or why there are none.",
    {
      lost: anything("A schema of what the old one accepts and the new one rejects; `false` where that is nothing."),
      gained: anything("A schema of what the new one accepts and the old one rejects."),
      reason: text("Why the sets cannot be said."),
    },
    ["lost", "gained", "reason"],
  ),
  schemas: object(
    "The schemas of a DTO as text: what changed in full, the rest as little as it takes to see where that is.",
    {
      baseline: text("The baseline that the old side is from."),
      rows: list("schemaRow", "From top to bottom."),
      cut: { type: "integer", minimum: 1, description: "Rows that were left out at the end." },
    },
    ["baseline", "cut"],
  ),
  schemaRow: object(
    "A line of either side.",
    {
      kind: {
        enum: ["same", "changed", "added", "removed", "skipped"],
        description: "`skipped` stands for members, items or lines that are not shown.",
      },
      old: ref("schemaLine"),
      new: ref("schemaLine"),
      count: { type: "integer", minimum: 1, description: "With `skipped`: how many." },
    },
    ["old", "new", "count"],
  ),
  schemaLine: object(
    "A line of one side.",
    {
      text: text("The line, indented."),
      findings: { type: "array", items: { type: "string" }, description: "Fingerprints of findings at this place." },
    },
    ["findings"],
  ),
  side: object(
    "One side of a comparison.",
    { label: text("Where it came from."), version: text("Its semver version.") },
    ["version"],
  ),
  contractReport: object(
    "One contract, compared with its baselines.",
    {
      name: text("Name of the contract."),
      verdict: ref("checkVerdict"),
      requiredBump: ref("bump", "The bump that the changes ask for."),
      declaredBump: ref("bump", "The bump that the versions declare. Absent when a version is missing on a side."),
      candidate: ref("side"),
      baselines: list("side", "Newest first."),
      dtos: list("dtoReport", "Every DTO of either side."),
      findings: list("finding", "Findings about the contract as a whole, such as `version-bump-too-small`."),
    },
    ["declaredBump"],
  ),
  counts: object("How many of what. A waived finding counts as waived, and at no level.", {
    dtos: { type: "integer", minimum: 0 },
    breaking: { type: "integer", minimum: 0 },
    warning: { type: "integer", minimum: 0 },
    info: { type: "integer", minimum: 0 },
    waived: { type: "integer", minimum: 0 },
    unknown: { type: "integer", minimum: 0, description: "Directions that were not decided." },
  }),
  introduced: object("What a branch changes: the candidates against the same contracts at its base.", {
    base: object(
      "The revision that it was held against.",
      { label: text("What was named, such as `git:origin/main`."), revision: text("The commit it stood for.") },
      ["revision"],
    ),
    verdict: ref("checkVerdict"),
    requiredBump: ref("bump"),
    counts: ref("counts"),
    contracts: list("contractReport", "In the order of the configuration."),
  }),
  rule: object("What a rule recognizes.", {
    id: text("Rule id, such as `property-removed`."),
    title: text("Its human name."),
    description: text("One sentence about what it recognizes."),
  }),
  tool: object("Who wrote the report.", { name: { const: "contract-check" }, version: text("Version of the tool.") }),
} satisfies JsonObject;

/** What `contract-check check --format json` prints. */
export const CheckReport = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check report of a check",
  ...object(
    "Every contract of a configuration, compared with its baselines.",
    {
      kind: { const: "check" },
      reportVersion: { const: 1 },
      tool: ref("tool"),
      verdict: ref("checkVerdict"),
      requiredBump: ref("bump"),
      counts: ref("counts"),
      contracts: list("contractReport", "In the order of the configuration."),
      introduced: ref("introduced", "Against another revision of the same sources, where one was named."),
      rules: list("rule", "With `--details`: the rules of all findings."),
    },
    ["introduced", "rules"],
  ),
  $defs,
} satisfies JsonObject;

/** What `contract-check diff --format json` prints. */
export const DiffReport = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check report of a diff",
  ...object(
    "Two schemas or contracts, compared.",
    {
      kind: { const: "diff" },
      reportVersion: { const: 1 },
      tool: ref("tool"),
      old: ref("side"),
      new: ref("side"),
      verdict: ref("verdict"),
      requiredBump: ref("bump"),
      backward: ref("directionReport", "The worst over all DTOs: `not-included`, then `unknown`, then `included`."),
      forward: ref("directionReport", "The worst over all DTOs."),
      findings: list("finding", "All findings of all DTOs."),
      counts: ref("counts"),
      dtos: list("dtoReport", "Every DTO of either side."),
      rules: list("rule", "With `--details`: the rules of all findings."),
    },
    ["rules"],
  ),
  $defs,
} satisfies JsonObject;

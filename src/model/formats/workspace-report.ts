/** The published format of `workspace check --format json`, as JSON Schema 2020-12. */
import type { JsonObject } from "../json.js";

const verdict = { enum: ["yes", "no", "unknown"], title: "Verdict" } as const;
const text = (title: string, description: string) => ({ type: "string", title, description }) as const;
const count = (title: string) => ({ type: "number", title }) as const;

const row = {
  type: "object",
  required: ["contract", "candidate", "provider", "consumer", "kind", "verdict", "sides", "dtos"],
  additionalProperties: false,
  properties: {
    contract: text("Contract", "Name of the contract."),
    candidate: text("Candidate", "The version that the consumer would meet."),
    provider: text("Provider", "The repository that provides the contract."),
    consumer: text("Consumer", "The repository that uses it."),
    kind: {
      enum: ["consumes", "plugs"],
      title: "Kind",
      description: "Whether it calls the contract or plugs into it.",
    },
    pinned: text("Pinned", "The version that the consumer was built against; absent where nothing is pinned."),
    verdict,
    sides: {
      type: "array",
      title: "Sides",
      description: "What the consumer reads, then what it sends.",
      items: {
        type: "object",
        required: ["side", "verdict"],
        additionalProperties: false,
        properties: {
          side: { enum: ["reads", "sends"], title: "Side" },
          verdict: { enum: ["yes", "no", "unknown", "unused"], title: "Verdict" },
        },
      },
    },
    dtos: {
      type: "array",
      title: "DTOs",
      description: "The DTOs that are not compatible for this consumer.",
      items: {
        type: "object",
        required: ["dto", "side", "verdict", "reasons"],
        additionalProperties: false,
        properties: {
          dto: text("DTO", "Name of the DTO."),
          side: { enum: ["reads", "sends"], title: "Side" },
          verdict: { enum: ["breaking", "unknown", "compatible"], title: "Verdict" },
          witness: { title: "Witness", description: "A document that one side writes and the other rejects." },
          reasons: { type: "array", title: "Reasons", items: { type: "string" } },
        },
      },
    },
    reason: text("Reason", "Why nothing could be asked at all."),
  },
} as const;

/** What `workspace check --format json` prints. */
export const WorkspaceReport = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check workspace report",
  description: "Every use of a contract in a workspace against the candidate of that contract.",
  type: "object",
  required: ["kind", "reportVersion", "tool", "verdict", "counts", "rows"],
  additionalProperties: false,
  properties: {
    kind: { const: "workspace", title: "Kind" },
    reportVersion: { const: 1, title: "Format", description: "Version of this format." },
    tool: {
      type: "object",
      required: ["name", "version"],
      additionalProperties: false,
      properties: {
        name: { const: "contract-check", title: "Name" },
        version: text("Version", "Version of contract-check."),
      },
    },
    shard: {
      type: "object",
      title: "Shard",
      description: "Present in a part of a report, which `report merge` puts together.",
      required: ["index", "count", "of"],
      additionalProperties: false,
      properties: {
        index: count("Index, from 1"),
        count: count("Number of parts"),
        of: text("Whole", "Digest of all questions of the whole, so that parts of different runs are not mixed."),
      },
    },
    verdict,
    counts: {
      type: "object",
      title: "Counts",
      required: ["yes", "no", "unknown"],
      additionalProperties: false,
      properties: { yes: count("Yes"), no: count("No"), unknown: count("Unknown") },
    },
    rows: { type: "array", title: "Rows", description: "Ordered by contract and consumer.", items: row },
  },
} satisfies JsonObject;

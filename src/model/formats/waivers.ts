/** The published format of `waivers.yaml`, as JSON Schema 2020-12. Closed: a misspelled key is an error. */
import type { JsonObject } from "../json.js";

const text = (description: string) => ({ type: "string", minLength: 1, maxLength: 4000, description }) as const;

/** What `waivers.yaml`, beside the snapshots, may say. */
export const Waivers = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check waivers",
  description: "Findings that somebody answers for until a day.",
  type: "object",
  required: ["waivers"],
  additionalProperties: false,
  properties: {
    waivers: {
      type: "array",
      description: "One entry per accepted finding.",
      items: {
        type: "object",
        description: "A finding by its fingerprint, who accepted it, why, and until when.",
        required: ["rule", "contract", "fingerprint", "reason", "owner", "expires"],
        additionalProperties: false,
        properties: {
          rule: text("Id of the finding's rule, such as `property-removed`."),
          contract: text("Name of the contract."),
          dto: text("Name of the DTO; absent for a finding about the contract as a whole."),
          pointer: {
            type: "string",
            maxLength: 4000,
            description: "Where the finding was when it was accepted, for people; not compared.",
          },
          fingerprint: {
            type: "string",
            pattern: "^[0-9a-f]{16}$",
            description: "The finding's `fingerprint` in the report. Survives reordering and unrelated edits.",
          },
          reason: text("Why the finding is acceptable."),
          owner: text("Who answers for it."),
          expires: {
            type: "string",
            pattern: "^\\d{4}-\\d{2}-\\d{2}$",
            description: "The last day (UTC) on which it counts, as YYYY-MM-DD. After it the check fails.",
          },
        },
      },
    },
  },
} satisfies JsonObject;

/** The published format of `contracts.lock`, as JSON Schema 2020-12. Closed: an unknown member is damage. */
import type { JsonObject } from "../json.js";

/** What a consumer has pinned. */
export const ContractsLock = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check lock",
  description: "The contracts that a consumer has pinned: which version, with which digest, and where it came from.",
  type: "object",
  required: ["lockVersion", "contracts"],
  additionalProperties: false,
  properties: {
    lockVersion: { const: 1, title: "Format", description: "Version of this format." },
    contracts: {
      type: "array",
      title: "Contracts",
      description: "Every pinned contract, ordered by name.",
      items: {
        type: "object",
        required: ["name", "range", "version", "digest", "source"],
        additionalProperties: false,
        properties: {
          name: {
            type: "string",
            pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
            maxLength: 128,
            title: "Contract",
            description: "Name of the contract; also the folder that its snapshot is vendored into.",
          },
          range: {
            type: "string",
            minLength: 1,
            maxLength: 256,
            title: "Range",
            description: "The versions that an update may choose from, as npm writes ranges.",
          },
          version: {
            type: "string",
            minLength: 5,
            maxLength: 128,
            title: "Version",
            description: "The semantic version that is pinned and vendored.",
          },
          digest: {
            type: "string",
            pattern: "^sha256-[A-Za-z0-9+/]{43}=$",
            title: "Digest",
            description: "Digest of the snapshot, as its contract.json has it: the same wherever it comes from.",
          },
          source: {
            type: "string",
            minLength: 1,
            maxLength: 1024,
            title: "Source",
            description: "Where versions are looked for: a folder, `git:…`, `npm:…` or `oci:…`.",
          },
          origin: {
            type: "string",
            minLength: 1,
            maxLength: 1024,
            title: "Origin",
            description: "Exactly what the source gave: a commit, a package's version, an artifact's digest.",
          },
        },
      },
    },
  },
} satisfies JsonObject;

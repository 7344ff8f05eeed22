/** The published format of a snapshot's `contract.json`, as JSON Schema 2020-12. Closed: an unknown member is damage. */
import { roles } from "../contract.js";
import type { JsonObject } from "../json.js";

/** SHA-256 in base64. */
const digestPattern = "^sha256-[A-Za-z0-9+/]{43}=$";
/** A plain file name beside `contract.json`. */
const schemaFilePattern = "^[A-Za-z0-9_%~-][A-Za-z0-9._%~-]{0,200}\\.schema\\.json$";

const digest = (of: string) =>
  ({
    type: "string",
    pattern: digestPattern,
    title: "Digest",
    description: `SHA-256 over the RFC 8785 canonical JSON of ${of}, in base64.`,
  }) as const;

/** What `contracts/<name>/<version>/contract.json` says. */
export const SnapshotManifest = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check snapshot manifest",
  description: "An immutable version of a contract: its DTOs, their schema files, and the digests that protect them.",
  type: "object",
  required: ["snapshotVersion", "name", "version", "digest", "exporter", "dtos"],
  additionalProperties: false,
  properties: {
    snapshotVersion: { const: 1, title: "Format", description: "Version of this format." },
    name: {
      type: "string",
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
      maxLength: 128,
      title: "Contract",
      description: "Name of the contract; also the folder that holds its versions.",
    },
    version: {
      type: "string",
      minLength: 5,
      maxLength: 128,
      title: "Version",
      description: "Semantic version of the contract; also the name of the snapshot's folder.",
    },
    digest: digest("this document without this member"),
    exporter: {
      type: "object",
      title: "Exporter",
      description: "What made the schemas.",
      required: ["name"],
      additionalProperties: false,
      properties: {
        name: { type: "string", minLength: 1, title: "Name", description: "`zod`, `typebox`, `files`, …" },
        version: {
          type: "string",
          minLength: 1,
          title: "Version",
          description: "Version of the library that exported, where there is one.",
        },
      },
    },
    revision: {
      type: "string",
      minLength: 1,
      title: "Source revision",
      description: "Revision of the source the schemas were exported from, such as a git commit.",
    },
    dtos: {
      type: "array",
      title: "DTOs",
      description: "Every DTO of the contract, ordered by name.",
      items: {
        type: "object",
        required: ["name", "role", "file", "dialect", "digest"],
        additionalProperties: false,
        properties: {
          name: { type: "string", title: "Name", description: "Name of the DTO, exactly as the source calls it." },
          role: { enum: [...roles], title: "Role", description: "Who writes the DTO and who reads it." },
          file: {
            type: "string",
            pattern: schemaFilePattern,
            title: "File",
            description: "Schema file in the snapshot's folder.",
          },
          dialect: {
            type: "string",
            minLength: 1,
            title: "Dialect",
            description: "`$schema` URI in force: the schema file's own, or what to assume where it names none.",
          },
          digest: digest("the schema"),
        },
      },
    },
  },
} satisfies JsonObject;

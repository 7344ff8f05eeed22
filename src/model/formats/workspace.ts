/** The published format of `contracts.workspace.yaml`, as JSON Schema 2020-12. Closed: a misspelled key is an error. */
import type { JsonObject } from "../json.js";

const text = (title: string, description: string) =>
  ({ type: "string", minLength: 1, maxLength: 1024, title, description }) as const;

const expectation = {
  type: "object",
  additionalProperties: false,
  properties: {
    role: { enum: ["request", "response", "event", "stored", "shared"] },
    uses: { type: "array", items: { type: "string", pattern: "^(?:/(?:[^~/]|~[01])*)*$", maxLength: 1024 } },
    schema: text("Schema", "A schema file of the repository's own, in place of the pinned one."),
  },
} as const;

const uses = (title: string, description: string) =>
  ({
    type: "array",
    title,
    description,
    items: {
      type: "object",
      required: ["contract"],
      additionalProperties: false,
      properties: {
        contract: text("Contract", "Name of the contract."),
        dtos: {
          type: "object",
          title: "DTOs",
          description: "What is used, by DTO name. Default: every DTO, all of it.",
          additionalProperties: expectation,
        },
      },
    },
  }) as const;

/** What `contracts.workspace.yaml` says. */
export const WorkspaceFile = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check workspace",
  description: "The repositories of a system: what each provides, consumes and plugs in.",
  type: "object",
  required: ["repositories"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string", description: "For editors; not read." },
    repositories: {
      type: "array",
      title: "Repositories",
      description: "Every repository, by a name of its own.",
      items: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: {
          name: {
            type: "string",
            pattern: "^[A-Za-z0-9][A-Za-z0-9._@/-]*$",
            maxLength: 128,
            title: "Name",
            description: "Name of the repository.",
          },
          path: text("Path", "Folder of the repository, relative to this file."),
          git: text("Git", "Address of the repository, `URL` or `URL#REF`."),
          snapshots: text("Snapshots", "Folder of the snapshots in the repository. Default `contracts`."),
          provides: {
            type: "array",
            title: "Provides",
            description: "Names of contracts. Default: every one that it has snapshots of and does not pin.",
            items: { type: "string", minLength: 1, maxLength: 128 },
          },
          consumes: uses("Consumes", "Contracts that it calls. Default: what its contracts.lock pins."),
          plugs: uses("Plugs", "Contracts that it is a plugin for."),
          build: text("Build", "Command line that builds the repository, for `workspace build`."),
          conform: text("Conform", "Command line that runs its conformance suite, for `workspace build`."),
        },
      },
    },
  },
} satisfies JsonObject;

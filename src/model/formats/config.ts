/** The published format of `contract-check.config.*`, as JSON Schema 2020-12. Closed: a misspelled key is an error. */
import type { JsonObject } from "../json.js";

const path = (description: string) => ({ type: "string", minLength: 1, description }) as const;
const timeoutMs = {
  type: "integer",
  minimum: 1,
  maximum: 3600000,
  description: "Milliseconds after which loading is given up.",
} as const;
const closed = (description: string, required: readonly string[], properties: JsonObject) => ({
  type: "object",
  description,
  required,
  properties,
  additionalProperties: false,
});

const source = {
  description: "Where the schemas of the contract come from.",
  type: "object",
  required: ["kind"],
  discriminator: { propertyName: "kind" },
  oneOf: [
    closed("Schemas exported by a module.", ["kind", "module"], {
      kind: { enum: ["zod", "typebox", "valibot", "arktype", "standard", "json-schema"] },
      module: path("Path of the module, relative to the configuration, or a package's name."),
      exports: {
        type: "array",
        items: { type: "string", minLength: 1 },
        minItems: 1,
        description: "Only these exports; default: every exported schema.",
      },
      timeoutMs,
    }),
    closed("JSON or YAML schema files.", ["kind", "path"], {
      kind: { const: "files" },
      path: path("A file, a folder or a glob, relative to the configuration."),
    }),
    closed("`components.schemas` of an OpenAPI 3.0 or 3.1 document.", ["kind", "path"], {
      kind: { const: "openapi" },
      path: path("The OpenAPI document, relative to the configuration."),
    }),
    closed("Any program that prints or writes schemas.", ["kind", "run"], {
      kind: { const: "command" },
      run: {
        description: "A command line, or a program with its arguments.",
        anyOf: [
          { type: "string", minLength: 1 },
          { type: "array", minItems: 1, items: { type: "string" } },
        ],
      },
      out: path("Folder the program writes into, one document per DTO; default: one document on stdout."),
      timeoutMs,
    }),
  ],
} as const;

const policy = closed("Which documents are worth considering.", [], {
  unknownProperties: {
    enum: ["declared", "strict"],
    description: "`declared` (default): a writer sends only properties that its schema declares.",
  },
  enums: {
    enum: ["closed", "open"],
    description: "`open`: readers tolerate unknown values of an enumeration of strings. Default `closed`.",
  },
  formats: { enum: ["assert", "annotation"], description: "Whether `format` constrains. Default `assert`." },
  defaults: {
    enum: ["report", "breaking", "ignore"],
    description: "What a changed `default` means. Default `report`.",
  },
  compatibility: {
    enum: ["backward", "forward", "full", "none"],
    description: "What is owed, whatever the role of a DTO says.",
  },
  transitive: {
    type: "boolean",
    description: "Hold the candidate against every supported baseline, not only the newest. Default true.",
  },
  deprecation: closed("How a removal must be announced before a minor version may bring it. Default: not at all.", [], {
    minVersions: {
      type: "integer",
      minimum: 1,
      description: "Released versions that had it with `deprecated: true`, the newest ones without a gap. Default 1.",
    },
    sunset: { type: "boolean", description: "Its `x-sunset` date must have passed. Default false." },
  }),
});

const contract = closed("One contract: a named, versioned set of DTOs.", ["name", "source"], {
  name: {
    type: "string",
    pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$",
    maxLength: 128,
    description: "Name of the contract; also its folder under the baselines.",
  },
  version: {
    description: "The candidate's version, or the file that has it.",
    anyOf: [
      { type: "string", minLength: 1 },
      closed("The version of a manifest.", ["from"], { from: path("package.json, Cargo.toml or pyproject.toml.") }),
    ],
  },
  source: { $ref: "#/$defs/source" },
  dtos: {
    type: "object",
    minProperties: 1,
    description: "Role by DTO name. Default: every exported schema, role `shared`.",
    additionalProperties: { enum: ["request", "response", "event", "stored", "shared"] },
  },
  policy: { $ref: "#/$defs/policy" },
});

const expectation = closed("What the consumer really reads or sends of one DTO.", [], {
  role: {
    enum: ["request", "response", "event", "stored", "shared"],
    description: "What the DTO is to the consumer: it sends a `request`, it reads a `response` or an `event`.",
  },
  uses: {
    type: "array",
    minItems: 1,
    items: { type: "string", pattern: "^(?:/(?:[^~/]|~[01])*)*$", maxLength: 1024 },
    description: "Properties that are read or sent, as JSON pointers; `*` is every item or every property.",
  },
  schema: path("A schema file of the consumer's own, in place of the pinned one."),
});

const consumed = closed("A contract of somebody else's that this project uses.", ["contract"], {
  contract: {
    type: "string",
    pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$",
    maxLength: 128,
    description: "Name of the contract.",
  },
  range: { type: "string", minLength: 1, maxLength: 256, description: "Versions to pin, as npm writes ranges." },
  from: path("Where it is pinned from: a folder, `git:…`, `npm:…` or `oci:…`."),
  dtos: {
    type: "object",
    minProperties: 1,
    description: "What is used, by DTO name. Default: every DTO, all of it.",
    additionalProperties: { $ref: "#/$defs/expectation" },
  },
});

/** What a configuration file may say. */
export const Configuration = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "contract-check configuration",
  description: "The contracts of a project, where their schemas come from and where their baselines are.",
  type: "object",
  anyOf: [{ required: ["contracts"] }, { required: ["consumes"] }],
  properties: {
    $schema: { type: "string", description: "For editors; not read." },
    contracts: { type: "array", minItems: 1, items: { $ref: "#/$defs/contract" } },
    consumes: { type: "array", minItems: 1, items: { $ref: "#/$defs/consumed" } },
    baselines: path("Folder of the snapshots, or `git:…`, `npm:…`, `oci:…`. Default `contracts`."),
    severity: {
      type: "object",
      description: "Level by rule id. `off` hides a finding; it never changes a verdict.",
      additionalProperties: { enum: ["breaking", "warning", "info", "off"] },
    },
    allowRemote: {
      type: "array",
      items: { type: "string", minLength: 1 },
      description: "Hosts whose `$ref`s may be followed. Default: none.",
    },
  },
  additionalProperties: false,
  $defs: { contract, source, policy, consumed, expectation },
} satisfies JsonObject;

/** The published format of a plugin's `manifest.toml`, as JSON Schema 2020-12. Closed: a misspelled key is an error. */
import type { JsonObject } from "../json.js";
import { abis, capabilityNames, defaultLimits, errorCodes, hostLimits, payloadFormats } from "../plugin.js";

const closed = (description: string, required: readonly string[], properties: JsonObject) => ({
  type: "object",
  description,
  required,
  properties,
  additionalProperties: false,
});
const text = (description: string) => ({ type: "string", minLength: 1, description }) as const;
const file = (description: string) =>
  ({
    type: "string",
    minLength: 1,
    description: `${description} Relative to the manifest, and inside its folder.`,
  }) as const;
const promise = (description: string) => ({ type: "boolean", description, default: false }) as const;
const list = (description: string, items: JsonObject) =>
  ({ type: "array", items, uniqueItems: true, description }) as const;
const limit = (description: string, standard: number, most: number) =>
  ({
    type: "integer",
    minimum: 1,
    description: `${description} The suite's host allows ${most}.`,
    default: standard,
  }) as const;

const semver = "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?$";
const dtoName = "[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9_$][A-Za-z0-9._$-]*";
const absolute = {
  type: "string",
  pattern: "^/",
  description: "An absolute path: a file, or a folder with all below it.",
} as const;

export const PluginManifest = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "PluginManifest",
  ...closed("manifest.toml of a plugin.", ["manifest_version", "plugin", "artifact", "contracts", "serialization"], {
    manifest_version: { const: 1, description: "The version of this format." },
    plugin: closed("What the plugin is.", ["id", "name", "version"], {
      id: {
        type: "string",
        pattern: "^[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+$",
        maxLength: 200,
        description: "An id is a domain of yours in reverse and a name, in lower case: com.example.shipping-quotes.",
      },
      name: { ...text("What people call it."), maxLength: 200 },
      version: { type: "string", pattern: semver, description: "A version is MAJOR.MINOR.PATCH: 1.4.0." },
      license: text("An SPDX expression."),
      homepage: text("Where to read more."),
    }),
    artifact: closed("What is run.", ["file", "abi", "sha256"], {
      file: file("The one file that is run."),
      abi: { enum: abis, description: "How it is called: docs/plugin-abi.md." },
      sha256: {
        type: "string",
        pattern: "^[0-9a-f]{64}$",
        description: "The SHA-256 digest of the file's bytes: 64 hex digits in lower case.",
      },
    }),
    contracts: {
      type: "object",
      description: "The DTOs that it reads and writes, by CONTRACT/DTO.",
      minProperties: 1,
      patternProperties: {
        [`^${dtoName}$`]: closed("How it uses the DTO.", ["role", "range"], {
          role: { enum: ["in", "out"], description: "in: it reads this. out: it answers with this." },
          range: text("The versions of the contract, as a semver range: >=1.0 <2."),
        }),
      },
      additionalProperties: false,
    },
    serialization: closed("How envelopes are encoded.", ["formats"], {
      formats: { ...list("The encodings that it reads and writes.", { enum: payloadFormats }), minItems: 1 },
      json_mirror: promise("Answers in binary formats carry the payload as JSON text too."),
    }),
    capabilities: closed("What it asks of the host; default: nothing.", [], {
      clock: promise("The time."),
      random: promise("Random bytes."),
      log: promise("Lines in the host's log."),
      env: list("Names of variables.", text("A name.")),
      "fs.read": list("Files and folders that it reads.", absolute),
      "fs.write": list("Files and folders that it writes.", absolute),
      "net.connect": list("Peers that it connects to.", {
        type: "string",
        pattern: "^[a-z0-9._-]+:[1-9][0-9]{0,4}$",
        description: "A peer is host:port, in lower case: rates.example:443.",
      }),
      kv: list("Namespaces of the key-value store.", text("A namespace.")),
    }),
    limits: closed("What it can live with.", [], {
      memory_pages: limit("Pages of 64 KiB.", defaultLimits.memoryPages, hostLimits.memoryPages),
      timeout_ms: limit("Milliseconds for one call.", defaultLimits.timeoutMs, hostLimits.timeoutMs),
      init_ms: limit("Milliseconds for instantiation.", defaultLimits.initMs, hostLimits.initMs),
      output_bytes: limit("Bytes of one answer.", defaultLimits.outputBytes, hostLimits.outputBytes),
    }),
    properties: closed("What it promises.", [], {
      deterministic: promise("The same question, clock and random bytes give the same answer."),
      concurrent: promise("Instances side by side do not disturb each other."),
      idempotent: promise("Asking twice has the effect of asking once."),
    }),
    examples: {
      type: "array",
      description: "Questions with the answers that they must get.",
      items: {
        ...closed("One example.", ["input"], {
          name: text("What it shows."),
          contract: {
            type: "string",
            pattern: `^${dtoName}@${semver.slice(1)}`,
            description: "A contract is CONTRACT/DTO@VERSION: quotes/QuoteRequest@1.0.0.",
          },
          input: file("The payload, as JSON."),
          output: file("The payload of the answer, as JSON."),
          error: { enum: errorCodes, description: "The code of the error that is the answer." },
        }),
        oneOf: [{ required: ["output"] }, { required: ["error"] }],
      },
    },
    host: closed("What the suite's host holds while it asks.", [], {
      env: { type: "object", additionalProperties: { type: "string" }, description: "Variables." },
      files: {
        type: "object",
        propertyNames: { pattern: "^/" },
        additionalProperties: file("The file that has the content."),
        description: "Files, by the path that the plugin sees.",
      },
      kv: {
        type: "object",
        additionalProperties: { type: "object", additionalProperties: { type: "string" } },
        description: "Values, by namespace and key.",
      },
      peers: {
        type: "object",
        additionalProperties: file("What the peer answers, whatever it is sent."),
        description: "Peers, by host:port.",
      },
    }),
  }),
} as const satisfies JsonObject;

const use = closed("A DTO that it reads or writes.", ["contract", "role", "range"], {
  contract: { type: "string", pattern: `^${dtoName}$` },
  role: { enum: ["in", "out"] },
  range: text("A semver range."),
});

export const PluginMetadata = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "PluginMetadata",
  ...closed(
    "What a plugin tells of itself.",
    ["id", "name", "version", "abi", "contracts", "formats", "capabilities"],
    {
      id: text("As in the manifest."),
      name: text("As in the manifest."),
      version: { type: "string", pattern: semver },
      abi: { enum: abis },
      contracts: { type: "array", items: use, minItems: 1 },
      formats: { ...list("Encodings.", { enum: payloadFormats }), minItems: 1 },
      capabilities: list("Names of what it asks for.", { enum: capabilityNames }),
    },
  ),
} as const satisfies JsonObject;

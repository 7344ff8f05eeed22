/** The contract and the example that `conform init` starts with where a folder has none. */
import type { Contract, Dto } from "../model/contract.js";
import type { Json } from "../model/json.js";

const dialect = "https://json-schema.org/draft/2020-12/schema";

function dto(name: string, role: Dto["role"], json: Json): Dto {
  return { name, role, source: { label: name, json, defaultDialect: dialect, locate: () => undefined }, pointer: "" };
}

export const sampleContract: Contract = {
  name: "greetings",
  version: "1.0.0",
  exporter: { name: "contract-check" },
  label: "greetings",
  dtos: [
    dto("GreetingRequest", "request", {
      $schema: dialect,
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", minLength: 1, maxLength: 100 },
        polite: { type: "boolean" },
      },
    }),
    dto("Greeting", "response", {
      $schema: dialect,
      type: "object",
      required: ["text"],
      properties: { text: { type: "string", minLength: 1 } },
    }),
  ],
};

export const sampleExample = {
  name: "greets by name",
  inputFile: "examples/ada.json",
  input: { name: "Ada" } as Json,
  outputFile: "examples/ada.greeting.json",
  output: { text: "Hello, Ada!" } as Json,
} as const;

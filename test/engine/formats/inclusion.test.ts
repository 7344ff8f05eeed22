/** Formats as languages: against patterns, lengths and each other. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/engine/index.js";
import type { Node } from "../../../src/model/ir.js";
import { kind } from "../../../src/model/ir.js";
import { createNodeTable } from "../../../src/model/node-table.js";

interface Schema {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly not?: Schema;
}

const table = createNodeTable();

function strings({ format, pattern, minLength, maxLength, not }: Schema): Node {
  return table.and([
    table.type(kind.string),
    ...(format === undefined ? [] : [table.format(format)]),
    ...(pattern === undefined ? [] : [table.pattern(pattern)]),
    ...(minLength === undefined ? [] : [table.size("minLength", minLength)]),
    ...(maxLength === undefined ? [] : [table.size("maxLength", maxLength)]),
    ...(not === undefined ? [] : [table.not(strings(not))]),
  ]);
}

const ask = (writer: Schema, reader: Schema) => createEngine(table).include(strings(writer), strings(reader));

describe("included", () => {
  test.each<[Schema, Schema]>([
    [{ format: "date" }, { pattern: "^\\d{4}-" }],
    [{ format: "date" }, { minLength: 10, maxLength: 10 }],
    [{ format: "date" }, { not: { pattern: "-(02-30|04-31)$" } }],
    [{ pattern: "^2024-0[1-9]-[0-2][1-8]$" }, { format: "date" }],
    [{ format: "time" }, { pattern: "^\\d\\d:\\d\\d:\\d\\d" }],
    [{ pattern: "^(0\\d|1\\d):[0-5]\\d:[0-5]\\d(\\.\\d{3})?Z$" }, { format: "time" }],
    [{ format: "date-time" }, { pattern: "^\\d{4}-\\d\\d-\\d\\d[Tt\\s]" }],
    [{ pattern: "^20\\d\\d-0[1-9]-0[1-9]T0\\d:[0-5]\\d:[0-5]\\d(Z|[+-]0\\d:[0-5]\\d)$" }, { format: "date-time" }],
    [{ format: "duration" }, { pattern: "^[Pp].*\\d[A-Za-z]$" }],
    [{ pattern: "^PT\\d{1,3}M$" }, { format: "duration" }],
    [{ format: "ipv4" }, { format: "hostname" }],
    [{ format: "ipv4" }, { maxLength: 15 }],
    [{ format: "ipv6" }, { pattern: ":" }],
    [{ format: "ipv6" }, { maxLength: 45 }],
    [{ format: "ipv6" }, { not: { format: "ipv4" } }],
    [{ format: "uuid" }, { pattern: "^[0-9a-fA-F-]{36}$" }],
    [{ format: "uuid" }, { format: "hostname" }],
    [{ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, { format: "uuid" }],
    [{ format: "hostname" }, { maxLength: 255 }],
    [{ format: "hostname" }, { format: "idn-hostname" }],
    [{ format: "hostname" }, { format: "uri-reference" }],
    [{ format: "email" }, { pattern: "@" }],
    [{ format: "email" }, { not: { pattern: "^\\s" } }],
    [{ pattern: "^[a-z]{1,20}@[a-z]{1,20}\\.example\\.com$" }, { format: "email" }],
    [{ format: "uri" }, { pattern: "^[A-Za-z].*:" }],
    [{ pattern: "^https://[a-z]{1,50}\\.com/[a-z/]*$" }, { format: "uri" }],
    [{ format: "uri" }, { format: "uri-reference" }],
    [{ format: "uri" }, { format: "iri" }],
    [{ format: "json-pointer" }, { pattern: "^(/|$)" }],
    [{ format: "relative-json-pointer" }, { pattern: "^\\d" }],
    [{ format: "uri-template" }, { not: { pattern: "[ <>]" } }],
    [{ pattern: "^[a-z0-9]+$" }, { format: "regex" }],
  ])("%j ⊆ %j", (writer, reader) => {
    expect(ask(writer, reader)).toEqual({ verdict: "included" });
  });
});

describe("not included", () => {
  test.each<[Schema, Schema, string]>([
    [{ format: "date" }, { pattern: "^20" }, "1999-12-31"],
    [{}, { format: "date" }, "yesterday"],
    [{ format: "date-time" }, { pattern: "T" }, "2024-01-31t12:30:00z"],
    [{ format: "time" }, { not: { pattern: "^00:59:60" } }, "00:59:60+01:00"],
    [{ format: "date-time" }, { not: { pattern: ":60" } }, "2016-12-31T23:59:60Z"],
    [{ format: "ipv4" }, { not: { format: "hostname" } }, "192.0.2.1"],
    [{ format: "hostname" }, { format: "ipv4" }, "example.com"],
    [{ format: "email" }, { pattern: "\\.org$" }, "ada@example.com"],
    [{ format: "uri" }, { pattern: "^https?:" }, "urn:isbn:9780131103627"],
    [{ format: "uri" }, { maxLength: 2048 }, `https://example.com/${"a".repeat(2029)}`],
    [{ format: "uri-reference" }, { format: "uri" }, "/a"],
    [{ format: "iri" }, { format: "uri" }, "https://example.com/ä"],
    [{ format: "uuid" }, { pattern: "^[0-9a-f-]+$" }, "3F2504E0-4F89-41D3-9A0C-0305E82C3301"],
    [{ format: "idn-hostname" }, { format: "hostname" }, "실례.테스트"],
    [{ pattern: "^[a-z]+$" }, { maxLength: 65_535 }, "a".repeat(65_536)],
    [{ pattern: "^(abc)+$" }, { maxLength: 10_000 }, "abc".repeat(3_334)],
  ])("%j ⊆ %j", (writer, reader, witness) => {
    expect(ask(writer, reader)).toEqual({ verdict: "not-included", witness });
  });
});

describe("unknown, and says why", () => {
  test.each<[Schema, Schema, string]>([
    [{ format: "date-time" }, { pattern: "^\\S+$" }, "format:date-time"],
    [{ format: "hostname" }, { not: { pattern: "^xn--.--$|^ab--cd$" } }, "format:hostname"],
    [{ pattern: "^ab--cd$" }, { format: "hostname" }, "format:hostname"],
    [{ format: "uri" }, { not: { pattern: "^about:$" } }, "format:uri"],
    [{ format: "email" }, { maxLength: 300 }, "format:email"],
    [{ format: "colour" }, { pattern: "^#" }, "format:colour"],
  ])("%j ⊆ %j", (writer, reader, cause) => {
    expect(ask(writer, reader)).toMatchObject({ verdict: "unknown", cause, reason: expect.stringContaining("format") });
  });
});

test.each(["colour", "constructor", "__proto__"])(
  "a format called %s is equal to itself, and otherwise unknown",
  (name) => {
    const [one, other] = [table.format(name), table.format("date")];
    const engine = createEngine(table);
    expect(engine.include(table.and([one, table.type(kind.string)]), one).verdict).toBe("included");
    expect(engine.include(other, one).verdict).toBe("unknown");
  },
);

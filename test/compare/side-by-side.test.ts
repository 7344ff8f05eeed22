/** Two schemas in step: rows of both sides, equal parts on one row, findings on the rows of their places. */
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import { type Marks, sideBySide } from "../../src/compare/side-by-side.js";
import type { Json } from "../../src/model/json.js";
import type { SchemaRow } from "../../src/model/report.js";
import { contractOf, object } from "./contracts.js";

const none: Marks = { old: new Map(), new: new Map() };

/** `old | new`, with the sign of the row in front. */
function shown({ kind, old, new: next, count }: SchemaRow): string {
  if (kind === "skipped") return `… ${count}`;
  const sign = { same: " ", changed: "~", added: "+", removed: "-" }[kind];
  return `${sign} ${old?.text ?? ""} | ${next?.text ?? ""}`;
}

const rowsOf = (old: Json, next: Json) => sideBySide(old, next, none).rows.map(shown);

describe("sideBySide", () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ["a changed scalar", { minimum: 0 }, { minimum: 1 }, ["  { | {", '~   "minimum": 0 |   "minimum": 1', "  } | }"]],
    [
      "a member that came and one that went, where they stood",
      { a: 1, gone: 2, b: 3 },
      { a: 1, b: 3, come: 4 },
      [
        "  { | {",
        '    "a": 1, |   "a": 1,',
        '-   "gone": 2, | ',
        '    "b": 3 |   "b": 3,',
        '+  |   "come": 4',
        "  } | }",
      ],
    ],
    ["another order of members", { a: 1, b: 2 }, { b: 2, a: 1 }, ['  {"a":1,"b":2} | {"b":2,"a":1}']],
    [
      "items by their content",
      { enum: ["draft", "sent", "paid"] },
      { enum: ["sent", "paid", "void"] },
      [
        "  { | {",
        '    "enum": [ |   "enum": [',
        '-     "draft", | ',
        '      "sent", |     "sent",',
        '      "paid" |     "paid",',
        '+  |     "void"',
        "    ] |   ]",
        "  } | }",
      ],
    ],
    [
      "a variant that changed inside",
      { anyOf: [{ type: "null" }, { minimum: 0 }] },
      { anyOf: [{ type: "null" }, { minimum: 1 }] },
      [
        "  { | {",
        '    "anyOf": [ |   "anyOf": [',
        '      {"type":"null"}, |     {"type":"null"},',
        "      { |     {",
        '~       "minimum": 0 |       "minimum": 1',
        "      } |     }",
        "    ] |   ]",
        "  } | }",
      ],
    ],
    [
      "an object that became a scalar",
      { items: { type: "string" } },
      { items: true },
      ["  { | {", '~   "items": { |   "items": true', '~     "type": "string" | ', "~   } | ", "  } | }"],
    ],
    [
      "a long run of equal members",
      { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, z: 1 },
      { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, z: 2 },
      [
        "  { | {",
        '    "a": 1, |   "a": 1,',
        '    "b": 1, |   "b": 1,',
        "… 2",
        '    "e": 1, |   "e": 1,',
        '    "f": 1, |   "f": 1,',
        '~   "z": 1 |   "z": 2',
        "  } | }",
      ],
    ],
    [
      "__proto__",
      JSON.parse('{"__proto__": 1}') as Json,
      JSON.parse('{"__proto__": 2}') as Json,
      ["  { | {", '~   "__proto__": 1 |   "__proto__": 2', "  } | }"],
    ],
  ])("aligns %s", (_, old, next, expected) => {
    expect(rowsOf(old, next)).toEqual(expected);
  });

  it("is about as large as the change, however large the schemas are", () => {
    const large = (limit: number) =>
      object(
        Object.fromEntries(
          Array.from({ length: 2000 }, (_, i) => [
            `field${i}`,
            object({ id: { type: "string" }, total: { type: "number", maximum: i === 700 ? limit : 10 } }),
          ]),
        ),
      );
    const { rows, cut } = sideBySide(large(10), large(20), none);
    expect(rows.length).toBeLessThan(30);
    expect(cut).toBeUndefined();
    expect(rows.map(shown)).toContain('~           "maximum": 10 |           "maximum": 20');
  });

  it("bounds what it shows of changes without end, and counts the rest", () => {
    const many = (step: number) => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i * step]));
    const { rows, cut } = sideBySide(many(1), many(2), none);
    expect(rows).toHaveLength(1500);
    expect(cut).toBeGreaterThan(0);
    const texts = sideBySide({}, { pattern: "x".repeat(10_000) }, none).rows.map(({ new: next }) => next?.text ?? "");
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(500);
  });

  it("puts findings on the rows of their places, or of the nearest place above", () => {
    const old = object({ status: { type: "string" }, total: { type: "number" } });
    const next = object({ status: { type: "string", minLength: 1 }, total: { type: "number" } });
    const { rows } = sideBySide(old, next, {
      old: new Map([
        ["f1", "/properties/status"],
        ["f2", "/properties/total/type"],
      ]),
      new: new Map([["f1", "/properties/status/minLength"]]),
    });
    const marked = rows.flatMap(({ old: a, new: b }) =>
      [a, b].flatMap((line) =>
        line?.findings === undefined ? [] : [`${line.text.trim()} ${line.findings.join(" ")}`],
      ),
    );
    expect(marked).toEqual(['"status": { f1', '"minLength": 1 f1', '"total": {"type":"number"} f2']);
  });
});

describe("a report", () => {
  const old = contractOf("1.4.0", { Invoice: object({ id: { type: "string" }, total: { type: "number" } }, ["id"]) });
  const next = contractOf("1.5.0", {
    Invoice: object({ id: { type: "string" }, total: { type: "number", minimum: 0 } }, ["id"]),
  });

  it("has the schemas where they are asked for, every finding on them", () => {
    const { dtos, findings } = diffContracts(old, next, { schemas: true });
    const rows = dtos[0]?.schemas?.rows ?? [];
    const marked = new Set(rows.flatMap(({ old: a, new: b }) => [...(a?.findings ?? []), ...(b?.findings ?? [])]));
    expect([...marked].sort()).toEqual([...new Set(findings.map(({ fingerprint }) => fingerprint))].sort());
    expect(rows.map(shown)).toContain('+  |       "minimum": 0');
  });

  it("has none otherwise, and none for what did not change", () => {
    expect(diffContracts(old, next).dtos[0]).not.toHaveProperty("schemas");
    expect(diffContracts(old, old, { schemas: true }).dtos[0]).not.toHaveProperty("schemas");
  });
});

/** The statements of the compatibility rules, one row each: role, policy, old and new give verdict, bump, findings. */
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import type { Bump } from "../../src/model/bump.js";
import type { Role } from "../../src/model/contract.js";
import type { Json } from "../../src/model/json.js";
import type { Policy } from "../../src/model/policy.js";
import type { ReportVerdict } from "../../src/model/report.js";
import { accepts, contractOf, grave, object, witnessesOf } from "./contracts.js";

interface Row {
  readonly title: string;
  readonly role: Role;
  readonly policy?: Partial<Policy>;
  readonly old: Json;
  readonly new: Json;
  readonly verdict: ReportVerdict;
  readonly bump: Bump;
  /** Findings that are more than information. */
  readonly grave?: readonly string[];
}

const text = { type: "string" };
const invoice = object({ number: text, note: text }, ["number"]);
const noteRequired = object({ number: text, note: text }, ["number", "note"]);
const withDueDate = object({ number: text, note: text, dueDate: text }, ["number"]);
const closed = { ...invoice, additionalProperties: false };
const withoutNumber = object({ note: text });
const status = (...values: string[]) => object({ status: { enum: values } }, ["status"]);
const extensible = (...values: string[]) =>
  object({ status: { type: "string", enum: values, "x-extensible-enum": true } }, ["status"]);
const amount = (schema: Json) => object({ amount: schema }, ["amount"]);
const currency = (more: Record<string, Json>) => object({ currency: { type: "string", ...more } });

const rows: readonly Row[] = [
  // roles
  {
    title: "a property that becomes required breaks those who write",
    role: "request",
    old: invoice,
    new: noteRequired,
    verdict: "breaking",
    bump: "major",
    grave: ["property-became-required breaking backward"],
  },
  {
    title: "… and nobody who reads",
    role: "response",
    old: invoice,
    new: noteRequired,
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "… nor a subscriber",
    role: "event",
    old: invoice,
    new: noteRequired,
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "… but what is stored already",
    role: "stored",
    old: invoice,
    new: noteRequired,
    verdict: "breaking",
    bump: "major",
    grave: ["property-became-required breaking backward"],
  },
  {
    title: "a required property that goes breaks those who read",
    role: "response",
    old: invoice,
    new: withoutNumber,
    verdict: "breaking",
    bump: "major",
    grave: ["property-removed breaking forward"],
  },
  {
    title: "… and a shared DTO once, in the direction that fails",
    role: "shared",
    old: invoice,
    new: noteRequired,
    verdict: "breaking",
    bump: "major",
    grave: ["property-became-required breaking backward"],
  },
  {
    title: "a compatibility mode overrides the role",
    role: "request",
    policy: { compatibility: "forward" },
    old: invoice,
    new: noteRequired,
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "where nothing is owed, nothing breaks",
    role: "shared",
    policy: { compatibility: "none" },
    old: invoice,
    new: amount(text),
    verdict: "compatible",
    bump: "minor",
  },
  // unknownProperties
  ...(["request", "response", "event", "stored", "shared"] as const).map(
    (role): Row => ({
      title: `an optional property added to an open object is minor for a ${role} under declared`,
      role,
      old: invoice,
      new: withDueDate,
      verdict: "compatible",
      bump: "minor",
    }),
  ),
  {
    title: "… and breaking for a request under strict",
    role: "request",
    policy: { unknownProperties: "strict" },
    old: invoice,
    new: withDueDate,
    verdict: "breaking",
    bump: "major",
    grave: ["property-added breaking backward"],
  },
  {
    title: "… and still minor for a response under strict",
    role: "response",
    policy: { unknownProperties: "strict" },
    old: invoice,
    new: withDueDate,
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "a closed reader is taken at its word",
    role: "response",
    old: closed,
    new: { ...withDueDate, additionalProperties: false },
    verdict: "breaking",
    bump: "major",
    grave: ["property-added breaking forward"],
  },
  {
    title: "an explicit additionalProperties of the writer stays what it says",
    role: "request",
    old: { ...invoice, additionalProperties: true },
    new: withDueDate,
    verdict: "breaking",
    bump: "major",
    grave: ["property-added breaking backward"],
  },
  {
    title: "a writer that declares nothing stays free-form",
    role: "request",
    old: { type: "object" },
    new: object({ dueDate: text }),
    verdict: "breaking",
    bump: "major",
    grave: ["property-added breaking backward"],
  },
  // enums
  {
    title: "a value added to a response enumeration breaks its readers",
    role: "response",
    old: status("draft", "sent"),
    new: status("draft", "sent", "paid"),
    verdict: "breaking",
    bump: "major",
    grave: ["enum-value-added breaking forward"],
  },
  {
    title: "… unless enumerations are open",
    role: "response",
    policy: { enums: "open" },
    old: status("draft", "sent"),
    new: status("draft", "sent", "paid"),
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "… or this one is marked",
    role: "response",
    old: extensible("draft", "sent"),
    new: extensible("draft", "sent", "paid"),
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "… and is welcome in a request",
    role: "request",
    old: status("draft", "sent"),
    new: status("draft", "sent", "paid"),
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "a value removed from a request enumeration breaks its writers",
    role: "request",
    old: status("draft", "sent", "paid"),
    new: status("draft", "sent"),
    verdict: "breaking",
    bump: "major",
    grave: ["enum-value-removed breaking backward"],
  },
  // formats
  {
    title: "a format constrains",
    role: "request",
    old: object({ issued: text }),
    new: object({ issued: { type: "string", format: "date" } }),
    verdict: "breaking",
    bump: "major",
    grave: ["format-added breaking backward"],
  },
  {
    title: "… unless formats are annotations",
    role: "request",
    policy: { formats: "annotation" },
    old: object({ issued: text }),
    new: object({ issued: { type: "string", format: "date" } }),
    verdict: "compatible",
    bump: "patch",
  },
  // defaults
  {
    title: "a changed default is reported and asks for a minor",
    role: "request",
    old: currency({ default: "EUR" }),
    new: currency({ default: "USD" }),
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "… is breaking on request",
    role: "request",
    policy: { defaults: "breaking" },
    old: currency({ default: "EUR" }),
    new: currency({ default: "USD" }),
    verdict: "breaking",
    bump: "major",
    grave: ["default-changed breaking backward"],
  },
  {
    title: "… or ignored",
    role: "request",
    policy: { defaults: "ignore" },
    old: currency({ default: "EUR" }),
    new: currency({ default: "USD" }),
    verdict: "compatible",
    bump: "patch",
  },
  {
    title: "a default does not fill in a property that a request must have",
    role: "request",
    old: invoice,
    new: object({ number: text, note: { type: "string", default: "" } }, ["number", "note"]),
    verdict: "breaking",
    bump: "major",
    grave: ["property-became-required breaking backward"],
  },
  // bumps
  {
    title: "a deprecation is a minor",
    role: "shared",
    old: currency({}),
    new: currency({ deprecated: true }),
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "another description is a patch",
    role: "shared",
    old: currency({ description: "ISO code" }),
    new: currency({ description: "ISO 4217 code" }),
    verdict: "compatible",
    bump: "patch",
  },
  {
    title: "a wider type is a minor for those who write",
    role: "request",
    old: amount({ type: "integer" }),
    new: amount({ type: "number" }),
    verdict: "compatible",
    bump: "minor",
  },
  {
    title: "… and a break for those who read",
    role: "response",
    old: amount({ type: "integer" }),
    new: amount({ type: "number" }),
    verdict: "breaking",
    bump: "major",
    grave: ["type-widened breaking forward"],
  },
  {
    title: "another type breaks both directions of a shared DTO",
    role: "shared",
    old: amount({ type: "integer" }),
    new: amount({ type: "string" }),
    verdict: "breaking",
    bump: "major",
    grave: ["type-changed breaking backward", "type-changed breaking forward"],
  },
];

describe("diffContracts", () => {
  it.each(rows)("$title ($role)", (row) => {
    const old = contractOf(undefined, { Invoice: row.old }, row.role);
    const next = contractOf(undefined, { Invoice: row.new }, row.role);
    const report = diffContracts(old, next, { policy: row.policy });
    const [dto] = report.dtos;
    expect(grave(report.findings)).toEqual(row.grave ?? []);
    expect({ verdict: report.verdict, bump: report.requiredBump }).toEqual({ verdict: row.verdict, bump: row.bump });
    expect(dto?.owed.length).toBeLessThanOrEqual(2);
    for (const { direction, witness } of dto === undefined ? [] : witnessesOf(dto)) {
      const [writer, reader] = direction === "backward" ? [row.old, row.new] : [row.new, row.old];
      expect(accepts(writer, witness, row.policy?.formats)).toBe(true);
      expect(accepts(reader, witness, row.policy?.formats)).toBe(false);
    }
    for (const { level, rule, witness, advice, impact, message } of report.findings) {
      if (level === "breaking" && !rule.startsWith("default-")) expect(witness).toBeDefined();
      expect(advice === "").toBe(level === "info");
      expect(impact).not.toBe("");
      expect(`${message}${impact}${advice}`).not.toMatch(/\{\w+\}/);
    }
  });

  it("shows the pure truth beside the verdict under the policy", () => {
    const report = diffContracts(
      contractOf(undefined, { Invoice: invoice }),
      contractOf(undefined, { Invoice: withDueDate }),
    );
    const [dto] = report.dtos;
    expect(dto?.backward?.verdict).toBe("not-included");
    expect(dto?.underPolicy?.backward?.verdict).toBe("included");
    expect(report.backward).toEqual(dto?.backward);
    expect(report.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(["property-added info"]);
    expect(report.findings[0]?.impact).toContain("unknownProperties: declared");
  });
});

/** What a candidate means for one consumer: worked out by hand. */
import { describe, expect, it } from "vitest";
import type { Expectation } from "../../src/model/config.js";
import type { Contract, Role } from "../../src/model/contract.js";
import type { Json } from "../../src/model/json.js";
import { impactOn } from "../../src/workspace/consumer.js";
import { problemOf } from "../store/support.js";

function contract(version: string, schemas: Readonly<Record<string, Json>>, role: Role): Contract {
  const dtos = Object.entries(schemas).map(([name, json]) => ({
    name,
    role,
    pointer: "",
    source: { label: `${name}.schema.json`, json, locate: () => undefined },
  }));
  return { name: "billing-api", version, dtos, exporter: { name: "files" }, label: `billing-api ${version}` };
}

const line = {
  type: "object",
  properties: { sku: { type: "string" }, amount: { type: "number" }, note: { type: "string" } },
  required: ["sku", "amount"],
};
const invoice = {
  type: "object",
  properties: {
    id: { type: "string" },
    total: { type: "number" },
    dueDate: { type: "string" },
    lines: { type: "array", items: { $ref: "#/$defs/Line" } },
    customer: { type: "object", properties: { name: { type: "string" }, vat: { type: "string" } }, required: ["name"] },
    labels: { type: "object", additionalProperties: { type: "object", properties: { color: { type: "string" } } } },
  },
  required: ["id", "total", "lines"],
  $defs: { Line: line },
};

function without(schema: typeof invoice, name: keyof (typeof invoice)["properties"]): Json {
  const { [name]: _, ...properties } = schema.properties;
  return { ...schema, properties, required: schema.required.filter((each) => each !== name) };
}

const withLine = (change: object): Json => ({ ...invoice, $defs: { Line: { ...line, ...change } } });

interface Case {
  readonly title: string;
  readonly role: Role;
  readonly next: Json;
  readonly expectation?: Expectation;
  readonly verdict: "compatible" | "breaking";
}

const cases: readonly Case[] = [
  // A response: the provider writes, the consumer reads.
  { title: "a removed field, everything read", role: "response", next: without(invoice, "total"), verdict: "breaking" },
  {
    title: "a removed field that nobody reads",
    role: "response",
    next: without(invoice, "total"),
    expectation: { uses: ["/id"] },
    verdict: "compatible",
  },
  {
    title: "a removed field that is read",
    role: "response",
    next: without(invoice, "total"),
    expectation: { uses: ["/id", "/total"] },
    verdict: "breaking",
  },
  {
    title: "another type of a field that is read in every line",
    role: "response",
    next: withLine({ properties: { ...line.properties, amount: { type: "string" } } }),
    expectation: { uses: ["/lines/*/amount"] },
    verdict: "breaking",
  },
  {
    title: "another type of a field of the lines that is not read",
    role: "response",
    next: withLine({ properties: { ...line.properties, amount: { type: "string" } } }),
    expectation: { uses: ["/id", "/lines/*/sku"] },
    verdict: "compatible",
  },
  {
    title: "a required field of the lines that became optional and is read",
    role: "response",
    next: withLine({ required: ["amount"] }),
    expectation: { uses: ["/lines/*/sku"] },
    verdict: "breaking",
  },
  {
    title: "the list that is read from is gone",
    role: "response",
    next: without(invoice, "lines"),
    expectation: { uses: ["/lines/*/sku"] },
    verdict: "breaking",
  },
  {
    title: "values of a map that change where they are read",
    role: "response",
    next: { ...invoice, properties: { ...invoice.properties, labels: { additionalProperties: { type: "string" } } } },
    expectation: { uses: ["/labels/*/color"] },
    verdict: "breaking",
  },
  {
    title: "values of a map that change where they are not read",
    role: "response",
    next: { ...invoice, properties: { ...invoice.properties, labels: { additionalProperties: { type: "string" } } } },
    expectation: { uses: ["/id"] },
    verdict: "compatible",
  },
  {
    title: "a new field in what is read",
    role: "response",
    next: { ...invoice, properties: { ...invoice.properties, currency: { type: "string" } } },
    expectation: { uses: ["/id"] },
    verdict: "compatible",
  },
  // A request: the consumer writes, the provider reads.
  {
    title: "a new required field",
    role: "request",
    next: { ...invoice, required: [...invoice.required, "dueDate"] },
    expectation: { uses: ["/id", "/total", "/lines"] },
    verdict: "breaking",
  },
  {
    title: "a new required field that is always sent is still optional in what was pinned",
    role: "request",
    next: { ...invoice, required: [...invoice.required, "dueDate"] },
    expectation: { uses: ["/id", "/total", "/lines", "/dueDate"] },
    verdict: "breaking",
  },
  {
    title: "a field that is refused now, and was sent",
    role: "request",
    next: { ...(without(invoice, "dueDate") as object), additionalProperties: false },
    expectation: { uses: ["/id", "/dueDate"] },
    verdict: "breaking",
  },
  {
    title: "a field that is refused now, and was never sent",
    role: "request",
    next: { ...(without(invoice, "dueDate") as object), additionalProperties: false },
    expectation: { uses: ["/id", "/total", "/lines"] },
    verdict: "compatible",
  },
  {
    title: "a narrower type of a field that is sent because it is required",
    role: "request",
    next: { ...invoice, properties: { ...invoice.properties, total: { type: "integer" } } },
    expectation: { uses: ["/id"] },
    verdict: "breaking",
  },
  {
    title: "a narrower type of a nested field that is not sent",
    role: "request",
    next: {
      ...invoice,
      properties: {
        ...invoice.properties,
        customer: {
          ...invoice.properties.customer,
          properties: { name: { type: "string" }, vat: { type: "integer" } },
        },
      },
    },
    expectation: { uses: ["/customer/name"] },
    verdict: "compatible",
  },
  // Shared by the contract, and only read by this consumer.
  {
    title: "a shared DTO that is only read does not mind a new required field",
    role: "shared",
    next: { ...invoice, required: [...invoice.required, "dueDate"] },
    expectation: { role: "response" },
    verdict: "compatible",
  },
  {
    title: "a shared DTO that is also sent does",
    role: "shared",
    next: { ...invoice, required: [...invoice.required, "dueDate"] },
    verdict: "breaking",
  },
  { title: "what the provider stores for itself", role: "stored", next: { type: "string" }, verdict: "compatible" },
];

describe("for a consumer,", () => {
  it.each(cases)("$title ($role): $verdict", ({ role, next, expectation, verdict }) => {
    const pinned = contract("1.0.0", { Invoice: invoice }, role);
    const candidate = contract("2.0.0", { Invoice: next }, role);
    const dtos = expectation === undefined ? {} : { dtos: { Invoice: expectation } };
    const impact = impactOn(pinned, candidate, dtos);
    expect(impact.verdict).toBe(verdict);
    for (const dto of impact.dtos.filter((each) => each.verdict === "breaking")) {
      expect(dto.witness).toBeDefined();
      expect(dto.reasons.length).toBeGreaterThan(0);
    }
  });

  it("a DTO that is gone matters where it is used, and nowhere else", () => {
    const pinned = contract("1.0.0", { Invoice: invoice, Receipt: line }, "response");
    const candidate = contract("2.0.0", { Invoice: invoice }, "response");
    const gone = impactOn(pinned, candidate, {});
    expect(gone).toMatchObject({ verdict: "breaking", dtos: [{ dto: "Invoice" }, { dto: "Receipt" }] });
    expect(impactOn(pinned, candidate, { dtos: { Invoice: {} } })).toEqual({
      verdict: "compatible",
      dtos: [{ dto: "Invoice", side: "reads", verdict: "compatible", reasons: [] }],
    });
  });

  it("its own schema counts in place of the pinned one", () => {
    const pinned = contract("1.0.0", { Invoice: invoice }, "response");
    const candidate = contract("2.0.0", { Invoice: without(invoice, "total") }, "response");
    const [own] = contract("0.0.0", { Mine: { type: "object", required: ["id"] } }, "response").dtos;
    const schemas = new Map(own === undefined ? [] : [["Invoice", own]]);
    expect(impactOn(pinned, candidate, { schemas }).verdict).toBe("compatible");
  });

  it("a witness is what the provider may send and the consumer cannot read", () => {
    const pinned = contract("1.0.0", { Invoice: invoice }, "response");
    const candidate = contract("2.0.0", { Invoice: without(invoice, "total") }, "response");
    const [dto] = impactOn(pinned, candidate, { dtos: { Invoice: { uses: ["/total"] } } }).dtos;
    expect(dto?.witness).not.toHaveProperty("total");
    expect(dto?.reasons.join()).toContain("total");
  });
});

describe("an account of what is used", () => {
  const pinned = contract("1.0.0", { Invoice: invoice }, "response");
  it.each<[string, Readonly<Record<string, Expectation>>, RegExp]>([
    ["a DTO that there is not", { Invoce: {} }, /"Invoce" of billing-api is used/],
    ["a property that there is not", { Invoice: { uses: ["/totl"] } }, /"\/totl" of Invoice/],
    ["a property of the lines that there is not", { Invoice: { uses: ["/lines/*/prize"] } }, /"\/lines\/\*\/prize"/],
    ["a property below a text", { Invoice: { uses: ["/id/first"] } }, /"\/id\/first"/],
    ["what is sent of a property that there is not", { Invoice: { role: "request", uses: ["/totl"] } }, /"\/totl"/],
  ])("that names %s is refused", async (_, dtos, message) => {
    const problem = await problemOf(() => impactOn(pinned, pinned, { dtos }));
    expect(problem).toMatchObject({ kind: "config", message: expect.stringMatching(message) });
  });

  it("under which nothing valid can be sent is refused", async () => {
    const either: Json = { anyOf: [{ required: ["total"] }, { minProperties: 5 }], properties: { id: {}, total: {} } };
    const odd = contract(
      "1.0.0",
      { Invoice: { ...either, dependentRequired: { total: ["id"] }, minProperties: 2 } },
      "request",
    );
    expect(impactOn(odd, odd, { dtos: { Invoice: { uses: ["/id"] } } }).verdict).toBe("compatible");
    const never = contract("1.0.0", { Invoice: { properties: { id: {} }, minProperties: 2 } }, "request");
    const problem = await problemOf(() => impactOn(never, never, { dtos: { Invoice: { uses: ["/id"] } } }));
    expect(problem.message).toContain("No valid Invoice");
  });
});

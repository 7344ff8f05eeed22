/** What dialects and meta-schemas make of a schema beyond their keywords. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";

const v1 = "https://json-schema.org/v1";

function read(json: Json, { remotes = {} }: { remotes?: { readonly [uri: string]: Json } } = {}) {
  const table = createNodeTable();
  const source = { json, pointers: [""], remotes: new Map(Object.entries(remotes)) };
  const [document] = normalizeDocuments(table, [source], { formats: "annotation" });
  const { evaluate } = createEngine(table);
  if (document === undefined) throw new Error("one document for one source");
  return {
    document,
    accepts: (instance: Json) => evaluate(document.nodeAt(""), instance),
    acceptsClosed: (instance: Json) => evaluate(document.closedAt(""), instance),
  };
}

describe("$dynamicRef in v1", () => {
  const extended = (reference: string): Json => ({
    $schema: v1,
    $id: "https://shop.example/orders",
    $ref: "list",
    $defs: {
      order: { $dynamicAnchor: "item", type: "string" },
      list: { $id: "list", items: { $dynamicRef: reference } },
    },
  });

  test.each(["#item", "item"])("%s needs no anchor where it stands", (reference) => {
    const { accepts } = read(extended(reference));
    expect(accepts(["a"])).toBe(true);
    expect(accepts([1])).toBe(false);
  });

  test("without an anchor in scope it is a problem", () => {
    const { document } = read(extended("#line"));
    expect(document.problemsAt("")).toMatchObject([
      { kind: "reference", message: expect.stringContaining("no dynamic anchor line") },
    ]);
  });
});

describe("a proposed keyword in v1", () => {
  const dependent: Json = {
    $schema: v1,
    properties: {
      method: {},
      total: {
        propertyDependencies: { currency: { EUR: { properties: { cents: {} } } } },
        properties: { currency: {} },
        unevaluatedProperties: false,
      },
    },
  };

  test("leaves open what it may reach, and nothing else", () => {
    const { accepts } = read(dependent);
    expect(accepts({ method: "card" })).toBe(true);
    expect(accepts({ total: { currency: "EUR", cents: 5 } })).toBeUndefined();
  });

  test("is not closed over", () => {
    const { acceptsClosed } = read(dependent);
    expect(acceptsClosed({ total: { currency: "EUR", cents: 5 } })).toBeUndefined();
    expect(acceptsClosed({ method: "card", other: 1 })).toBe(false);
  });

  test("leaves open what a reference to it evaluates", () => {
    const { accepts } = read({
      $schema: v1,
      $ref: "#/$defs/total",
      unevaluatedProperties: false,
      $defs: { total: { propertyDependencies: { currency: { EUR: { properties: { cents: {} } } } } } },
    });
    expect(accepts({ cents: 5 })).toBeUndefined();
  });

  test("is any other word in the released dialects", () => {
    const { accepts } = read({ propertyDependencies: { currency: { EUR: false } } });
    expect(accepts({ currency: "EUR" })).toBe(true);
  });
});

describe("meta-schemas that ask for formats", () => {
  const meta = "https://shop.example/meta";
  const draft2019 = "https://json-schema.org/draft/2019-09";
  const draft2020 = "https://json-schema.org/draft/2020-12";

  test.each<[string, string, { readonly [vocabulary: string]: boolean }, boolean]>([
    ["2020-12, assertion required", draft2020, { "format-assertion": true }, false],
    ["2020-12, assertion wished for", draft2020, { "format-assertion": false }, false],
    ["2020-12, annotation", draft2020, { "format-annotation": true }, true],
    ["2020-12, no format at all", draft2020, { validation: true }, true],
    ["2019-09, required", draft2019, { format: true }, false],
    ["2019-09, wished for", draft2019, { format: false }, true],
  ])("%s", (_, base, vocabularies, accepted) => {
    const $vocabulary = Object.fromEntries(
      Object.entries({ core: true, ...vocabularies }).map(([name, needed]) => [`${base}/vocab/${name}`, needed]),
    );
    const remotes = { [meta]: { $schema: `${base}/schema`, $id: meta, $vocabulary } };
    const { accepts } = read({ $schema: meta, format: "date" }, { remotes });
    expect(accepts("2024-01-31")).toBe(true);
    expect(accepts("yesterday")).toBe(accepted);
  });
});

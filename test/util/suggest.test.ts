import { describe, expect, it } from "vitest";
import { didYouMean, editDistance, suggest } from "../../src/util/suggest.js";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["Invoice", "Invoice", 0],
    ["Invoice", "Invioce", 1],
    ["Invoice", "Invoices", 1],
    ["Shipment", "shipmnt", 2],
    ["", "abc", 3],
  ])("%s to %s is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

describe("suggest", () => {
  const known = ["Invoice", "InvoiceLine", "Shipment", "Project"];

  it("finds the near names, nearest first", () => {
    expect(suggest("Invoce", known)).toEqual(["Invoice"]);
    expect(suggest("invoiceline", known)).toEqual(["InvoiceLine"]);
    expect(suggest("Projetc", known)).toEqual(["Project"]);
  });

  it("stays silent when nothing is near, or the word is absurdly long", () => {
    expect(suggest("Customer", known)).toEqual([]);
    expect(suggest("x".repeat(100_000), known)).toEqual([]);
  });

  it("words the question", () => {
    expect(didYouMean("Shipmnt", known)).toBe('Did you mean "Shipment"?');
    expect(didYouMean("items", ["item", "itemz"])).toBe('Did you mean "item" or "itemz"?');
    expect(didYouMean("Customer", known)).toBeUndefined();
  });
});

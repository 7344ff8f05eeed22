/** One edit is one finding: the same change in many places, and many changes of one kind in one place. */
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import { accepts, contractOf, object } from "./contracts.js";

const text = { type: "string" };

const diff = (old: Json, next: Json) =>
  diffContracts(
    contractOf(undefined, { Settings: old }, "response"),
    contractOf(undefined, { Settings: next }, "response"),
  );
const closed = (names: readonly string[]): JsonObject =>
  object(Object.fromEntries(names.map((name) => [name, text])), [], { additionalProperties: false });
const sections = (names: readonly string[], properties: readonly string[]): JsonObject =>
  object(Object.fromEntries(names.map((name) => [name, closed(properties)])));

const five = ["colors", "fonts", "layout", "print", "sound"];

describe("the same change in many places", () => {
  it("is one finding with the other places", () => {
    const [old, next] = [sections(five, ["level"]), sections(five, ["level", "hint"])];
    const { findings } = diff(old, next);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({
      rule: "property-added",
      level: "breaking",
      pointer: "/properties/colors/properties/hint",
    });
    expect(finding?.message).toBe("the optional property hint was added to colors; the same in 4 more places");
    expect(finding?.alsoAt?.map(({ pointer }) => pointer)).toEqual(
      five.slice(1).map((name) => `/properties/${name}/properties/hint`),
    );
    expect(finding?.alsoAt?.[0]?.source).toMatchObject({ file: "Settings.schema.json" });
    expect(accepts(next, finding?.witness ?? null)).toBe(true);
    expect(accepts(old, finding?.witness ?? null)).toBe(false);
  });

  it("has another name as soon as there is one more", () => {
    const names = (all: readonly string[]) => diff(sections(all, ["level"]), sections(all, ["level", "hint"])).findings;
    const [before] = names(five);
    const [after] = names([...five, "video"]);
    expect(before?.fingerprint).not.toBe(after?.fingerprint);
    expect(names([...five].reverse())[0]?.fingerprint).toBeDefined();
  });

  it("stays apart where it is few, or differs in its level", () => {
    const few = five.slice(0, 3);
    expect(diff(sections(few, ["level"]), sections(few, ["level", "hint"])).findings).toHaveLength(3);
    const half = (properties: readonly string[]): JsonObject =>
      object(Object.fromEntries(five.map((name, i) => [name, i < 4 ? closed(properties) : object({ level: text })])));
    const { findings } = diff(half(["level"]), half(["level", "hint"]));
    expect(findings.map(({ level, alsoAt }) => `${level} ${alsoAt?.length}`)).toEqual(["breaking 3"]);
  });
});

describe("many changes of one kind in one place", () => {
  it("are one finding with their names", () => {
    const old = object({ state: { enum: ["a"] } });
    const next = object({ state: { enum: ["a", "b", "c", "d", "e", "f", "g", "h"] } });
    const { findings } = diff(old, next);
    expect(findings.map(({ message }) => message)).toEqual([
      "state may now be one of 7 more values: b, c, d, e, f and 2 more",
    ]);
    expect(findings[0]?.after).toEqual(["b", "c", "d", "e", "f", "g", "h"]);
    expect(findings[0]?.impact).toContain("one of them");
    expect(accepts(next, findings[0]?.witness ?? null)).toBe(true);
    expect(accepts(old, findings[0]?.witness ?? null)).toBe(false);
  });

  it("keep required and optional ones apart", () => {
    const next = object(Object.fromEntries(["id", ...five].map((name) => [name, text])), ["colors"]);
    const request = diffContracts(
      contractOf(undefined, { Settings: object({ id: text }) }, "request"),
      contractOf(undefined, { Settings: next }, "request"),
    );
    expect(request.findings.map(({ level, message }) => `${level} ${message}`)).toEqual([
      "breaking the required property colors was added to the document",
      "info 4 optional properties were added to the document: fonts, layout, print, sound",
    ]);
  });
});

describe("a shared definition", () => {
  const shop = (limit: number, billing: JsonObject = {}): Json => ({
    ...object({
      billing: { $ref: "#/$defs/Address", ...billing },
      deliveries: { type: "array", items: object({ to: { $ref: "#/$defs/Address" } }) },
    }),
    $defs: { Address: object({ city: { type: "string", maxLength: limit } }) },
  });

  it("says in how many more places a change counts", () => {
    const { findings } = diff(shop(20), shop(40));
    expect(findings.map(({ message }) => message)).toEqual([
      "the maximum length of billing.city was loosened from 20 to 40, and in 1 more place that shares the definition",
    ]);
  });

  it("is blamed on another way where its shortest way proves nothing", () => {
    const empty = { maxProperties: 0 };
    const [old, next] = [shop(20, empty), shop(40, empty)];
    const { findings } = diff(old, next);
    expect(findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(["max-length-loosened breaking"]);
    expect(findings[0]?.witness).toHaveProperty("deliveries");
  });
});

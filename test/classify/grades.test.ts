import { describe, expect, it } from "vitest";
import { gradeAnnotation } from "../../src/classify/annotations.js";
import { owedDirections, sidesOf, whyNotOwed } from "../../src/classify/direction.js";
import { gradeNarrowing, overrideLevel, undecidedLevel } from "../../src/classify/level.js";
import { requiredBump, verdictOf } from "../../src/classify/required.js";
import { roles } from "../../src/model/contract.js";
import { defaultPolicy } from "../../src/model/policy.js";

describe("owedDirections", () => {
  it.each([
    ["request", ["backward"]],
    ["response", ["forward"]],
    ["event", ["forward"]],
    ["stored", ["backward"]],
    ["shared", ["backward", "forward"]],
  ] as const)("%s owes %j", (role, owed) => {
    expect(owedDirections(role)).toEqual(owed);
  });

  it.each([
    ["backward", ["backward"]],
    ["forward", ["forward"]],
    ["full", ["backward", "forward"]],
    ["none", []],
  ] as const)("compatibility %s overrides every role", (mode, owed) => {
    for (const role of roles) expect(owedDirections(role, mode)).toEqual(owed);
  });

  it("says who writes and who reads, and why a direction is not owed", () => {
    expect(sidesOf("backward")).toEqual({ writer: "old", reader: "new" });
    expect(sidesOf("forward")).toEqual({ writer: "new", reader: "old" });
    for (const role of roles) expect(whyNotOwed(role)).toMatch(/\.$/);
    expect(whyNotOwed("shared", "none")).toContain('"none"');
  });
});

describe("requiredBump", () => {
  const equal = ["included", "included"] as const;
  it.each([
    [
      "an owed inclusion fails",
      { owed: ["not-included"], pure: ["not-included", "included"], annotations: [] },
      "major",
    ],
    ["the set changed", { owed: ["included"], pure: ["included", "not-included"], annotations: [] }, "minor"],
    ["the set may have changed", { owed: ["included"], pure: ["included", "unknown"], annotations: [] }, "minor"],
    ["sets equal, annotations differ", { owed: ["included"], pure: equal, annotations: ["patch"] }, "patch"],
    ["a deprecation or a default", { owed: ["included"], pure: equal, annotations: ["patch", "minor"] }, "minor"],
    ["an owed inclusion is open", { owed: ["unknown"], pure: ["unknown", "unknown"], annotations: [] }, "minor"],
  ] as const)("%s: %s", (_, compared, bump) => {
    expect(requiredBump({ ...compared, strict: false })).toBe(bump);
  });

  it("takes an open inclusion for a break under strict", () => {
    expect(requiredBump({ owed: ["unknown"], pure: ["unknown"], annotations: [], strict: true })).toBe("major");
  });

  it("takes the worst owed inclusion for the verdict", () => {
    expect(verdictOf(["included", "unknown", "not-included"])).toBe("breaking");
    expect(verdictOf(["included", "unknown"])).toBe("unknown");
    expect(verdictOf([])).toBe("compatible");
  });
});

describe("gradeNarrowing", () => {
  const open = { owed: true, pure: "not-included", underPolicy: "not-included" } as const;
  it.each([
    [{ ...open, owed: false, place: "not-searched" }, "info", "not-owed"],
    [{ ...open, pure: "included", underPolicy: "included", place: "not-searched" }, "info", "proved-harmless"],
    [{ ...open, underPolicy: "included", place: "found" }, "info", "forgiven"],
    [{ ...open, underPolicy: "included", place: "empty" }, "info", "elsewhere"],
    [{ ...open, place: "found" }, "breaking", "breaks"],
    [{ ...open, place: "empty" }, "info", "elsewhere"],
    [{ ...open, place: "unknown" }, "warning", "undecided"],
    [{ ...open, place: "not-searched" }, "info", "not-examined"],
  ] as const)("%j is %s: %s", (narrowing, level, because) => {
    expect(gradeNarrowing(narrowing)).toEqual({ level, because });
  });
});

describe("gradeAnnotation", () => {
  it.each([
    ["default-changed", "report", { level: "info", bump: "minor" }],
    ["default-changed", "breaking", { level: "breaking", bump: "major" }],
    ["default-changed", "ignore", undefined],
    ["deprecated-added", "report", { level: "info", bump: "minor" }],
    ["description-changed", "breaking", { level: "info", bump: "patch" }],
    ["constructor", "report", { level: "info", bump: "patch" }],
  ] as const)("%s under defaults: %s", (rule, defaults, grade) => {
    expect(gradeAnnotation(rule, { ...defaultPolicy, defaults }, true)).toEqual(grade);
  });

  it("breaks nothing where nothing is owed", () => {
    const policy = { ...defaultPolicy, defaults: "breaking" } as const;
    expect(gradeAnnotation("default-removed", policy, false)).toEqual({ level: "info", bump: "minor" });
  });
});

describe("levels", () => {
  it("counts what is not decided as a warning, and as breaking under strict", () => {
    expect(undecidedLevel(false)).toBe("warning");
    expect(undecidedLevel(true)).toBe("breaking");
  });

  it("replaces a level by rule, drops what is off, and leaves the rest", () => {
    const severity = { "property-removed": "warning", "description-changed": "off" } as const;
    expect(overrideLevel("property-removed", "breaking", severity)).toBe("warning");
    expect(overrideLevel("description-changed", "info", severity)).toBeUndefined();
    expect(overrideLevel("type-changed", "breaking", severity)).toBe("breaking");
    expect(overrideLevel("constructor", "info", severity)).toBe("info");
  });
});

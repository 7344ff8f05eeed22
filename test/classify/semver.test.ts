import { describe, expect, it } from "vitest";
import { declaredBump, newestFirst, requiredAfterNewest, underpaid, versionFor } from "../../src/classify/semver.js";

describe("declaredBump", () => {
  it.each([
    ["1.4.0", "2.0.0", "major"],
    ["1.4.0", "1.5.0", "minor"],
    ["1.4.0", "1.4.1", "patch"],
    ["1.4.0", "1.4.0", "none"],
    ["1.4.0", "1.3.9", "none"],
    ["1.4.0", "1.4.0+build.7", "none"],
    // 0.y.z: y pays for a breaking change, z for anything else
    ["0.3.1", "0.4.0", "major"],
    ["0.3.1", "0.3.2", "minor"],
    ["0.3.1", "1.0.0", "major"],
    // a prerelease may break within its own major.minor.patch
    ["2.0.0-alpha.1", "2.0.0-alpha.2", "major"],
    ["2.0.0-alpha.1", "2.0.0", "major"],
    ["2.0.0-alpha.1", "2.0.1", "patch"],
    ["1.4.0", "2.0.0-alpha.1", "major"],
    ["1.4.0", "1.5.0-beta.1", "minor"],
    ["2.0.0", "2.0.0-rc.1", "none"],
    ["0.3.0-rc.1", "0.3.0", "major"],
  ])("%s → %s pays for %s", (from, to, bump) => {
    expect(declaredBump(from, to)).toBe(bump);
  });

  it("knows nothing of what is no version", () => {
    expect(declaredBump("latest", "1.0.0")).toBeUndefined();
    expect(declaredBump("1.0.0", "1.0")).toBeUndefined();
  });
});

describe("versionFor", () => {
  it.each([
    ["1.4.2", "major", "2.0.0"],
    ["1.4.2", "minor", "1.5.0"],
    ["1.4.2", "patch", "1.4.3"],
    ["1.4.2", "none", "1.4.2"],
    ["0.3.1", "major", "0.4.0"],
    ["0.3.1", "minor", "0.3.2"],
    ["0.3.1", "patch", "0.3.2"],
    ["2.0.0-alpha.1", "major", "2.0.0-alpha.2"],
    ["2.0.0-alpha", "patch", "2.0.0-alpha.0"],
  ] as const)("after %s, %s needs %s", (from, bump, version) => {
    expect(versionFor(from, bump)).toBe(version);
    if (bump !== "none") expect(declaredBump(from, version)).not.toBe("none");
  });

  it("knows nothing of what is no version", () => {
    expect(versionFor("next", "major")).toBeUndefined();
  });
});

describe("newestFirst", () => {
  it("orders by semver, prereleases below their release, and what is no version last", () => {
    const versions = ["1.2.0", undefined, "1.10.0", "2.0.0-rc.1", "main", "2.0.0"];
    expect(versions.sort(newestFirst)).toEqual(["2.0.0", "2.0.0-rc.1", "1.10.0", "1.2.0", "main", undefined]);
  });
});

describe("requiredAfterNewest", () => {
  it.each([
    ["the newest alone decides", [["1.5.0", "patch"]], "patch"],
    [
      "what the way to the newest has paid for does not count again",
      [
        ["1.5.0", "none"],
        ["1.4.0", "minor"],
      ],
      "none",
    ],
    [
      "a break of an older supported version counts",
      [
        ["1.5.0", "none"],
        ["1.4.0", "major"],
      ],
      "major",
    ],
    [
      "a break behind a major does not",
      [
        ["2.0.0", "patch"],
        ["1.4.0", "major"],
      ],
      "patch",
    ],
    [
      "without versions every baseline counts",
      [
        [undefined, "none"],
        [undefined, "minor"],
      ],
      "minor",
    ],
  ] as const)("%s", (_, asked, bump) => {
    expect(requiredAfterNewest(asked.map(([version, required]) => ({ version, required })))).toBe(bump);
  });
});

describe("underpaid", () => {
  it("is silent where every bump is covered", () => {
    expect(underpaid("2.0.0", [{ version: "1.4.0", required: "major" }])).toBeUndefined();
    expect(underpaid("0.4.0", [{ version: "0.3.1", required: "major" }])).toBeUndefined();
    expect(underpaid("2.0.0-alpha.2", [{ version: "2.0.0-alpha.1", required: "major" }])).toBeUndefined();
  });

  it("names the version that satisfies every baseline", () => {
    const asked = [
      { version: "1.5.0", required: "patch" },
      { version: "1.4.0", required: "major" },
    ] as const;
    expect(underpaid("1.5.0", asked)).toEqual({
      baseline: "1.4.0",
      declared: "minor",
      required: "major",
      use: "2.0.0",
    });
  });

  it("does not accept a minor for a break before 1.0.0 either", () => {
    expect(underpaid("0.3.2", [{ version: "0.3.1", required: "major" }])?.use).toBe("0.4.0");
    expect(underpaid("0.3.2", [{ version: "0.3.1", required: "minor" }])).toBeUndefined();
  });
});

/** Which stored versions a candidate is held against. */
import { describe, expect, it } from "vitest";
import { splitAgainst } from "../../src/cli/against.js";
import { type Choice, chooseBaselines } from "../../src/cli/choose-baselines.js";
import { ContractCheckError } from "../../src/errors.js";

const stored = ["1.2.0", "2.1.0", "1.10.0", "2.0.0", "1.9.0", "2.2.0-rc.1"];

function choose(candidate: string | undefined, versions: readonly string[] = stored, more: Partial<Choice> = {}) {
  return chooseBaselines({ contract: "billing", versions, candidate, transitive: true, ...more });
}

describe("without --against", () => {
  it.each<[string, string | undefined, readonly string[], string[]]>([
    ["the next minor owes its whole major", "2.2.0", stored, ["2.1.0", "2.0.0"]],
    ["its own snapshot is among them", "2.1.0", stored, ["2.1.0", "2.0.0"]],
    ["a maintenance release looks down, not up", "1.9.1", stored, ["1.9.0", "1.2.0"]],
    ["a new major is compared with the newest below", "3.0.0", stored, ["2.1.0"]],
    ["a new major with its own snapshot owes no more", "2.0.0", stored, ["2.0.0"]],
    ["a stored prerelease is its own snapshot", "2.2.0-rc.1", stored, ["2.2.0-rc.1", "2.1.0", "2.0.0"]],
    ["another prerelease is held against stable versions", "2.2.0-rc.2", stored, ["2.1.0", "2.0.0"]],
    ["prereleases serve where nothing is stable", "1.0.0", ["1.0.0-beta.2", "1.0.0-beta.1"], ["1.0.0-beta.2"]],
    ["in 0.y.z a new y is a new line", "0.3.0", ["0.2.0", "0.2.1", "0.1.0"], ["0.2.1"]],
    ["in 0.y.z the same y is owed", "0.2.2", ["0.2.0", "0.2.1", "0.1.0"], ["0.2.1", "0.2.0"]],
    ["below everything, the nearest above", "0.9.0", ["1.0.0", "1.1.0"], ["1.0.0"]],
    ["no version: the newest and its major", undefined, stored, ["2.1.0", "2.0.0"]],
    ["nothing stored", "1.0.0", [], []],
    ["nothing stored, no version", undefined, [], []],
  ])("%s", (_, candidate, versions, expected) => {
    expect(choose(candidate, versions)).toEqual(expected);
  });

  it.each<[string, string | undefined, string[]]>([
    ["the newest of the line", "2.2.0", ["2.1.0"]],
    ["and its own snapshot", "2.1.0", ["2.1.0", "2.0.0"]],
    ["without a version", undefined, ["2.1.0"]],
  ])("not transitive: %s", (_, candidate, expected) => {
    expect(choose(candidate, stored, { transitive: false })).toEqual(expected);
  });
});

describe("with --against", () => {
  it.each([
    ["1.9.0", ["1.9.0"]],
    ["^1.9.0", ["1.10.0", "1.9.0"]],
    [">=1.9.0 <2.1.0", ["2.0.0", "1.10.0", "1.9.0"]],
  ])("%s", (against, expected) => {
    expect(choose("3.0.0", stored, { against })).toEqual(expected);
  });

  it("says what is stored when nothing matches", () => {
    const attempt = () => choose("3.0.0", stored, { against: "1.9.1" });
    expect(attempt).toThrow(ContractCheckError);
    try {
      attempt();
    } catch (error) {
      expect((error as ContractCheckError).problem).toMatchObject({
        kind: "baseline-missing",
        details: ["Stored: 2.2.0-rc.1, 2.1.0, 2.0.0, 1.10.0, 1.9.0, 1.2.0."],
      });
    }
  });

  it.each([
    ["1.4.0", { version: "1.4.0" }],
    ["^1.4", { version: "^1.4" }],
    ["released", { source: "released" }],
    ["./1.4.0", { source: "./1.4.0" }],
    ["git:main", { source: "git:main" }],
  ])("%s names a version or a place", (text, expected) => {
    expect(splitAgainst(text)).toEqual(expected);
  });
});

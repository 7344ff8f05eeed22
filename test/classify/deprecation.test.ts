import { describe, expect, it } from "vitest";
import { type Announcement, judgeRemoval } from "../../src/classify/deprecation.js";
import type { DeprecationPolicy } from "../../src/model/policy.js";

const today = "2026-06-15";
const had = (version: string, deprecated: boolean, sunset?: string): Announcement => ({ version, deprecated, sunset });

describe("a removal", () => {
  it.each<[string, DeprecationPolicy, Announcement[], string | true]>([
    ["announced once", {}, [had("1.4.0", true), had("1.3.0", false)], true],
    ["never announced", {}, [had("1.4.0", false)], "deprecated in no released version, where one is asked for"],
    ["announced and taken back", {}, [had("1.4.0", false), had("1.3.0", true)], "no released version"],
    [
      "announced in one of two",
      { minVersions: 2 },
      [had("1.4.0", true), had("1.3.0", false)],
      "in one, 1.4.0, where 2",
    ],
    ["announced in two", { minVersions: 2 }, [had("1.4.0", true), had("1.3.0", true), had("1.2.0", false)], true],
    ["with a gap", { minVersions: 2 }, [had("1.4.0", true), had("1.3.0", false), had("1.2.0", true)], "in one, 1.4.0"],
    ["without a sunset", { sunset: true }, [had("1.4.0", true)], "no `x-sunset` date"],
    ["with a sunset that is no date", { sunset: true }, [had("1.4.0", true, "next spring")], "no `x-sunset` date"],
    ["before its sunset", { sunset: true }, [had("1.4.0", true, "2026-07-01")], "before its sunset on 2026-07-01"],
    ["on its sunset", { sunset: true }, [had("1.4.0", true, today)], "before its sunset"],
    ["after its sunset", { sunset: true }, [had("1.4.0", true, "2026-06-14")], true],
    ["after its sunset at a time", { sunset: true }, [had("1.4.0", true, "2026-06-14T08:00:00Z")], true],
    [
      "with a sunset that was put off",
      { sunset: true },
      [had("1.4.0", true, "2027-01-01"), had("1.3.0", true, "2026-01-01")],
      "2027-01-01",
    ],
    ["before a sunset that nobody asks for", {}, [had("1.4.0", true, "2027-01-01")], true],
  ])("%s", (_, policy, released, expected) => {
    const judged = judgeRemoval(released, policy, today);
    if (expected === true) expect(judged.announced).toBe(true);
    else expect(judged).toMatchObject({ announced: false, why: expect.stringContaining(expected) });
  });

  it("waits for a day that nobody tells", () => {
    expect(judgeRemoval([had("1.4.0", true, "2020-01-01")], { sunset: true }, undefined).announced).toBe(false);
  });
});

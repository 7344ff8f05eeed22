/** The deprecation policy over released versions: announced, not announced, announced in time. */
import { describe, expect, it } from "vitest";
import { checkContracts } from "../../src/compare/index.js";
import type { Json } from "../../src/model/json.js";
import type { DeprecationPolicy } from "../../src/model/policy.js";
import { contractOf, grave, object } from "./contracts.js";

const text = { type: "string" };
const old = { type: "string", deprecated: true, "x-sunset": "2026-03-31" };
const invoice = (memo?: Json, more: Readonly<Record<string, Json>> = {}): Json =>
  object(memo === undefined ? { id: text } : { id: text, memo }, memo === undefined ? ["id"] : ["id", "memo"], more);

function check(
  candidate: readonly [version: string, Json | undefined],
  released: readonly (readonly [version: string, Json | undefined])[],
  policy: DeprecationPolicy | "none" = { minVersions: 2, sunset: true },
) {
  const deprecation = policy === "none" ? undefined : policy;
  const contract = ([version, schema]: readonly [string, Json | undefined]) =>
    contractOf(version, { Shipment: text, ...(schema === undefined ? {} : { Invoice: schema }) }, "response");
  const [baseline, ...history] = released.map(contract);
  const { contracts } = checkContracts(
    [
      {
        candidate: contract(candidate),
        baselines: baseline === undefined ? [] : [baseline],
        history,
        options: { policy: { deprecation } },
      },
    ],
    { today: "2026-06-15" },
  );
  const [report] = contracts;
  const findings = [...(report?.findings ?? []), ...(report?.dtos.flatMap((dto) => dto.findings) ?? [])];
  return { findings, unwaived: grave(findings.filter(({ waived }) => waived === undefined)) };
}

const removed = "property-removed breaking forward";
const unannounced = "removed-without-deprecation breaking forward";
const tooSmall = "version-bump-too-small breaking backward";

describe("a property that goes in a minor", () => {
  it("without an announcement is a finding of its own", () => {
    const { findings, unwaived } = check(["1.5.0", invoice()], [["1.4.0", invoice(text)]]);
    expect(unwaived).toEqual([removed, unannounced, tooSmall]);
    expect(findings.find(({ rule }) => rule === "removed-without-deprecation")).toMatchObject({
      message: "memo was removed, deprecated in no released version, where 2 are asked for",
      advice: "Keep memo and mark it `deprecated: true` for 2 versions, or remove it in the next major version.",
      ...{ pointer: "/properties/memo", dto: "Invoice", baseline: "1.4.0" },
    });
  });

  it("announced long enough is accepted, and a minor is enough", () => {
    const { findings, unwaived } = check(
      ["1.5.0", invoice()],
      [
        ["1.4.0", invoice(old)],
        ["1.3.0", invoice(old)],
      ],
    );
    expect(unwaived).toEqual([]);
    expect(findings.find(({ rule }) => rule === "property-removed")?.waived).toMatchObject({
      owner: "deprecation policy",
    });
  });

  it("announced behind a reference counts as well", () => {
    const behind = invoice(
      { $ref: "#/$defs/Old" },
      { $defs: { Old: { allOf: [{ $ref: "#/$defs/Text" }], deprecated: true }, Text: old } },
    );
    expect(check(["1.5.0", invoice()], [["1.4.0", behind]], {}).unwaived).toEqual([]);
  });

  it("is not accepted where another property goes without an announcement", () => {
    const before = object({ id: text, memo: old, note: text }, ["id", "memo", "note"]);
    expect(check(["1.5.0", invoice()], [["1.4.0", before]], {}).unwaived).toEqual([removed, unannounced, tooSmall]);
  });

  it("is stated where the sets are compatible, too", () => {
    const optional = object({ id: text, memo: text }, ["id"]);
    expect(check(["1.5.0", invoice()], [["1.4.0", optional]]).unwaived).toEqual([unannounced]);
  });
});

describe("what the policy has nothing to say to", () => {
  it.each([
    ["a major", ["2.0.0", invoice()], [["1.4.0", invoice(text)]], {}, [removed]],
    ["no policy", ["1.5.0", invoice()], [["1.4.0", invoice(text)]], "none", [removed, tooSmall]],
    ["nothing removed", ["1.5.0", invoice(text)], [["1.4.0", invoice(text)]], {}, []],
  ] as const)("%s", (_, candidate, released, policy, expected) => {
    expect(check(candidate, released, policy).unwaived).toEqual(expected);
  });
});

describe("a DTO that goes in a minor", () => {
  it.each([
    ["announced", { ...(invoice(text) as object), deprecated: true } as Json, []],
    ["not announced", invoice(text), ["dto-removed breaking forward", unannounced, tooSmall]],
  ])("%s", (_, before, expected) => {
    expect(check(["1.5.0", undefined], [["1.4.0", before]], {}).unwaived).toEqual(expected);
  });
});

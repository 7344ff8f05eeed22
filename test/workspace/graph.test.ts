/** Orders and cycles, worked out by hand. */
import { describe, expect, it } from "vitest";
import type { Row, Use, Workspace } from "../../src/model/workspace.js";
import { releaseAnswer, releaseQuestion } from "../../src/workspace/can-release.js";
import { dependencies, releaseOrder } from "../../src/workspace/graph.js";
import { cellsOf, mergeRows, newestCandidates, reportOf, rowOf, shardOf } from "../../src/workspace/matrix.js";
import { planRelease } from "../../src/workspace/plan.js";

const ref = (version: string) => ({ version, digest: `sha256-${version}` });

/** `name: provides | uses` */
function workspace(repositories: Readonly<Record<string, readonly [provides: string[], uses: string[]]>>): Workspace {
  return {
    repositories: Object.entries(repositories).map(([name, [provides, uses]]) => ({
      name,
      provides,
      uses: uses.map((text): Use => {
        const [contract = "", version] = text.split("@");
        const pinned = version === undefined ? {} : { pinned: ref(version) };
        return { repository: name, contract, kind: "consumes", ...pinned };
      }),
    })),
    versions: new Map(
      Object.values(repositories).flatMap(([provides]) => provides.map((name) => [name, [ref("2.0.0"), ref("1.0.0")]])),
    ),
  };
}

describe("the order of release", () => {
  it.each<[string, Readonly<Record<string, string[]>>, string[][]]>([
    ["goes from providers to consumers", { app: ["api"], api: ["core"], core: [] }, [["core"], ["api"], ["app"]]],
    ["goes by name where it may", { b: [], a: [], c: ["b"] }, [["a"], ["b"], ["c"]]],
    ["joins both sides of a diamond", { d: ["b", "c"], b: ["a"], c: ["a"], a: [] }, [["a"], ["b"], ["c"], ["d"]]],
    ["keeps a cycle together", { a: ["b"], b: ["c"], c: ["a"], d: ["c"] }, [["a", "b", "c"], ["d"]]],
    [
      "tells two cycles apart",
      { a: ["b"], b: ["a"], c: ["d", "a"], d: ["c"] },
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["is empty for nothing", {}, []],
  ])("%s", (_, edges, groups) => {
    expect(releaseOrder(new Map(Object.entries(edges)))).toEqual(groups);
  });

  it("of a chain of ten thousand is no deep recursion", () => {
    const edges = new Map(Array.from({ length: 10_000 }, (_, at) => [`r${at}`, at === 0 ? [] : [`r${at - 1}`]]));
    expect(releaseOrder(edges)).toHaveLength(10_000);
  });

  it("knows a repository's providers, not itself", () => {
    const state = workspace({ api: [["api"], ["core", "api"]], core: [["core"], []], app: [[], ["api", "lost"]] });
    expect([...dependencies(state)]).toEqual([
      ["api", ["core"]],
      ["core", []],
      ["app", ["api"]],
    ]);
  });
});

const fits = {
  verdict: "compatible",
  dtos: [{ dto: "Invoice", side: "reads", verdict: "compatible", reasons: [] }],
} as const;
const breaks = {
  verdict: "breaking",
  dtos: [{ dto: "Invoice", side: "sends", verdict: "breaking", reasons: ["x"] }],
} as const;

describe("the matrix", () => {
  const state = workspace({
    core: [["a", "b", "c"], []],
    web: [[], ["c@1.0.0", "a@1.0.0"]],
    app: [[], ["a", "b@2.0.0"]],
  });
  const cells = cellsOf(state, newestCandidates(state));

  it("has every use against the newest version, by contract and consumer", () => {
    expect(cells.map(({ contract, candidate, use }) => [contract, candidate.version, use.repository])).toEqual([
      ["a", "2.0.0", "app"],
      ["a", "2.0.0", "web"],
      ["b", "2.0.0", "app"],
      ["c", "2.0.0", "web"],
    ]);
  });

  it("keeps what is not known apart from no, and from what is not used", () => {
    const [cell] = cells;
    if (cell === undefined) throw new Error("no cell");
    const sides = (found: Parameters<typeof rowOf>[1]) =>
      rowOf(cell, found, "core").sides.map(({ verdict }) => verdict);
    expect(sides(fits)).toEqual(["yes", "unused"]);
    expect(sides(breaks)).toEqual(["unused", "no"]);
    expect(sides({ reason: "not stored" })).toEqual(["unknown", "unknown"]);
    const rows = [rowOf(cell, fits, "core"), rowOf(cell, { reason: "not stored" }, "core")];
    expect(reportOf(rows)).toMatchObject({ verdict: "unknown", counts: { yes: 1, no: 0, unknown: 1 } });
    expect(reportOf([...rows, rowOf(cell, breaks, "core")]).verdict).toBe("no");
  });

  it.each([1, 2, 3, 4, 7])("in %i parts is the whole again", (count) => {
    const parts = Array.from({ length: count }, (_, at) => shardOf(cells, at + 1, count));
    expect(parts.flat()).toHaveLength(cells.length);
    const reports = parts.map((part, at) =>
      reportOf(
        part.map((cell) => rowOf(cell, fits, "core")),
        { index: at + 1, count, of: "x" },
      ),
    );
    const whole = reportOf(cells.map((cell) => rowOf(cell, fits, "core")));
    expect(JSON.stringify(reportOf(mergeRows([...reports].reverse())))).toBe(JSON.stringify(whole));
  });
});

describe("may it be released", () => {
  const state = workspace({ core: [["api"], []], web: [[], ["api@1.0.0"]], app: [[], ["api@2.0.0"]] });
  const running = (name: string, version: string, pinned?: string) => ({
    environment: "prod",
    name,
    version,
    pins: Object.fromEntries(pinned === undefined ? [] : [["api", ref(pinned)]]),
  });
  const prod = (...deployments: ReturnType<typeof running>[]) => ({ name: "prod", deployments });

  it("a contract meets everybody who uses it", () => {
    const { cells, open } = releaseQuestion(state, "api", ref("2.0.0"), undefined);
    expect(cells.map(({ use }) => use.repository)).toEqual(["app", "web"]);
    expect(open).toEqual([]);
  });

  it("and in an environment those that run there, with what they had pinned then", () => {
    const { cells, open } = releaseQuestion(state, "api", ref("2.0.0"), prod(running("app", "5.0.0", "1.0.0")));
    expect(cells.map(({ use }) => [use.repository, use.pinned?.version])).toEqual([["app", "1.0.0"]]);
    expect(open).toEqual([]);
    const nothing = releaseQuestion(state, "api", ref("2.0.0"), prod());
    expect(releaseAnswer([], nothing)).toMatchObject({ verdict: "unknown", open: ["nothing is recorded of prod"] });
  });

  it("a consumer meets what it uses: the newest, or what runs", () => {
    const { cells } = releaseQuestion(state, "web", undefined, undefined);
    expect(cells.map(({ candidate }) => candidate.version)).toEqual(["2.0.0"]);
    const older = releaseQuestion(state, "web", undefined, prod(running("api", "1.0.0")));
    expect(older.cells.map(({ candidate }) => candidate.version)).toEqual(["1.0.0"]);
    expect(releaseQuestion(state, "web", undefined, prod()).open).toEqual([
      "it is not recorded which version of api prod runs",
    ]);
    expect(releaseQuestion(state, "web", undefined, prod(running("api", "9.0.0"))).open).toEqual([
      "api 9.0.0, which prod runs, is not stored",
    ]);
  });

  it("what is open makes a yes unknown, and leaves a no what it is", () => {
    const [cell] = releaseQuestion(state, "api", ref("2.0.0"), undefined).cells;
    if (cell === undefined) throw new Error("no cell");
    const question = { cells: [cell], open: ["something"] };
    expect(releaseAnswer([rowOf(cell, fits, "core")], question).verdict).toBe("unknown");
    expect(releaseAnswer([rowOf(cell, breaks, "core")], question).verdict).toBe("no");
  });
});

describe("the plan", () => {
  it("names bumps that are too small, who must move first, who may follow, and cycles", () => {
    const state = workspace({
      app: [[], ["api@1.0.0"]],
      core: [["api"], ["events@2.0.0"]],
      jobs: [["events"], ["api@1.0.0"]],
    });
    const cells = cellsOf(state, newestCandidates(state));
    const rows: Row[] = cells.map((cell) => rowOf(cell, cell.use.repository === "jobs" ? breaks : fits, "core"));
    const plan = planRelease(state, rows, [{ contract: "events", from: "1.0.0", to: "1.1.0", required: "major" }]);
    expect(plan.cycles).toEqual([["core", "jobs"]]);
    expect(plan.steps.map(({ repository }) => repository)).toEqual(["core", "jobs", "app"]);
    expect(plan.steps[0]?.first).toEqual([{ consumer: "jobs", contract: "api", pinned: "1.0.0" }]);
    expect(plan.steps[1]?.contracts).toEqual([
      { contract: "events", from: "1.0.0", to: "1.1.0", required: "major", declared: "minor", use: "2.0.0" },
    ]);
    expect(plan.steps[2]?.takes).toEqual([{ contract: "api", from: "1.0.0", to: "2.0.0" }]);
  });
});

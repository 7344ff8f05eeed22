/** What action.yml declares, what the page about it says, and what the examples in it are. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../src/action/inputs.js";

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const page = readFileSync("docs/github-action.md", "utf8");
const { inputs, outputs } = parse(readFileSync("action.yml", "utf8")) as Manifest;
const workflows = ["ci.yml"].map((name) => readFileSync(`.github/workflows/${name}`, "utf8"));

/** The names in the first column of the table under a heading. */
function tableOf(heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name = ""]) => name));
}

describe("action.yml", () => {
  it("is what its page says", () => {
    expect(tableOf("Inputs")).toEqual(Object.keys(inputs));
    expect([...tableOf("Outputs")].sort()).toEqual(Object.keys(outputs).sort());
  });

  it("has the defaults that the program has", () => {
    const given = Object.entries(inputs).map(([name, { default: value = "" }]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const token = { "INPUT_GITHUB-TOKEN": "" };
    expect(readInputs({ ...Object.fromEntries(given), ...token })).toEqual(readInputs({}));
  });
});

describe("inputs", () => {
  it("are read as the runner writes them", () => {
    const read = readInputs({
      ...{ "INPUT_FAIL-ON": "Warning", INPUT_STRICT: "TRUE", INPUT_CONTRACTS: "billing, shipping\nledger " },
      ...{ "INPUT_WORKING-DIRECTORY": " packages/api ", INPUT_ANNOTATIONS: "false", INPUT_COMMENT: "never" },
    });
    expect(read).toMatchObject({
      ...{ failOn: "warning", strict: true, contracts: ["billing", "shipping", "ledger"] },
      ...{ workingDirectory: "packages/api", annotations: false, comment: "never" },
    });
  });

  it.each([
    ["STRICT", "yes"],
    ["COMMENT", "on"],
    ["FAIL-ON", "major"],
  ])("refuse %s: %s", (name, value) => {
    expect(() => readInputs({ [`INPUT_${name}`]: value })).toThrow(`it takes`);
  });
});

describe("workflows", () => {
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  const whole = [...examples.filter((text) => text.includes("\njobs:")), ...workflows];

  it("are whole where they claim to be, and ask for no more than they need", () => {
    expect(whole.length).toBeGreaterThan(3);
    for (const text of whole) {
      const { permissions, jobs } = parse(text) as { permissions: object; jobs: Record<string, object> };
      expect(permissions).not.toMatchObject({ contents: "write" });
      expect(Object.keys(jobs).length).toBeGreaterThan(0);
    }
  });

  it("give the action no input that it does not have", () => {
    for (const text of whole) {
      const { jobs } = parse(text) as { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> };
      const own = Object.values(jobs).flatMap(({ steps }) =>
        steps.filter(({ uses = "" }) => /contract-check@|^\.\//.test(uses)),
      );
      for (const step of own)
        for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
    }
  });

  it("run no value of the event as a command", () => {
    for (const text of whole) expect(text).not.toMatch(/run:(?: \|)?[^\n]*\$\{\{ *github\.event/);
  });
});

/** Annotations: what the runner makes of them, by its own rules. */
import { describe, expect, it } from "vitest";
import { type RenderOptions, render } from "../../src/report/index.js";
import { hostileReport, hostileTexts, largeReport } from "./hostile.js";
import { branchCheck, breakingCheck, samples } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80 };

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescapeData = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const unescapeProperty = (text: string) => unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));

/** Reads a log as the runner does: a command is a line that starts with `::`, or has `##[` anywhere. */
function commandsOf(log: string): Command[] {
  return log.split(/\r\n|\n|\r/).flatMap((line) => {
    if (!line.trimStart().startsWith("::")) {
      expect(line).not.toContain("##[");
      return [];
    }
    const [, name = "", properties = "", message = ""] = /^::(\w+) ?(.*?)::(.*)$/s.exec(line) ?? [];
    const pairs = properties
      .split(",")
      .map((pair) => [pair.split("=")[0], pair.split("=").slice(1).join("=")] as const);
    return [
      {
        name,
        properties: Object.fromEntries(pairs.map(([key, value]) => [key, unescapeProperty(value)])),
        message: unescapeData(message),
      },
    ];
  });
}

describe("github", () => {
  for (const [name, report] of Object.entries(samples)) {
    it(`renders ${name}`, async () => {
      await expect(await render(report, "github", plain)).toMatchFileSnapshot(`golden/${name}.github.txt`);
    });
  }

  it("points into the repository, whatever folder the project is in", async () => {
    const commands = commandsOf(await render(branchCheck, "github", { ...plain, prefix: "packages/api" }));
    expect(commands.map(({ properties }) => properties.file)).toContain("packages/api/src/dto.ts");
    expect(commands.find(({ name }) => name === "notice")?.properties.title).toContain("new on this branch, waived");
  });

  it("makes no error of what was never released", async () => {
    const { introduced } = branchCheck;
    const unwaived = breakingCheck.contracts.map((contract) => ({ ...contract, dtos: [], findings: [] }));
    const onBase = breakingCheck.contracts.slice(0, 1).map((contract) => ({ ...contract, findings: [] }));
    const report = {
      ...branchCheck,
      contracts: unwaived,
      introduced: introduced && { ...introduced, contracts: onBase },
    };
    const commands = commandsOf(await render(report, "github", plain));
    expect(commands.map(({ name }) => name)).toEqual(["warning", "notice", "notice"]);
    expect(commands.at(-1)?.properties.title).toContain("not released before");
  });

  it("keeps to ten of a kind and says in the tenth how many are left", async () => {
    const commands = commandsOf(await render(largeReport(1000), "github", { ...plain, whole: "report.md" }));
    const errors = commands.filter(({ name }) => name === "error");
    expect(errors).toHaveLength(10);
    // 500 changes of the DTO and the version that does not pay
    expect(errors.at(-1)?.message).toBe(
      "492 more breaking changes are not shown here. See the job summary or report.md.",
    );
    expect(commands.filter(({ name }) => name === "warning")).toHaveLength(10);
    expect(commands.filter(({ name }) => name === "notice")).toHaveLength(0);
  });

  it.each(hostileTexts)("gives no command but its own with %j", async (text) => {
    const expected = commandsOf(await render(hostileReport("plain"), "github", plain));
    const commands = commandsOf(await render(hostileReport(text), "github", plain));
    expect(commands.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    for (const { properties } of commands) {
      for (const key of Object.keys(properties)) expect(["file", "line", "col", "title"]).toContain(key);
    }
  });
});

/** The consumer's side, command by command. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  bareRepository,
  git,
  hasRegistry,
  packageFolder,
  startNpmRegistry,
  startRegistry,
} from "../store/remote-support.js";
import { contents } from "../store/support.js";
import { cli } from "./cli.js";
import { folderWith, write } from "./folder.js";

const text = { type: "string" };
const number = { type: "number" };
const invoices: Readonly<Record<string, unknown>> = {
  "1.0.0": { type: "object", properties: { id: text, total: number, due: text }, required: ["id", "total"] },
  "1.1.0": { type: "object", properties: { id: text, due: text }, required: ["id"] },
  "2.0.0": { type: "object", properties: { id: { type: "integer" }, total: number }, required: ["id"] },
};

function config(version: string) {
  const contract = {
    name: "billing-api",
    version,
    source: { kind: "files", path: "schemas" },
    dtos: { Invoice: "response" },
  };
  return { "contract-check.config.json": { contracts: [contract] } };
}

/** An interface layer with these versions stored. */
async function provider(...versions: string[]): Promise<string> {
  const cwd = folderWith({});
  for (const version of versions) await release(cwd, version);
  return cwd;
}

async function release(cwd: string, version: string): Promise<void> {
  write(cwd, { ...config(version), "schemas/Invoice.schema.json": invoices[version] });
  expect((await cli(["snapshot"], { cwd })).code).toBe(0);
}

const lockOf = (cwd: string) =>
  JSON.parse(readFileSync(join(cwd, "contracts.lock"), "utf8")) as { contracts: object[] };

describe("pin", () => {
  it("vendors, locks, verifies, updates", async () => {
    const interfaceLayer = await provider("1.0.0");
    const cwd = folderWith({});
    const from = join(interfaceLayer, "contracts");
    const pinned = await cli(["pin", "billing-api@^1.0", "--from", from], { cwd });
    expect(pinned).toMatchObject({ code: 0, err: "", out: expect.stringContaining("billing-api 1.0.0: pinned from") });
    expect(Object.keys(contents(cwd))).toEqual([
      "contracts.lock",
      "contracts/billing-api/1.0.0/Invoice.schema.json",
      "contracts/billing-api/1.0.0/contract.json",
    ]);
    expect(await cli(["verify"], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("1 pin verified") });
    const again = await cli(["pin", "billing-api"], { cwd });
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("unchanged") });
    expect(await cli(["pin", "--check"], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining("up to date"),
    });
    await release(interfaceLayer, "1.1.0");
    expect(await cli(["pin", "--update"], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining("was 1.0.0"),
    });
    expect(lockOf(cwd).contracts).toMatchObject([{ name: "billing-api", range: "^1.0", version: "1.1.0" }]);
    expect(existsSync(join(cwd, "contracts/billing-api/1.0.0"))).toBe(false);
    expect((await cli(["verify"], { cwd })).code).toBe(0);
  });

  it("gives the same lock from a folder, git and npm, and from an OCI registry after publish", async () => {
    const interfaceLayer = await provider("1.0.0", "1.1.0");
    const contracts = join(interfaceLayer, "contracts");
    const bare = bareRepository(folderWith({}), contracts);
    const npm = await startNpmRegistry(folderWith({}), [packageFolder(folderWith({}), contracts, "3.0.0")]);
    const sources = [contracts, `git:${bare}#main`, "npm:@acme/interface"];
    if (hasRegistry) {
      const target = `oci:${await startRegistry(folderWith({}))}/acme/billing-api`;
      const published = await cli(["publish", "--to", target], { cwd: interfaceLayer });
      expect(published).toMatchObject({ code: 0, out: expect.stringContaining(`published as ${target}:1.1.0`) });
      const again = await cli(["publish", "billing-api@1.1.0", "--to", target], { cwd: interfaceLayer });
      expect(again).toMatchObject({ code: 0, out: expect.stringContaining("unchanged in") });
      sources.push(target);
    }
    const digests = new Set<string>();
    for (const source of sources) {
      const cwd = folderWith({ ".npmrc": `registry=${npm}\ncache=.npm-cache\n` });
      const { code, err } = await cli(["pin", "billing-api", "--from", source], { cwd });
      expect({ source, code, err }).toEqual({ source, code: 0, err: "" });
      const [pin] = lockOf(cwd).contracts as { digest: string; version: string }[];
      expect(pin?.version).toBe("1.1.0");
      digests.add(pin?.digest ?? "");
      expect((await cli(["verify"], { cwd })).code).toBe(0);
    }
    expect(digests.size).toBe(1);
  });

  it("takes what the configuration consumes", async () => {
    const interfaceLayer = await provider("1.0.0", "1.1.0");
    const consumes = [{ contract: "billing-api", range: "~1.0", from: join(interfaceLayer, "contracts") }];
    const cwd = folderWith({ "contract-check.config.json": { consumes, baselines: "vendor/contracts" } });
    expect(await cli(["pin"], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("billing-api 1.0.0") });
    expect(existsSync(join(cwd, "vendor/contracts/billing-api/1.0.0/contract.json"))).toBe(true);
    expect((await cli(["verify"], { cwd })).code).toBe(0);
    expect(await cli(["check"], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining("pin --check") });
  });

  it("leaves the provider's own snapshots alone where both live in one repository", async () => {
    const cwd = await provider("1.0.0", "1.1.0");
    rmSync(join(cwd, "contract-check.config.json"));
    await cli(["pin", "billing-api@1.0.0", "--from", "contracts"], { cwd });
    await cli(["pin", "billing-api@1.1.0", "--from", "contracts"], { cwd });
    expect(existsSync(join(cwd, "contracts/billing-api/1.0.0/contract.json"))).toBe(true);
  });

  it.each<[string, string[], RegExp]>([
    ["a contract from nowhere", ["pin", "billing-api"], /Add --from/],
    ["nothing", ["pin"], /consumes/],
    ["a source without a contract", ["pin", "--from", "../x"], /pin CONTRACT@RANGE --from/],
    ["an update from elsewhere", ["pin", "--update", "--from", "../x"], /another source/],
    ["two wishes at once", ["pin", "--update", "--check"], /cannot go together/],
    ["a range that is none", ["pin", "billing-api@newest", "--from", "../x"], /as npm does/],
    ["a kind of source there is not", ["pin", "billing-api", "--from", "ftp://example.com"], /npm:PACKAGE/],
    ["a publication to nowhere", ["publish"], /--to oci:/],
    ["a publication to a folder", ["publish", "--to", "contracts"], /no OCI repository/],
  ])("with %s says what to type instead", async (_, argv, hint) => {
    const { code, err } = await cli(argv, { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, " ")).toMatch(hint);
  });

  it("never updates nothing and calls it fine", async () => {
    for (const flag of ["--update", "--check"]) {
      const { code, err } = await cli(["pin", flag], { cwd: folderWith({}) });
      expect(code).toBe(4);
      expect(err).toContain("Nothing is pinned here");
    }
  });

  it("of the project's own contract is refused", async () => {
    const cwd = await provider("1.0.0");
    const { code, err } = await cli(["pin", "billing-api", "--from", "contracts"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain("contract of this project itself");
  });
});

describe("pin --check", () => {
  async function consumer(expectation?: object): Promise<string> {
    const interfaceLayer = await provider("1.0.0");
    const cwd = folderWith({});
    await cli(["pin", "billing-api", "--from", join(interfaceLayer, "contracts")], { cwd });
    await release(interfaceLayer, "1.1.0");
    await release(interfaceLayer, "2.0.0");
    if (expectation !== undefined) {
      const consumes = [{ contract: "billing-api", dtos: { Invoice: expectation } }];
      write(cwd, { "contract-check.config.json": { consumes } });
    }
    return cwd;
  }

  it("says what each newer version would break, and fails for a broken promise", async () => {
    const { code, out } = await cli(["pin", "--check"], { cwd: await consumer() });
    expect(code).toBe(1);
    expect(out).toContain("  1.1.0: breaks you\n    Invoice, which you read\n");
    expect(out).toContain("  2.0.0 (outside the range): breaks you\n");
    expect(out).toContain("you may get, and do not expect:");
  });

  it("is fine with the loss of what is not used", async () => {
    const { code, out } = await cli(["pin", "--check"], { cwd: await consumer({ uses: ["/id"] }) });
    expect(code).toBe(0);
    expect(out).toContain(
      "  1.1.0: compatible with what you use\n    take it with: contract-check pin --update billing-api\n",
    );
    expect(out).toContain("  2.0.0 (outside the range): breaks you\n");
  });

  it("counts a schema of the consumer's own, and prints JSON", async () => {
    const cwd = await consumer({ schema: "src/Invoice.schema.json" });
    write(cwd, { "src/Invoice.schema.json": { type: "object", properties: { due: text } } });
    const { code, out } = await cli(["pin", "--check", "--format", "json"], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: "pins",
      pins: [{ updates: [{ version: "1.1.0", inRange: true, verdict: "compatible" }, { version: "2.0.0" }] }],
    });
  });

  it("refuses an account of what is used that names what there is not", async () => {
    const { code, err } = await cli(["pin", "--check"], { cwd: await consumer({ uses: ["/totl"] }) });
    expect(code).toBe(2);
    expect(err).toContain('"/totl" of Invoice');
  });

  it("does not compare with what was touched", async () => {
    const cwd = await consumer();
    writeFileSync(join(cwd, "contracts/billing-api/1.0.0/Invoice.schema.json"), "{}");
    const { code, err } = await cli(["pin", "--check"], { cwd });
    expect(code).toBe(4);
    expect(err).toContain("Invoice.schema.json");
  });
});

describe("verify", () => {
  it("names the vendored file that was touched, and ends with 4", async () => {
    const interfaceLayer = await provider("1.0.0");
    const cwd = folderWith({});
    await cli(["pin", "billing-api", "--from", join(interfaceLayer, "contracts")], { cwd });
    writeFileSync(join(cwd, "contracts/billing-api/1.0.0/Invoice.schema.json"), "{}");
    const { code, out } = await cli(["verify"], { cwd });
    expect(code).toBe(4);
    expect(out).toContain("contracts/billing-api/1.0.0/Invoice.schema.json: was changed");
    expect(out).toContain("contracts.lock: billing-api 1.0.0: not what is pinned");
    rmSync(join(cwd, "contracts"), { recursive: true });
    const gone = await cli(["verify"], { cwd });
    expect(gone.code).toBe(4);
    expect(gone.out).toContain("is pinned in contracts.lock and is not");
  });
});

describe("the same sources elsewhere", () => {
  it("serve as sides of diff", async () => {
    const contracts = join(await provider("1.0.0", "1.1.0"), "contracts");
    const bare = bareRepository(folderWith({}), contracts);
    const npm = await startNpmRegistry(folderWith({}), [packageFolder(folderWith({}), contracts, "3.0.0")]);
    const cwd = folderWith({ ".npmrc": `registry=${npm}\ncache=.npm-cache\n` });
    const file = "contracts/billing-api/1.0.0/Invoice.schema.json";
    const pairs = [
      [`npm:@acme/interface@3.0.0#contracts/billing-api/1.0.0`, "npm:@acme/interface@3.0.0"],
      [`npm:@acme/interface@3.0.0#${file}`, `npm:@acme/interface#${file.replace("1.0.0", "1.1.0")}`],
      [`git:${bare}#main:${file}`, `git:${bare}#main:contracts`],
    ];
    for (const [old = "", next = ""] of pairs) {
      const { code, out, err } = await cli(["diff", old, next, "--role", "response"], { cwd });
      expect({ old, next, code, err }).toEqual({ old, next, code: 1, err: "" });
      expect(out).toContain("property-removed");
    }
    const { code, err } = await cli(["diff", `git:${bare}#main:nowhere`, "npm:@acme/interface"], { cwd });
    expect({ code, said: err.replace(/\s+/g, " ").includes("holds no snapshot and no schema") }).toEqual({
      code: 3,
      said: true,
    });
  });

  it.skipIf(!hasRegistry)("serve from an OCI registry, as sides and as baselines", async () => {
    const cwd = await provider("1.0.0", "1.1.0");
    const target = `oci:${await startRegistry(folderWith({}))}/billing`;
    for (const version of ["1.0.0", "1.1.0"]) await cli(["publish", `billing-api@${version}`, "--to", target], { cwd });
    const diff = await cli(["diff", `${target}:1.0.0`, target], { cwd });
    expect(diff).toMatchObject({ code: 1, err: "", out: expect.stringContaining("property-removed") });
    write(cwd, { ...config("1.2.0"), "schemas/Invoice.schema.json": invoices["1.0.0"] });
    const check = await cli(["check", "--against", target], { cwd });
    expect(check.out).toContain("1.1.0");
    expect([0, 1]).toContain(check.code);
  });

  it("serve as baselines of check", async () => {
    const cwd = await provider("1.0.0");
    const bare = bareRepository(folderWith({}), join(cwd, "contracts"));
    write(cwd, { ...config("1.0.1"), "schemas/Invoice.schema.json": invoices["1.1.0"] });
    rmSync(join(cwd, "contracts"), { recursive: true });
    const { code, out, err } = await cli(["check", "--against", `git:${bare}#main`], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("version-bump-too-small");
    expect(git(bare, "rev-parse", "--is-bare-repository")).toBe("true");
  });
});

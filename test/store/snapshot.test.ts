import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ExactNumber, type Json, stringify } from "../../src/model/json.js";
import { openBaselines, writeSnapshot } from "../../src/store/index.js";
import { parseJsonText } from "../../src/util/json-text.js";
import { billing, contents, contract, dto, invoice, problemOf, shipment, temporaryFolder } from "./support.js";

describe("writeSnapshot", () => {
  it("writes a manifest and one readable schema per DTO", async () => {
    const root = temporaryFolder();
    const result = await writeSnapshot("contracts", billing("1.0.0"), { root });
    expect(result).toEqual({
      folder: "contracts/billing-api/1.0.0",
      files: [
        "contracts/billing-api/1.0.0/contract.json",
        "contracts/billing-api/1.0.0/Invoice.schema.json",
        "contracts/billing-api/1.0.0/Shipment.schema.json",
      ],
      written: true,
    });
    const files = contents(root);
    expect(Object.keys(files).sort()).toEqual([...result.files].sort());
    expect(files["contracts/billing-api/1.0.0/Invoice.schema.json"]).toBe(`${JSON.stringify(invoice, null, 2)}\n`);
    expect(files["contracts/billing-api/1.0.0/contract.json"]).toMatchInlineSnapshot(`
      "{
        "snapshotVersion": 1,
        "name": "billing-api",
        "version": "1.0.0",
        "digest": "sha256-tfvWcb2edlt6hbDhaxr8I7wsob4c9/KgOqRenxrMWdc=",
        "exporter": {
          "name": "zod",
          "version": "4.1.0"
        },
        "dtos": [
          {
            "name": "Invoice",
            "role": "response",
            "file": "Invoice.schema.json",
            "dialect": "https://json-schema.org/draft/2020-12/schema",
            "digest": "sha256-M0Lbnz0lqhGYXssrP4xzJJJZtc2H7G2oYmd1AYhwSdc="
          },
          {
            "name": "Shipment",
            "role": "event",
            "file": "Shipment.schema.json",
            "dialect": "https://json-schema.org/draft/2020-12/schema",
            "digest": "sha256-1JEx6kS3AShCIj3jw4nVSCvz9BesPPbOkvt/QSYWB5g="
          }
        ]
      }
      "
    `);
    expect(statSync(join(root, "contracts/billing-api/1.0.0")).mode & 0o777).toBe(
      statSync(join(root, "contracts/billing-api")).mode & 0o777,
    );
  });

  it("gives the same bytes for the same input, whatever the order of DTOs", async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    await writeSnapshot("contracts", billing("1.0.0"), { root: first });
    const reordered = contract("1.0.0", [...billing("1.0.0").dtos].reverse());
    await writeSnapshot("contracts", reordered, { root: second });
    expect(contents(second)).toEqual(contents(first));
  });

  it("does nothing when the version is stored with the same content", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    const before = contents(root);
    const otherLibrary = { exporter: { name: "zod", version: "4.2.0" }, revision: "4f2a9c1" };
    const again = await writeSnapshot("contracts", { ...billing("1.0.0"), ...otherLibrary }, { root });
    expect(again.written).toBe(false);
    const { title, type, $schema, required, properties } = invoice;
    const reordered = { required, properties, type, title, $schema };
    const sameSet = contract("1.0.0", [dto("Invoice", reordered, "response"), dto("Shipment", shipment, "event")]);
    expect((await writeSnapshot("contracts", sameSet, { root })).written).toBe(false);
    expect(contents(root)).toEqual(before);
  });

  it("refuses other content for a stored version, with the difference and the next step", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    const before = contents(root);
    const changed = contract("1.0.0", [
      dto("Invoice", { ...invoice, required: ["number", "total", "dueDate"] }, "request"),
      dto("CreditNote", shipment),
    ]);
    const problem = await problemOf(() => writeSnapshot("contracts", changed, { root }));
    expect(problem).toMatchInlineSnapshot(`
      {
        "details": [
          "- Shipment was removed",
          "+ CreditNote was added",
          "~ Invoice changed its role from response to request",
          "~ Invoice changed (Invoice.schema.json)",
          "@@ -18,6 +18,7 @@",
          "   },",
          "   "required": [",
          "     "number",",
          "-    "total"",
          "+    "total",",
          "+    "dueDate"",
          "   ]",
          " }",
        ],
        "hint": "Give billing-api a new version and run: contract-check snapshot. If 1.0.0 was never released, remove contracts/billing-api/1.0.0 first.",
        "kind": "snapshot-conflict",
        "message": "contracts/billing-api/1.0.0 exists with other content; a written version never changes.",
        "place": {
          "file": "contracts/billing-api/1.0.0/contract.json",
        },
      }
    `);
    expect(contents(root)).toEqual(before);
  });

  it("bounds the difference it shows and passes no escape sequence on", async () => {
    const root = temporaryFolder();
    const wide = (marker: string) => ({
      enum: Array.from({ length: 3000 }, (_, i) => `${marker}${i} \u001b[31m \u202e`),
    });
    await writeSnapshot("contracts", contract("1.0.0", [dto("Currency", wide("a"))]), { root });
    const next = contract("1.0.0", [dto("Currency", wide("b"))]);
    const { details = [] } = await problemOf(() => writeSnapshot("contracts", next, { root }));
    expect(details.length).toBeLessThan(80);
    expect(details.at(-1)).toMatch(/more lines$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the question
    expect(details.join("\n")).not.toMatch(/[\u0000-\u0009\u001b\u202e]/);
  });

  it("refuses to touch a damaged snapshot of the same version", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    writeFileSync(join(root, "contracts/billing-api/1.0.0/Invoice.schema.json"), "{}\n");
    const problem = await problemOf(() => writeSnapshot("contracts", billing("1.0.0"), { root }));
    expect(problem.kind).toBe("digest-mismatch");
    expect(readFileSync(join(root, "contracts/billing-api/1.0.0/Invoice.schema.json"), "utf8")).toBe("{}\n");
  });

  it.each([
    ["no version", contract(undefined, [dto("Invoice", invoice)]), /no version/],
    ["no semantic version", contract("1.0", [dto("Invoice", invoice)]), /no semantic version/],
    ["a leading v", contract("v1.0.0", [dto("Invoice", invoice)]), /no semantic version/],
    ["blanks around the version", contract(" 1.0.0", [dto("Invoice", invoice)]), /no semantic version/],
    ["no DTO", contract("1.0.0", []), /no DTO/],
    ["a name with a separator", contract("1.0.0", [dto("Invoice", invoice)], { name: "../evil" }), /must start/],
    ["a device's name", contract("1.0.0", [dto("Invoice", invoice)], { name: "nul" }), /reserved/],
    ["two DTOs of one name", contract("1.0.0", [dto("Invoice", invoice), dto("Invoice", {})]), /two DTOs/],
  ])("refuses %s", async (_, unusable, message) => {
    const root = temporaryFolder();
    const problem = await problemOf(() => writeSnapshot("contracts", unusable, { root }));
    expect(problem).toMatchObject({ kind: "config", message: expect.stringMatching(message) });
    expect(contents(root)).toEqual({});
  });

  it("passes on why a DTO cannot be used", async () => {
    const broken = { ...dto("Invoice", {}), problem: { kind: "reference", message: "leads nowhere" } as const };
    const root = temporaryFolder();
    expect(await problemOf(() => writeSnapshot("contracts", contract("1.0.0", [broken]), { root }))).toBe(
      broken.problem,
    );
  });

  it.each(["../contracts", "/contracts", "a/../../contracts", "contracts\0x"])(
    "stays inside the root: %j",
    async (folder) => {
      const root = temporaryFolder();
      expect((await problemOf(() => writeSnapshot(folder, billing("1.0.0"), { root }))).kind).toBe(
        "forbidden-reference",
      );
    },
  );

  it("writes through no link that leads away", async () => {
    const [root, outside] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(outside, join(root, "linked"));
    expect((await problemOf(() => writeSnapshot("linked", billing("1.0.0"), { root }))).kind).toBe(
      "forbidden-reference",
    );
    mkdirSync(join(root, "contracts"));
    symlinkSync(outside, join(root, "contracts/billing-api"));
    const problem = await problemOf(() => writeSnapshot("contracts", billing("1.0.0"), { root }));
    expect(problem.kind).toBe("forbidden-reference");
    expect(contents(outside)).toEqual({});
  });

  it("says io when something else is in the way", async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "contracts/billing-api"), { recursive: true });
    writeFileSync(join(root, "contracts/billing-api/1.0.0"), "a file\n");
    expect((await problemOf(() => writeSnapshot("contracts", billing("1.0.0"), { root }))).kind).toBe("io");
    writeFileSync(join(root, "stored"), "a file\n");
    const problem = await problemOf(() => writeSnapshot("stored", billing("1.0.0"), { root }));
    expect(problem.kind).toBe("io");
    expect(contents(root)).toEqual({ "contracts/billing-api/1.0.0": "a file\n", stored: "a file\n" });
  });
});

describe("a snapshot read back", () => {
  it("is the contract, with places in the stored files", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", { ...billing("1.2.0"), revision: "4f2a9c1" }, { root });
    const source = await openBaselines("contracts", { root });
    const stored = await source.read("billing-api", "1.2.0");
    expect(stored).toMatchObject({
      name: "billing-api",
      version: "1.2.0",
      label: "contracts/billing-api/1.2.0",
      revision: "4f2a9c1",
      exporter: { name: "zod", version: "4.1.0" },
      versionPlace: { file: "contracts/billing-api/1.2.0/contract.json", line: 4 },
    });
    expect(stored.dtos.map(({ name, role, pointer, source: { json } }) => ({ name, role, pointer, json }))).toEqual([
      { name: "Invoice", role: "response", pointer: "", json: invoice },
      { name: "Shipment", role: "event", pointer: "", json: shipment },
    ]);
    expect(stored.dtos[0]?.source.locate("/properties/dueDate")).toEqual({
      file: "contracts/billing-api/1.2.0/Invoice.schema.json",
      line: 14,
      column: 5,
      text: '    "dueDate": {',
    });
  });

  it("keeps awkward names and values", async () => {
    const root = temporaryFolder();
    const names = [
      "a/b",
      "..",
      ".",
      "con",
      "Invoice",
      "invoice",
      "INVOICE",
      "Straße <neu>",
      "",
      "__proto__",
      "io.k8s.Pod",
    ];
    const awkward = ["x".repeat(500), `${"x".repeat(500)}y`, "nul.txt", "~", "a~2", "\u001b[31m", "\ud800"];
    const value = parseJsonText('{"__proto__":{"maximum":1e400,"const":"\u202e"},"multipleOf":0.10}') as Json;
    const dtos = [...names, ...awkward].map((name) => dto(name, value));
    const { files } = await writeSnapshot("contracts", contract("1.0.0", dtos), { root });
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(dtos.length + 1);
    for (const file of files) expect(file).toMatch(/^contracts\/billing-api\/1\.0\.0\/[\w%~-][\w.%~-]*\.json$/);
    const stored = await (await openBaselines("contracts", { root })).read("billing-api", "1.0.0");
    expect(stored.dtos.map((each) => each.name).sort()).toEqual([...names, ...awkward].sort());
    for (const each of stored.dtos) expect(stringify(each.source.json)).toBe(stringify(value));
  });

  it("remembers the dialect of a schema that names none", async () => {
    const root = temporaryFolder();
    const draft4 = "http://json-schema.org/draft-04/schema#";
    const older = dto("Invoice", { exclusiveMinimum: true });
    const dtos = [{ ...older, source: { ...older.source, defaultDialect: draft4 } }];
    await writeSnapshot("contracts", contract("1.0.0", dtos), { root });
    const stored = await (await openBaselines("contracts", { root })).read("billing-api", "1.0.0");
    expect(stored.dtos[0]?.source).toMatchObject({ defaultDialect: draft4, json: { exclusiveMinimum: true } });
  });

  it("holds only what a DTO of a shared document reaches", async () => {
    const root = temporaryFolder();
    const shared = { $defs: { Money: { type: "number" }, Invoice: { $ref: "#/$defs/Money" }, Party: {} } };
    const dtos = ["Invoice", "Money"].map((name) => dto(name, shared, "shared", `/$defs/${name}`));
    await writeSnapshot("contracts", contract("1.0.0", dtos), { root });
    const stored = await (await openBaselines("contracts", { root })).read("billing-api", "1.0.0");
    expect(stored.dtos.map((each) => each.source.json)).toEqual([
      { $ref: "#/$defs/Invoice", $defs: { Money: { type: "number" }, Invoice: { $ref: "#/$defs/Money" } } },
      { $ref: "#/$defs/Money", $defs: { Money: { type: "number" } } },
    ]);
  });

  it("keeps numbers that no double holds", async () => {
    const root = temporaryFolder();
    const dtos = [dto("Ledger", { maximum: new ExactNumber("12345678901234567891") })];
    await writeSnapshot("contracts", contract("1.0.0", dtos), { root });
    const respelled = [dto("Ledger", { maximum: new ExactNumber("1234567890123456789.1E1") })];
    expect((await writeSnapshot("contracts", contract("1.0.0", respelled), { root })).written).toBe(false);
    const other = [dto("Ledger", { maximum: new ExactNumber("12345678901234567892") })];
    const problem = await problemOf(() => writeSnapshot("contracts", contract("1.0.0", other), { root }));
    expect(problem.kind).toBe("snapshot-conflict");
  });
});

describe("openBaselines", () => {
  it("lists contracts by name and versions newest first, and passes everything else by", async () => {
    const root = temporaryFolder();
    for (const version of ["1.0.0", "1.10.0", "1.2.0", "2.0.0-rc.1", "1.10.0+build.5"]) {
      await writeSnapshot("contracts", billing(version), { root });
    }
    await writeSnapshot("contracts", { ...billing("0.1.0"), name: "Auth" }, { root });
    mkdirSync(join(root, "contracts/empty"));
    mkdirSync(join(root, "contracts/billing-api/.tmp-1-abc"));
    mkdirSync(join(root, "contracts/billing-api/drafts"));
    writeFileSync(join(root, "contracts/waivers.yaml"), "");
    const source = await openBaselines("contracts", { root });
    expect(source.label).toBe("contracts");
    expect(await source.contracts()).toEqual(["Auth", "billing-api"]);
    expect(await source.versions("billing-api")).toEqual(["2.0.0-rc.1", "1.10.0+build.5", "1.10.0", "1.2.0", "1.0.0"]);
    expect(await source.versions("../contracts/billing-api")).toEqual([]);
  });

  it("is empty where there is no folder", async () => {
    const source = await openBaselines("contracts", { root: temporaryFolder() });
    expect(await source.contracts()).toEqual([]);
    expect(await source.versions("billing-api")).toEqual([]);
    expect(await problemOf(() => source.read("billing-api", "1.0.0"))).toMatchObject({
      kind: "baseline-missing",
      hint: "Write it with: contract-check snapshot",
    });
  });

  it("says what there is instead of what was asked for", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    const source = await openBaselines("contracts", { root });
    expect((await problemOf(() => source.read("billing-api", "2.0.0"))).details).toEqual([
      "versions of billing-api there: 1.0.0",
    ]);
    expect((await problemOf(() => source.read("biling-api", "1.0.0"))).hint).toContain('"billing-api"');
    expect((await problemOf(() => source.read("../../etc", "1.0.0"))).kind).toBe("baseline-missing");
  });

  it("refuses a kind of source it does not have", async () => {
    const problem = await problemOf(() => openBaselines("s3:bucket/billing", { root: temporaryFolder() }));
    expect(problem).toMatchObject({ kind: "usage", hint: expect.stringContaining("git:REF[:path]") });
  });

  it("stays inside the root", async () => {
    const problem = await problemOf(() => openBaselines("../elsewhere", { root: temporaryFolder() }));
    expect(problem.kind).toBe("forbidden-reference");
  });
});

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { SnapshotManifest } from "../../src/model/formats/snapshot-manifest.js";
import type { Json } from "../../src/model/json.js";
import { firstViolation } from "../../src/store/check-format.js";
import { openBaselines, verifySnapshots, writeSnapshot } from "../../src/store/index.js";
import { manifestDigest } from "../../src/store/manifest.js";
import { billing, problemOf, temporaryFolder } from "./support.js";

const folder = "contracts/billing-api/1.0.0";
const manifest = `${folder}/contract.json`;
const schema = `${folder}/Invoice.schema.json`;

async function stored(): Promise<string> {
  const root = temporaryFolder();
  await writeSnapshot("contracts", billing("1.0.0"), { root });
  return root;
}

function edit(root: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));
}

/** Changes the manifest's value, and makes its digest right again. */
function rewrite(root: string, change: (value: Record<string, unknown>) => void): void {
  edit(root, manifest, (text) => {
    const value = JSON.parse(text) as Record<string, unknown>;
    change(value);
    value.digest = manifestDigest(value as { readonly [key: string]: Json });
    return JSON.stringify(value, null, 2);
  });
}

/** What was done to a stored snapshot, and what both `verify` and `read` must say. */
const damages: [
  string,
  (root: string) => void,
  { file: string; line?: number; message: RegExp; readable?: boolean },
][] = [
  [
    "a changed schema",
    (root) => edit(root, schema, (text) => text.replace('"minimum": 0', '"minimum": 1')),
    { file: schema, message: /was changed after/ },
  ],
  [
    "a changed role",
    (root) => edit(root, manifest, (text) => text.replace('"event"', '"stored"')),
    { file: manifest, message: /was changed after/ },
  ],
  [
    "a changed exporter",
    (root) => edit(root, manifest, (text) => text.replace("4.1.0", "4.1.1")),
    { file: manifest, message: /was changed after/ },
  ],
  ["a missing schema", (root) => rmSync(join(root, schema)), { file: schema, message: /is missing/ }],
  ["a missing manifest", (root) => rmSync(join(root, manifest)), { file: manifest, message: /is missing/ }],
  [
    "a truncated schema",
    (root) => truncateSync(join(root, schema), 40),
    { file: schema, line: 2, message: /not valid JSON/ },
  ],
  [
    "a truncated manifest",
    (root) => truncateSync(join(root, manifest), 40),
    { file: manifest, line: 3, message: /not valid JSON/ },
  ],
  [
    "an empty manifest",
    (root) => truncateSync(join(root, manifest), 0),
    { file: manifest, line: 1, message: /not valid JSON/ },
  ],
  [
    "a merge conflict",
    (root) => edit(root, manifest, (text) => `<<<<<<< HEAD\n${text}`),
    { file: manifest, line: 1, message: /not valid JSON/ },
  ],
  [
    "bytes that are no text",
    (root) => appendFileSync(join(root, schema), Buffer.from([0xff])),
    { file: schema, message: /not UTF-8/ },
  ],
  [
    "nesting without end",
    (root) => writeFileSync(join(root, manifest), "[".repeat(100_000)),
    { file: manifest, line: 1, message: /nested deeper/ },
  ],
  [
    "an unknown member",
    (root) => rewrite(root, (value) => Object.assign(value, { signedBy: "me" })),
    { file: manifest, line: 26, message: /: signedBy is not a known member/ },
  ],
  [
    "a wrong type",
    (root) => rewrite(root, (value) => Object.assign(value, { dtos: {} })),
    { file: manifest, line: 10, message: /dtos must be an array/ },
  ],
  [
    "a missing member",
    (root) => rewrite(root, (value) => delete value.exporter),
    { file: manifest, line: 1, message: /is missing "exporter"/ },
  ],
  [
    "a document that is no object",
    (root) => writeFileSync(join(root, manifest), "[]"),
    { file: manifest, line: 1, message: /must be an object/ },
  ],
  [
    "an unknown role",
    (root) => edit(root, manifest, (text) => text.replace('"event"', '"queen"')),
    { file: manifest, line: 20, message: /dtos\/1\/role must be one of "request"/ },
  ],
  [
    "a file outside",
    (root) => edit(root, manifest, (text) => text.replace('"Invoice.schema.json"', '"../../../x.schema.json"')),
    { file: manifest, line: 14, message: /dtos\/0\/file must match/ },
  ],
  [
    "one file for two DTOs",
    (root) =>
      rewrite(root, (value) => Object.assign((value.dtos as object[])[1] as object, { file: "invoice.schema.json" })),
    { file: manifest, line: 21, message: /second time/ },
  ],
  [
    "one DTO twice",
    (root) => rewrite(root, (value) => Object.assign((value.dtos as object[])[1] as object, { name: "Invoice" })),
    { file: manifest, line: 19, message: /second time/ },
  ],
  [
    "no semantic version",
    (root) => edit(root, manifest, (text) => text.replace('"version": "1.0.0"', '"version": "newest"')),
    { file: manifest, line: 4, message: /semantic version/ },
  ],
  [
    "a schema that is a link",
    (root) => {
      renameSync(join(root, schema), join(root, "elsewhere.json"));
      symlinkSync(join(root, "elsewhere.json"), join(root, schema));
    },
    { file: schema, message: /not an ordinary file/ },
  ],
  [
    "a schema that is a folder",
    (root) => {
      rmSync(join(root, schema));
      mkdirSync(join(root, schema));
    },
    { file: schema, message: /not an ordinary file/ },
  ],
  [
    "an extra file",
    (root) => writeFileSync(join(root, folder, "Money.schema.json"), "{}"),
    { file: `${folder}/Money.schema.json`, message: /not part of/, readable: true },
  ],
];

describe("a damaged snapshot", () => {
  it.each(damages)(
    "%s: verify names the file, read refuses",
    async (_, damage, { file, line, message, readable = false }) => {
      const root = await stored();
      damage(root);
      const wanted = {
        kind: "digest-mismatch",
        message: expect.stringMatching(message),
        place: line === undefined ? { file } : expect.objectContaining({ file, line, column: expect.any(Number) }),
        hint: expect.stringMatching(
          readable ? /^Remove it/ : /^Restore it with: git checkout -- contracts\/billing-api\/1\.0\.0 /,
        ),
      };
      const [verified] = await verifySnapshots("contracts", { root });
      expect(verified?.versions[0]?.problems).toEqual([expect.objectContaining(wanted)]);
      const source = await openBaselines("contracts", { root });
      if (readable) expect((await source.read("billing-api", "1.0.0")).dtos).toHaveLength(2);
      else expect(await problemOf(() => source.read("billing-api", "1.0.0"))).toMatchObject(wanted);
    },
  );

  it("says both digests", async () => {
    const root = await stored();
    edit(root, schema, (text) => text.replace("Invoice", "Bill"));
    const { details } = await problemOf(async () =>
      (await openBaselines("contracts", { root })).read("billing-api", "1.0.0"),
    );
    expect(details).toEqual([
      expect.stringMatching(/^recorded sha256-.{43}=$/),
      expect.stringMatching(/^found {4}sha256-.{43}=$/),
    ]);
  });

  it("does not mind another layout", async () => {
    const root = await stored();
    edit(root, schema, (text) => JSON.stringify(JSON.parse(text)).replaceAll(",", ",\r\n"));
    edit(root, manifest, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    expect((await verifySnapshots("contracts", { root }))[0]?.versions[0]?.problems).toEqual([]);
  });

  it("is not read under another name or version", async () => {
    const root = await stored();
    renameSync(join(root, folder), join(root, "contracts/billing-api/2.0.0"));
    const source = await openBaselines("contracts", { root });
    expect(await problemOf(() => source.read("billing-api", "2.0.0"))).toMatchObject({
      kind: "digest-mismatch",
      message: expect.stringContaining('version is "1.0.0", but its folder says "2.0.0"'),
      place: { line: 4 },
    });
    renameSync(join(root, "contracts/billing-api"), join(root, "contracts/ledger-api"));
    expect((await problemOf(() => source.read("ledger-api", "2.0.0"))).details).toEqual([
      expect.stringContaining("version is"),
    ]);
  });

  it("of a newer format asks for an update", async () => {
    const root = await stored();
    edit(root, manifest, (text) => text.replace('"snapshotVersion": 1', '"snapshotVersion": 2'));
    const source = await openBaselines("contracts", { root });
    expect(await problemOf(() => source.read("billing-api", "1.0.0"))).toMatchObject({
      kind: "source",
      place: { line: 2 },
    });
  });

  it("lists every damaged file at once", async () => {
    const root = await stored();
    for (const file of ["Invoice", "Shipment"]) edit(root, `${folder}/${file}.schema.json`, () => "{}");
    const [verified] = await verifySnapshots("contracts", { root });
    expect(verified?.versions[0]?.problems.map((problem) => problem.place?.file)).toEqual([
      `${folder}/Invoice.schema.json`,
      `${folder}/Shipment.schema.json`,
    ]);
  });
});

describe("verifySnapshots", () => {
  it("gives every version of every contract", async () => {
    const root = await stored();
    await writeSnapshot("contracts", billing("1.1.0"), { root });
    expect(await verifySnapshots("contracts", { root })).toEqual([
      {
        name: "billing-api",
        versions: ["1.1.0", "1.0.0"].map((version) => ({
          version,
          label: `contracts/billing-api/${version}`,
          digest: expect.stringMatching(/^sha256-/),
          dtos: 2,
          problems: [],
        })),
      },
    ]);
  });

  it("does not call it verified when there was nothing to verify", async () => {
    expect(await problemOf(() => verifySnapshots("contracts", { root: temporaryFolder() }))).toMatchObject({
      kind: "baseline-missing",
      hint: expect.stringContaining("contract-check snapshot"),
    });
  });
});

describe("the published format", () => {
  const validate = new Ajv2020({ strict: true, allErrors: false }).compile(SnapshotManifest);

  it("accepts what is written, and our own check agrees with a validator on every small change", async () => {
    const root = await stored();
    const original = JSON.parse(readFileSync(join(root, manifest), "utf8")) as Json;
    expect(validate(original)).toBe(true);
    const replacements: readonly unknown[] = [null, 0, "", "x", [], {}, true, "x".repeat(300), undefined];
    let compared = 0;
    const visit = (value: unknown, replace: (by: unknown) => unknown): void => {
      for (const by of replacements) {
        const changed = JSON.parse(JSON.stringify(replace(by) ?? null)) as Json;
        expect(firstViolation(SnapshotManifest, changed) === undefined, JSON.stringify(changed)).toBe(
          validate(changed),
        );
        compared += 1;
      }
      if (typeof value !== "object" || value === null) return;
      for (const [key, member] of Object.entries({ ...value, unknown: 1 })) {
        visit(member, (by) =>
          replace(Array.isArray(value) ? value.with(Number(key) || 0, by) : { ...value, [key]: by }),
        );
      }
    };
    visit(original, (by) => by);
    expect(compared).toBeGreaterThan(200);
  });
});

/**
 * The reference plugins by themselves: called by the smallest host there is, without any of our suite, as
 * docs/plugin-abi.md says. What the suite says of them is in matrix.test.ts.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { loadCore } from "../../scripts/plugins/core.mjs";
import { codecs } from "../../src/conformance/codecs/index.js";
import { metadataOf, toManifest } from "../../src/conformance/manifest.js";
import { sameValue } from "../../src/conformance/same.js";
import { isObject, type Json, own } from "../../src/model/json.js";
import { payloadFormats } from "../../src/model/plugin.js";

const root = join(import.meta.dirname, "../../fixtures/reference-plugins");
const folders = readdirSync(root).filter((name) => existsSync(join(root, name, "manifest.toml")));

const manifestOf = (folder: string) =>
  toManifest(parse(readFileSync(join(root, folder, "manifest.toml"), "utf8")) as Json);
const read = (...path: string[]): Json => codecs.json.read(readFileSync(join(root, ...path)));
const modules = folders.filter((folder) => manifestOf(folder).artifact.abi === "core-1");

/** What examples say of quotes without surcharges; the host that is used here has none. */
const examples = ["austria", "express", "customer"];

test("there is one in each language", () => {
  expect(folders.sort()).toEqual(["assemblyscript", "c", "go", "js", "rust", "stdio", "surcharges"]);
});

describe.each(modules)("%s", (folder) => {
  const plugin = loadCore(readFileSync(join(root, folder, "plugin.wasm")));

  test("tells what its manifest says", () => {
    const told = codecs.json.read(plugin.metadata());
    const { contracts, formats, capabilities, ...rest } = told as { [key: string]: Json };
    const sorted = (list: Json | undefined) => (list as Json[]).map((each) => JSON.stringify(each)).sort();
    const expected = metadataOf(manifestOf(folder));
    expect({ ...expected, ...rest }).toEqual(expected);
    for (const [name, list] of Object.entries({ contracts, formats, capabilities })) {
      expect((list as Json[]).length).toBe(sorted(own(expected, name)).length);
    }
  });

  test.each(examples.flatMap((name) => payloadFormats.map((format) => [name, format] as const)))(
    "quotes %s in %s",
    (name, format) => {
      const contract = "quotes/QuoteRequest@1.1.0";
      const question = {
        v: 1,
        contentType: `application/${format}`,
        contract,
        payload: read("examples", `${name}.json`),
      };
      const answer = codecs[format].read(plugin.execute(codecs[format].write(question)));
      const payload = isObject(answer) ? own(answer, "payload") : undefined;
      expect(sameValue(payload ?? null, read("examples", `${name}.out.json`))).toBe(true);
    },
  );
});

describe.each(folders)("%s is complete", (folder) => {
  test("its digest is that of its artifact", () => {
    const { file, sha256 } = manifestOf(folder).artifact;
    expect(
      createHash("sha256")
        .update(readFileSync(join(root, folder, file)))
        .digest("hex"),
    ).toBe(sha256);
  });

  test.each(["contracts", "examples"])("its %s are the shared ones", (shared) => {
    const files = (at: string) =>
      readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(at, join(entry.parentPath, entry.name)))
        .sort();
    const [own_, all] = [join(root, folder, shared), join(root, shared)];
    expect(files(own_)).toEqual(files(all));
    for (const file of files(all))
      expect(readFileSync(join(own_, file), "utf8")).toBe(readFileSync(join(all, file), "utf8"));
  });
});

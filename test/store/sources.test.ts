/** The same contract from a folder, from git, from npm and from an OCI registry. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openProvider, writePins, writeSnapshot } from "../../src/store/index.js";
import { publishSnapshot } from "../../src/store/publish.js";
import { bareRepository, git, hasRegistry, packageFolder, startNpmRegistry, startRegistry } from "./remote-support.js";
import { billing, contents, problemOf, temporaryFolder } from "./support.js";

/** A provider's folder with versions 1.0.0 and 1.1.0 in `contracts/`. */
async function provider(): Promise<string> {
  const root = temporaryFolder();
  for (const version of ["1.0.0", "1.1.0"]) await writeSnapshot("contracts", billing(version), { root });
  return root;
}

/** An empty project whose npm asks the registry at this URL. */
function consumer(npmRegistry?: string): string {
  const root = temporaryFolder();
  const cache = join(root, ".npm-cache");
  if (npmRegistry !== undefined) writeFileSync(join(root, ".npmrc"), `registry=${npmRegistry}\ncache=${cache}\n`);
  return root;
}

async function pin(root: string, source: string, version = "1.1.0") {
  const snapshot = await (await openProvider(source, { root })).snapshot("billing-api", version);
  const request = { range: "^1.0.0", source, snapshot };
  const { lock } = await writePins([request], { root, folder: "contracts", keep: new Set() });
  return { lock, files: contents(join(root, "contracts")) };
}

describe("pinned from", () => {
  it("a folder, a bare repository and a package, it has one digest and the same bytes", async () => {
    const root = await provider();
    const contracts = join(root, "contracts");
    const bare = bareRepository(temporaryFolder(), contracts);
    const npm = await startNpmRegistry(temporaryFolder(), [packageFolder(temporaryFolder(), contracts, "7.0.0")]);
    const fromFolder = await pin(consumer(), contracts);
    const fromGit = await pin(consumer(), `git:${bare}#main`);
    const fromUrl = await pin(consumer(), `git:file://${bare}#main:contracts`);
    const fromNpm = await pin(consumer(npm), "npm:@acme/interface@^7");
    const [pinned] = fromFolder.lock.contracts;
    expect(pinned?.digest).toMatch(/^sha256-/);
    for (const { lock, files } of [fromGit, fromUrl, fromNpm]) {
      expect(lock.contracts[0]?.digest).toBe(pinned?.digest);
      expect(files).toEqual(fromFolder.files);
    }
    expect(fromGit.lock.contracts[0]?.origin).toBe(git(bare, "rev-parse", "main"));
    expect(fromNpm.lock.contracts[0]?.origin).toBe("@acme/interface@7.0.0");
  });

  it.skipIf(!hasRegistry)("an OCI registry, it has the digest it has in the provider's folder", async () => {
    const root = await provider();
    const registry = await startRegistry(temporaryFolder());
    const target = `oci:${registry}/acme/billing-api`;
    const source = await openProvider("contracts", { root });
    for (const version of ["1.0.0", "1.1.0"]) {
      await publishSnapshot(await source.snapshot("billing-api", version), target, { root });
    }
    const fromFolder = await pin(consumer(), join(root, "contracts"));
    const fromOci = await pin(consumer(), target);
    expect(fromOci.lock.contracts[0]?.digest).toBe(fromFolder.lock.contracts[0]?.digest);
    expect(fromOci.files).toEqual(fromFolder.files);
    expect(fromOci.lock.contracts[0]?.origin).toMatch(/^sha256:[0-9a-f]{64}$/);
    const byTag = await openProvider(`${target}:1.0.0`, { root });
    expect(await byTag.versions("billing-api")).toEqual(["1.0.0"]);
    const byDigest = await openProvider(`${target}@${fromOci.lock.contracts[0]?.origin}`, { root });
    expect(await byDigest.versions("billing-api")).toEqual(["1.1.0"]);
  });
});

describe("a package", () => {
  it("is chosen by its range, from the registry that the project's .npmrc names", async () => {
    const older = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root: older });
    const packages = [
      packageFolder(temporaryFolder(), join(older, "contracts"), "1.0.0"),
      packageFolder(temporaryFolder(), join(await provider(), "contracts"), "2.0.0"),
    ];
    const root = consumer(await startNpmRegistry(temporaryFolder(), packages));
    const old = await openProvider("npm:@acme/interface@^1", { root });
    expect(await old.versions("billing-api")).toEqual(["1.0.0"]);
    const latest = await openProvider("npm:@acme/interface#contracts", { root });
    expect(await latest.versions("billing-api")).toEqual(["1.1.0", "1.0.0"]);
    expect(await problemOf(() => openProvider("npm:@acme/interface@^9", { root }))).toMatchObject({
      kind: "source",
      hint: "See what npm finds with: npm view @acme/interface@^9 version",
    });
  });

  it("may be a folder of this machine, whose scripts do not run", async () => {
    const place = packageFolder(temporaryFolder(), join(await provider(), "contracts"), "7.0.0");
    const source = await openProvider(`npm:file:${place}`, { root: consumer() });
    expect(await source.versions("billing-api")).toEqual(["1.1.0", "1.0.0"]);
  });

  it.each([
    "npm:",
    "npm:--registry=http://evil",
    "npm:git+ssh://example.com/x",
    "npm:@acme/interface#../x",
    "npm:a b/c",
  ])("is not %s", async (spec) => {
    expect((await problemOf(() => openProvider(spec, { root: temporaryFolder() }))).kind).toBe("usage");
  });
});

describe("another repository", () => {
  it.each([
    ["git:https://ada:secret@example.com/acme.git#main", "password"],
    ["git:http://example.com/acme.git#main", "encrypted"],
    ["git:git://example.com/acme.git#main", "encrypted"],
    ["git:https://example.com/acme.git#--upload-pack=evil", "revision"],
    ["git:https://example.com/acme.git#main:../../etc", "leads out"],
    ["git:ssh://-oProxyCommand=evil/acme.git#main", "address"],
  ])("is refused as %s", async (spec, word) => {
    const problem = await problemOf(() => openProvider(spec, { root: temporaryFolder() }));
    expect(problem).toMatchObject({ kind: "usage", message: expect.stringContaining(word) });
    expect(JSON.stringify(problem)).not.toContain("secret");
  });

  it("that has no such branch says so and leaves nothing behind", async () => {
    const bare = bareRepository(temporaryFolder(), join(await provider(), "contracts"));
    const problem = await problemOf(() => openProvider(`git:${bare}#nowhere`, { root: temporaryFolder() }));
    expect(problem).toMatchObject({ kind: "source", hint: `See what is there with: git ls-remote ${bare}` });
  });

  it("is found from the project's root by a relative path", async () => {
    const root = temporaryFolder();
    const bare = bareRepository(root, join(await provider(), "contracts"));
    mkdirSync(join(root, "consumer"));
    const source = await openProvider("git:../interface.git#main", { root: join(root, "consumer") });
    expect(await source.versions("billing-api")).toEqual(["1.1.0", "1.0.0"]);
    expect(bare).toBe(join(root, "interface.git"));
  });
});

describe("a folder", () => {
  it("that is not there is no empty provider", async () => {
    const problem = await problemOf(() => openProvider("../interface/contracts", { root: temporaryFolder() }));
    expect(problem).toMatchObject({ kind: "not-found", message: expect.stringContaining("../interface/contracts") });
  });
});

/** OCI registries: a real one, and ones that lie, break off, or want credentials sent where they do not belong. */
import { mkdirSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { openProvider, writePins } from "../../src/store/index.js";
import { toSnapshot } from "../../src/store/manifest.js";
import { blobDigest, manifestType, toArtifact } from "../../src/store/oci/artifact.js";
import { parseOciReference, tagOf, versionOf } from "../../src/store/oci/reference.js";
import { publishSnapshot } from "../../src/store/publish.js";
import { hasRegistry, serve, startRegistry } from "./remote-support.js";
import { contents, contract, dto, invoice, problemOf, temporaryFolder } from "./support.js";

const snapshotOf = (version: string, schema: Json = invoice) =>
  toSnapshot({ ...contract(version, [dto("Invoice", schema, "response")]), version });

const saved = process.env.DOCKER_CONFIG;
afterEach(() => {
  if (saved === undefined) delete process.env.DOCKER_CONFIG;
  else process.env.DOCKER_CONFIG = saved;
});

/** Docker's configuration with a password for a host. */
function login(host: string, password = "ada:open-sesame"): void {
  const folder = temporaryFolder();
  const auth = Buffer.from(password).toString("base64");
  writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [host]: { auth } } }));
  process.env.DOCKER_CONFIG = folder;
}

function noLogin(): void {
  process.env.DOCKER_CONFIG = temporaryFolder();
}

describe("a reference", () => {
  it.each([
    ["oci:ghcr.io/acme/project-api", { host: "ghcr.io", repository: "acme/project-api" }],
    ["oci:localhost:5000/a:1.4.0", { host: "localhost:5000", repository: "a", tag: "1.4.0" }],
    ["oci:[::1]:5000/a", { host: "[::1]:5000", repository: "a" }],
    [
      `oci:ghcr.io/acme/a@sha256:${"0".repeat(64)}`,
      { host: "ghcr.io", repository: "acme/a", digest: `sha256:${"0".repeat(64)}` },
    ],
  ])("%s is taken apart", (text, parts) => {
    expect(parseOciReference(text)).toEqual(parts);
  });

  it.each([
    "oci:",
    "oci:ghcr.io",
    "oci:ghcr.io/Acme/x",
    "oci:ghcr.io/a/../b",
    "oci:ada:secret@ghcr.io/a",
    "oci:h/a:t@d",
  ])("%s is none", async (text) => {
    expect(await problemOf(() => parseOciReference(text))).toMatchObject({ kind: "usage" });
  });

  it("has tags for versions with build metadata", () => {
    expect(tagOf("1.0.0+linux.5")).toBe("1.0.0_linux.5");
    expect(versionOf("1.0.0_linux.5")).toBe("1.0.0+linux.5");
    expect(versionOf("latest")).toBeUndefined();
  });
});

describe.skipIf(!hasRegistry)("a real registry", () => {
  it("takes a version once, and refuses other content for it", async () => {
    noLogin();
    const root = temporaryFolder();
    const target = `oci:${await startRegistry(temporaryFolder())}/acme/billing-api`;
    const first = await publishSnapshot(snapshotOf("1.0.0"), target, { root });
    expect(first).toMatchObject({ reference: `${target}:1.0.0`, published: true });
    expect(await publishSnapshot(snapshotOf("1.0.0"), target, { root })).toEqual({ ...first, published: false });
    const changed = snapshotOf("1.0.0", { ...invoice, required: ["number"] });
    expect(await problemOf(() => publishSnapshot(changed, target, { root }))).toMatchObject({
      kind: "snapshot-conflict",
      details: ["~ Invoice changed"],
    });
    expect((await publishSnapshot(snapshotOf("1.1.0+build.7"), target, { root })).reference).toBe(
      `${target}:1.1.0_build.7`,
    );
    const source = await openProvider(target, { root });
    expect(await source.contracts()).toEqual(["billing-api"]);
    expect(await source.versions("billing-api")).toEqual(["1.1.0+build.7", "1.0.0"]);
    const read = await source.read("billing-api", "1.0.0");
    expect(read.dtos[0]?.source.json).toEqual(invoice);
    expect(await problemOf(() => publishSnapshot(snapshotOf("1.2.0"), `${target}:9.9.9`, { root }))).toMatchObject({
      kind: "usage",
    });
  });

  it("is empty where there is no such repository", async () => {
    noLogin();
    const source = await openProvider(`oci:${await startRegistry(temporaryFolder())}/acme/nothing`, { root: "." });
    expect(await source.contracts()).toEqual([]);
  });

  it("with passwords takes the one that docker has, and says how to log in without", async () => {
    const root = temporaryFolder();
    const host = await startRegistry(temporaryFolder(), { password: true });
    const target = `oci:${host}/acme/billing-api`;
    noLogin();
    expect(await problemOf(() => publishSnapshot(snapshotOf("1.0.0"), target, { root }))).toMatchObject({
      kind: "source",
      hint: `Log in with: docker login ${host}`,
    });
    login(host, "ada:wrong");
    expect(await problemOf(() => publishSnapshot(snapshotOf("1.0.0"), target, { root }))).toMatchObject({
      kind: "source",
      message: expect.stringContaining("401"),
    });
    login(host);
    expect((await publishSnapshot(snapshotOf("1.0.0"), target, { root })).published).toBe(true);
  });

  it.skipIf(process.platform === "win32")("takes the password of a credential helper", async () => {
    const root = temporaryFolder();
    const host = await startRegistry(temporaryFolder(), { password: true });
    const folder = temporaryFolder();
    const helper = join(folder, "docker-credential-acme");
    const script = `#!/bin/sh\nread host\n[ "$1 $host" = "get ${host}" ] || exit 1\necho '{"Username":"ada","Secret":"open-sesame"}'\n`;
    writeFileSync(helper, script, { mode: 0o755 });
    writeFileSync(join(folder, "config.json"), JSON.stringify({ credHelpers: { [host]: "acme" } }));
    process.env.DOCKER_CONFIG = folder;
    const path = process.env.PATH;
    process.env.PATH = `${folder}:${path}`;
    try {
      const target = `oci:${host}/acme/billing-api`;
      expect((await publishSnapshot(snapshotOf("1.0.0"), target, { root })).published).toBe(true);
    } finally {
      process.env.PATH = path;
    }
  });
});

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A registry that holds 1.0.0 and 1.1.0 read-only; `first` may answer a request in its place. */
async function registry(first: Answer = () => false): Promise<string> {
  const artifacts = new Map(["1.0.0", "1.1.0"].map((version) => [version, toArtifact(snapshotOf(version))]));
  const blobs = new Map([...artifacts.values()].flatMap(({ blobs }) => blobs.map((blob) => [blobDigest(blob), blob])));
  return serve((request, response) => {
    if (first(request, response)) return;
    const [, kind = "", what = ""] = /^\/v2\/billing\/(tags|manifests|blobs)\/([^?]*)/.exec(request.url ?? "") ?? [];
    if (kind === "tags") response.end(JSON.stringify({ name: "billing", tags: [...artifacts.keys(), "latest"] }));
    else if (kind === "manifests" && artifacts.has(what)) {
      response.setHeader("content-type", manifestType);
      response.end(artifacts.get(what)?.manifest);
    } else if (kind === "blobs" && blobs.has(what)) response.end(blobs.get(what));
    else response.writeHead(404).end("{}");
  });
}

/** A project that has pinned 1.0.0. */
async function pinned(source: string): Promise<string> {
  noLogin();
  const root = temporaryFolder();
  await pin(root, source, "1.0.0");
  return root;
}

async function pin(root: string, source: string, version: string): Promise<void> {
  const snapshot = await (await openProvider(source, { root })).snapshot("billing-api", version);
  await writePins([{ range: "^1.0.0", source, snapshot }], { root, folder: "contracts", keep: new Set() });
}

const isBlob = (request: IncomingMessage) => (request.url ?? "").includes("/blobs/");
const isManifest = (request: IncomingMessage) => (request.url ?? "").includes("/manifests/1.1.0");
const isTags = (request: IncomingMessage) => (request.url ?? "").includes("/tags/");

describe("a registry that fails leaves the lock and what is vendored untouched when it", () => {
  const failures: readonly [string, Answer, { kind: string; message: RegExp }][] = [
    [
      "dies in the middle of a schema",
      (request, response) => {
        if (!isBlob(request)) return false;
        response.writeHead(200, { "content-length": "5000" });
        response.write("{", () => request.socket.destroy());
        return true;
      },
      { kind: "source", message: /could not be reached/ },
    ],
    [
      "answers garbage for a manifest",
      (request, response) => isManifest(request) && Boolean(response.end("<html>502</html>")),
      { kind: "syntax", message: /not valid JSON/ },
    ],
    [
      "answers bytes that are no text for a manifest",
      (request, response) => isManifest(request) && Boolean(response.end(Buffer.from([0xff, 0xfe, 0x00]))),
      { kind: "source", message: /is no text/ },
    ],
    [
      "answers garbage for the tags",
      (request, response) => isTags(request) && Boolean(response.end('{"tags":7}')),
      { kind: "source", message: /something else than a list of tags/ },
    ],
    [
      "gives an image in place of a contract",
      (request, response) =>
        isManifest(request) &&
        Boolean(
          response.end(
            JSON.stringify({
              schemaVersion: 2,
              config: { mediaType: "application/vnd.oci.image.config.v1+json" },
              layers: [],
            }),
          ),
        ),
      { kind: "source", message: /some other kind of artifact/ },
    ],
    [
      "serves other content for a digest",
      (request, response) => isBlob(request) && Boolean(response.end("{}")),
      { kind: "digest-mismatch", message: /is not what the registry was asked for/ },
    ],
    [
      "serves more than it promised",
      (request, response) => isBlob(request) && Boolean(response.end("x".repeat(1 << 20))),
      { kind: "source", message: /gave more than \d+ bytes/ },
    ],
    [
      "serves a manifest without end",
      (request, response) => isManifest(request) && Boolean(response.end("[".repeat(5 << 20))),
      { kind: "source", message: /gave more than 4194304 bytes/ },
    ],
    [
      "answers 500",
      (request, response) => isManifest(request) && Boolean(response.writeHead(500).end("out of\u001b[2J order")),
      { kind: "source", message: /answered 500/ },
    ],
    [
      "redirects in circles",
      (request, response) => isBlob(request) && Boolean(response.writeHead(307, { location: request.url ?? "" }).end()),
      { kind: "source", message: /redirects more than 5 times/ },
    ],
    [
      "redirects to another host without encryption",
      (request, response) =>
        isBlob(request) && Boolean(response.writeHead(307, { location: "http://blobs.example.com/x" }).end()),
      { kind: "usage", message: /would not be encrypted/ },
    ],
    [
      "redirects to a file",
      (request, response) =>
        isBlob(request) && Boolean(response.writeHead(307, { location: "file:///etc/passwd" }).end()),
      { kind: "source", message: /no web address/ },
    ],
    [
      "continues its tags on another host",
      (request, response) =>
        isTags(request) &&
        Boolean(
          response.setHeader("link", '<https://tags.example.com/more>; rel="next"').end('{"tags":["1.0.0","1.1.0"]}'),
        ),
      { kind: "source", message: /another host/ },
    ],
  ];
  it.each(failures)("%s", async (_, answer, expected) => {
    const root = await pinned(`oci:${await registry()}/billing`);
    const before = contents(root);
    const source = `oci:${await registry(answer)}/billing`;
    const problem = await problemOf(() => pin(root, source, "1.1.0"));
    expect(problem).toMatchObject({ kind: expected.kind, message: expect.stringMatching(expected.message) });
    expect(JSON.stringify([problem.message, problem.details])).not.toContain("\u001b");
    expect(contents(root)).toEqual(before);
    // The next run works.
    await pin(root, `oci:${await registry()}/billing`, "1.1.0");
    expect(Object.keys(contents(root))).toContain("contracts/billing-api/1.1.0/contract.json");
  });

  it("is not there any more", async () => {
    const root = await pinned(`oci:${await registry()}/billing`);
    const before = contents(root);
    const problem = await problemOf(() => pin(root, "oci:127.0.0.1:9/billing", "1.1.0"));
    expect(problem).toMatchObject({ kind: "source", message: expect.stringMatching(/could not be reached/) });
    expect(contents(root)).toEqual(before);
  });
});

describe("credentials", () => {
  it("are exchanged for a token, and go to nobody that the registry redirects to", async () => {
    const seen: string[] = [];
    const note = (who: string, request: IncomingMessage) =>
      seen.push(`${who} ${request.headers.authorization ?? "nothing"}`);
    const artifact = toArtifact(snapshotOf("1.1.0"));
    const blobs = new Map(artifact.blobs.map((blob) => [blobDigest(blob), blob]));
    const storage = await serve((request, response) => {
      note("storage", request);
      response.end(blobs.get((request.url ?? "").slice(1)));
    });
    let host = "";
    host = await registry((request, response) => {
      if (request.url?.startsWith("/token") === true) {
        note("token", request);
        expect(new URL(request.url, "http://x").searchParams.get("scope")).toBe("repository:billing:pull");
        response.end(JSON.stringify({ token: "pull-only" }));
        return true;
      }
      note("registry", request);
      if (request.headers.authorization !== "Bearer pull-only") {
        const challenge = `Bearer realm="http://${host}/token",service="r",scope="repository:billing:pull"`;
        response.writeHead(401, { "www-authenticate": challenge }).end();
        return true;
      }
      if (!isBlob(request)) return false;
      const digest = (request.url ?? "").split("/").at(-1) ?? "";
      response.writeHead(307, { location: `http://${storage}/${digest}` }).end();
      return true;
    });
    login(host);
    const source = await openProvider(`oci:${host}/billing:1.1.0`, { root: "." });
    expect((await source.snapshot("billing-api", "1.1.0")).manifest.version).toBe("1.1.0");
    const basic = `Basic ${Buffer.from("ada:open-sesame").toString("base64")}`;
    expect([...new Set(seen)].sort()).toEqual(
      ["registry nothing", "registry Bearer pull-only", "storage nothing", `token ${basic}`].sort(),
    );
  });

  it.each([
    ["http://tokens.example.com/token", "without encryption"],
    ["nowhere", "names nobody"],
    ["https://ada:secret@tokens.example.com/", "names nobody"],
  ])("are not sent to the realm %s", async (realm, why) => {
    const host = await registry((_, response) => {
      response.writeHead(401, { "www-authenticate": `Bearer realm="${realm}"` }).end();
      return true;
    });
    login(host);
    const source = await openProvider(`oci:${host}/billing`, { root: "." });
    expect(await problemOf(() => source.contracts())).toMatchObject({
      kind: "source",
      message: expect.stringContaining(why),
    });
  });

  it("of a damaged configuration are no credentials, and the error names it", async () => {
    const host = await registry((_, response) => {
      response.writeHead(401, { "www-authenticate": "Basic" }).end();
      return true;
    });
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "config.json"), '{ "auths": ');
    process.env.DOCKER_CONFIG = folder;
    const source = await openProvider(`oci:${host}/billing`, { root: "." });
    expect(await problemOf(() => source.contracts())).toMatchObject({
      kind: "config",
      place: { file: "$DOCKER_CONFIG/config.json", line: 1 },
    });
  });
});

describe("a registry without encryption", () => {
  it("is asked on this machine only, unless the user insists", async () => {
    noLogin();
    // Other hosts are asked by https, and this one speaks none.
    const source = await openProvider("oci:contracts.invalid/billing", { root: "." });
    expect(await problemOf(() => source.contracts())).toMatchObject({ kind: "source" });
    const host = await registry();
    const insecure = await openProvider(`oci:${host}/billing`, { root: ".", insecure: true });
    expect(await insecure.contracts()).toEqual(["billing-api"]);
  });
});

it("gives the same bytes for the same snapshot", () => {
  const [one, two] = [toArtifact(snapshotOf("1.0.0")), toArtifact(snapshotOf("1.0.0"))];
  expect(Buffer.from(one.manifest).equals(Buffer.from(two.manifest))).toBe(true);
});

/** The lock and what is vendored: the same bytes every time, and never half of a state. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Lock } from "../../src/model/lock.js";
import { readLock, verifyLock, writePins, writeSnapshot } from "../../src/store/index.js";
import { lockText } from "../../src/store/lockfile.js";
import { toSnapshot } from "../../src/store/manifest.js";
import { newestIn, parsePinned, requireVersion } from "../../src/store/resolve.js";
import { buildDriver } from "./build-driver.js";
import { billing, contents, contract, dto, invoice, problemOf, temporaryFolder } from "./support.js";

const driver = buildDriver("pin-driver.ts");

async function pin(root: string, version: string, more: { name?: string; keep?: string[]; revision?: string } = {}) {
  const { name = "billing-api", keep = [], revision } = more;
  const made = contract(version, [dto("Invoice", invoice, "response")], { name, revision });
  const snapshot = toSnapshot({ ...made, version });
  const request = { range: "^1.0.0", source: "../interface/contracts", snapshot };
  return writePins([request], { root, folder: "contracts", keep: new Set(keep) });
}

/** Everything that is pinned, and every problem with it. */
async function state(root: string): Promise<{ pins: string[]; problems: string[] }> {
  const lock = await readLock(root);
  const verified = await verifyLock(lock, "contracts", { root });
  return {
    pins: lock.contracts.map(({ name, version }) => `${name} ${version}`),
    problems: verified.flatMap(({ problems }) => problems.map(({ message }) => message)),
  };
}

const hidden = (root: string) =>
  readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => /(?:^|\/)\./.test(path));

describe("pinning", () => {
  it("writes the lock and the snapshot, the same bytes in any order, and nothing when nothing changes", async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    await pin(one, "1.0.0");
    await pin(one, "1.0.0", { name: "audit-api" });
    await pin(two, "1.0.0", { name: "audit-api" });
    await pin(two, "1.0.0");
    expect(contents(one)).toEqual(contents(two));
    expect(Object.keys(contents(one))).toEqual([
      "contracts.lock",
      ...["audit-api", "billing-api"].flatMap((name) =>
        ["Invoice.schema.json", "contract.json"].map((file) => `contracts/${name}/1.0.0/${file}`),
      ),
    ]);
    expect((await pin(one, "1.0.0")).written).toBe(false);
    expect(await state(one)).toEqual({ pins: ["audit-api 1.0.0", "billing-api 1.0.0"], problems: [] });
  });

  it("takes the earlier version away when it moves on, unless it is somebody's own or was touched", async () => {
    const versions = (root: string) => readdirSync(join(root, "contracts/billing-api")).sort();
    const moved = temporaryFolder();
    await pin(moved, "1.0.0");
    await pin(moved, "1.1.0");
    expect(versions(moved)).toEqual(["1.1.0"]);
    const own = temporaryFolder();
    await pin(own, "1.0.0");
    await pin(own, "1.1.0", { keep: ["billing-api"] });
    expect(versions(own)).toEqual(["1.0.0", "1.1.0"]);
    const touched = temporaryFolder();
    await pin(touched, "1.0.0");
    writeFileSync(join(touched, "contracts/billing-api/1.0.0/notes.md"), "mine");
    await pin(touched, "1.1.0");
    expect(versions(touched)).toEqual(["1.0.0", "1.1.0"]);
  });

  it("keeps what is vendored when the same schemas come from another export", async () => {
    const root = temporaryFolder();
    await pin(root, "1.0.0", { revision: "a".repeat(40) });
    const { lock } = await pin(root, "1.0.0", { revision: "b".repeat(40) });
    expect(lock.contracts).toHaveLength(1);
    expect(await state(root)).toEqual({ pins: ["billing-api 1.0.0"], problems: [] });
  });

  it("refuses other content for a version that is vendored, and changes nothing", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    const before = contents(root);
    expect((await problemOf(() => pin(root, "1.0.0"))).kind).toBe("snapshot-conflict");
    expect(contents(root)).toEqual(before);
  });
});

describe("verifying the lock", () => {
  it.each<[string, (root: string) => void, string]>([
    [
      "a schema that was edited",
      (root) => writeFileSync(join(root, "contracts/billing-api/1.0.0/Invoice.schema.json"), "{}"),
      "contracts/billing-api/1.0.0/Invoice.schema.json: was changed after the snapshot was written.",
    ],
    [
      "a snapshot that is gone",
      (root) => rmSync(join(root, "contracts/billing-api/1.0.0"), { recursive: true }),
      "contracts/billing-api/1.0.0 is pinned in contracts.lock and is not there.",
    ],
    [
      "another digest in the lock",
      (root) => {
        const lock = JSON.parse(readFileSync(join(root, "contracts.lock"), "utf8")) as Lock;
        const pins = lock.contracts.map((pin) => ({ ...pin, digest: `sha256-${"A".repeat(43)}=` }));
        writeFileSync(join(root, "contracts.lock"), lockText(pins));
      },
      "contracts/billing-api/1.0.0 is whole, but it is not what contracts.lock pins.",
    ],
    [
      "a manifest that was rewritten whole, digests and all",
      (root) => {
        const folder = join(root, "contracts/billing-api/1.0.0");
        const other = temporaryFolder();
        rmSync(folder, { recursive: true });
        spawnSync(process.execPath, [driver, other, "1.0.0", "0"]);
        cpSync(join(other, "contracts/billing-api/1.0.0"), folder, { recursive: true });
      },
      "contracts/billing-api/1.0.0 is whole, but it is not what contracts.lock pins.",
    ],
  ])("names %s", async (_, damage, message) => {
    const root = temporaryFolder();
    await pin(root, "1.0.0");
    damage(root);
    expect((await state(root)).problems).toEqual([message]);
  });
});

describe("a lock from outside", () => {
  const digest = `sha256-${"A".repeat(43)}=`;
  const good = { name: "billing-api", range: "^1.0.0", version: "1.0.0", digest, source: "x" };
  const lock = (...contracts: object[]) => JSON.stringify({ lockVersion: 1, contracts }, null, 2);

  it.each<[string, string, { line?: number }, RegExp]>([
    ["conflict markers", "<<<<<<< HEAD\n{}", { line: 1 }, /not valid JSON/],
    ["a newer format", '{ "lockVersion": 2,\n "contracts": [] }', { line: 1 }, /must be 1/],
    ["a name that leads out", lock({ ...good, name: "../../etc" }), { line: 5 }, /must match/],
    ["a version that leads out", lock({ ...good, version: "1.0.0/../.." }), { line: 7 }, /semantic version/],
    ["a digest of another kind", lock({ ...good, digest: "md5-x" }), { line: 8 }, /must match/],
    ["a version outside its range", lock({ ...good, range: "^2" }), { line: 7 }, /not in the range/],
    ["a range that is none", lock({ ...good, range: "latest" }), { line: 6 }, /range of versions/],
    ["one name twice", lock(good, { ...good, name: "Billing-Api" }), { line: 12 }, /second time/],
    ["an unknown member", lock({ ...good, "\u001b[2J": 1 }), {}, /not a known member/],
    ["a prototype", lock({ ...good }).replace('"source"', '"__proto__": {}, "source"'), {}, /not a known member/],
    ["no object", "[]", {}, /must be an object/],
    ["too deep a nesting", "[".repeat(100_000), {}, /nested|not valid/],
  ])("with %s is refused with its place", async (_, text, place, message) => {
    const root = temporaryFolder();
    writeFileSync(join(root, "contracts.lock"), text);
    const problem = await problemOf(() => readLock(root));
    expect(problem).toMatchObject({ kind: "config", place: { file: "contracts.lock", ...place } });
    expect(problem.message).toMatch(message);
    expect(problem.message).not.toContain("\u001b");
  });

  it("that is a link or a pipe is not read", async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, "elsewhere"), lock(good));
    symlinkSync(join(root, "elsewhere"), join(root, "contracts.lock"));
    expect((await problemOf(() => readLock(root))).message).toBe("contracts.lock is no ordinary file.");
  });
});

describe("a range", () => {
  const versions = ["1.0.0", "1.10.0", "1.9.0", "2.0.0-rc.1", "1.11.0-beta"];
  it.each([
    ["^1", "1.10.0"],
    ["~1.9", "1.9.0"],
    ["2.0.0-rc.1", "2.0.0-rc.1"],
    [undefined, "1.10.0"],
    [">=3", undefined],
  ])("%s chooses %s", (range, version) => {
    expect(newestIn(versions, range)).toBe(version);
  });

  it("is what follows the name, and an error says what there is", async () => {
    expect(parsePinned("billing-api@>=1.2 <2")).toEqual({ name: "billing-api", range: ">=1.2 <2" });
    expect(parsePinned("billing-api")).toEqual({ name: "billing-api" });
    expect((await problemOf(() => parsePinned("billing-api@latest"))).kind).toBe("usage");
    const source = { label: "contracts", contracts: ["billing-api"] };
    expect(await problemOf(() => requireVersion("billing-api", ["1.0.0"], "^2", source))).toMatchObject({
      kind: "baseline-missing",
      details: ["versions there: 1.0.0"],
    });
    expect((await problemOf(() => requireVersion("biling-api", [], "^2", source))).hint).toContain('"billing-api"');
  });
});

function drive(root: string, version: string, dieBefore = 0) {
  return spawnSync(process.execPath, [driver, root, version, String(dieBefore)], { encoding: "utf8" });
}

describe("a pin killed by SIGKILL", () => {
  it("before any change to the disk loses nothing, and the next run works", async () => {
    const complete = temporaryFolder();
    drive(complete, "1.0.0");
    const start = temporaryFolder();
    cpSync(complete, start, { recursive: true });
    const { steps } = JSON.parse(drive(complete, "1.1.0").stdout) as { steps: string[] };
    const after = contents(complete);
    expect(steps.filter((step) => step === "rename")).toHaveLength(3);
    expect(hidden(complete)).toEqual([]);
    const seen = new Set<string>();
    for (let step = 1; step <= steps.length; step++) {
      const root = temporaryFolder();
      cpSync(start, root, { recursive: true });
      expect(drive(root, "1.1.0", step)).toMatchObject({ signal: "SIGKILL", stderr: "" });
      const { pins, problems } = await state(root);
      expect({ step, problems }).toEqual({ step, problems: [] });
      for (const pinned of pins) seen.add(pinned);
      expect(drive(root, "1.1.0")).toMatchObject({ status: 0, stderr: "" });
      expect(await state(root)).toEqual({ pins: ["billing-api 1.1.0"], problems: [] });
      // Only the vendored version before, which nothing refers to, may be left by a run that died before its end.
      const left = Object.entries(contents(root)).filter(
        ([path]) => !path.includes("/1.0.0/") && !path.includes(".tmp-"),
      );
      expect(Object.fromEntries(left)).toEqual(after);
      expect(hidden(root).filter((path) => path.includes("busy"))).toEqual([]);
    }
    expect(seen).toEqual(new Set(["billing-api 1.0.0", "billing-api 1.1.0"]));
  });
});

describe("several pins at once", () => {
  it("wait for each other: none is lost", async () => {
    const root = temporaryFolder();
    const names = ["audit-api", "billing-api", "crm-api", "docs-api", "events-api"];
    await Promise.all(names.map((name) => pin(root, "1.0.0", { name })));
    expect(await state(root)).toEqual({ pins: names.map((name) => `${name} 1.0.0`), problems: [] });
    expect(hidden(root)).toEqual([]);
  });

  it("of processes that move one pin leave one whole state", async () => {
    const root = temporaryFolder();
    drive(root, "1.0.0");
    const run = (version: string) =>
      new Promise<number | null>((resolve) => {
        spawn(process.execPath, [driver, root, version, "0"], { stdio: "ignore" }).on("exit", resolve);
      });
    const codes = await Promise.all(["1.1.0", "1.2.0", "1.3.0", "1.1.0"].map(run));
    expect(codes).toEqual([0, 0, 0, 0]);
    const { pins, problems } = await state(root);
    expect(problems).toEqual([]);
    expect(pins).toHaveLength(1);
    expect(readdirSync(join(root, "contracts/billing-api"))).toEqual([pins[0]?.split(" ")[1]]);
    expect(hidden(root)).toEqual([]);
  });
});

/** A small disk of its own, where this user may mount one. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]).status === 0;
  return mounted ? folder : undefined;
}

const probe = process.platform === "linux" ? smallDisk() : undefined;
if (probe !== undefined) spawnSync("umount", [probe]);
if (probe === undefined)
  console.warn("skipped: this user cannot mount a tmpfs; a full disk is simulated by ulimit only");

describe.skipIf(probe === undefined)("a full disk", () => {
  it("at any byte leaves the lock and what is vendored as they were, and the next run works", async () => {
    const root = smallDisk() ?? "";
    try {
      drive(root, "1.0.0");
      const before = contents(root);
      const filler = join(root, "filler");
      let [failed, done] = [0, false];
      for (let free = 0; free <= 48 && !done; free += 4) {
        rmSync(filler, { force: true });
        spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
        if (free > 0) spawnSync("truncate", ["-s", `-${free * 1024}`, filler]);
        const { stdout, status } = drive(root, "1.1.0");
        expect(status).toBe(0);
        const said = JSON.parse(stdout) as { written?: boolean; problem?: { kind: string; hint: string } };
        rmSync(filler, { force: true });
        if (said.problem === undefined) done = true;
        else {
          failed += 1;
          expect(said.problem).toMatchObject({ kind: "io", hint: expect.stringContaining("disk is full") });
          expect(await state(root)).toEqual({ pins: ["billing-api 1.0.0"], problems: [] });
          const kept = Object.entries(contents(root)).filter(([path]) => !path.includes("/1.1.0/"));
          expect(Object.fromEntries(kept)).toEqual(before);
        }
      }
      expect(done).toBe(true);
      expect(failed).toBeGreaterThan(2);
      expect(await state(root)).toEqual({ pins: ["billing-api 1.1.0"], problems: [] });
    } finally {
      spawnSync("umount", [root]);
    }
  });

  it("or a read-only one is told, and nothing changes", async () => {
    const root = smallDisk() ?? "";
    try {
      drive(root, "1.0.0");
      const before = contents(root);
      execFileSync("mount", ["-o", "remount,ro", root]);
      const said = JSON.parse(drive(root, "1.1.0").stdout) as { problem: unknown };
      expect(said.problem).toMatchObject({ kind: "io", message: "contracts.lock cannot be written (EROFS)." });
      expect(contents(root)).toEqual(before);
    } finally {
      spawnSync("umount", [root]);
    }
  });
});

describe.skipIf(process.platform === "win32")("without space for a single byte", () => {
  it("a pin says so, and changes nothing", async () => {
    const root = temporaryFolder();
    drive(root, "1.0.0");
    const before = contents(root);
    const script = `trap '' XFSZ; ulimit -f 0; exec "$@" | cat`;
    const stdout = execFileSync("sh", ["-c", script, "sh", process.execPath, driver, root, "1.1.0"], {
      encoding: "utf8",
    });
    expect(JSON.parse(stdout)).toMatchObject({ problem: { kind: "io" } });
    expect(contents(root)).toEqual(before);
    expect(hidden(root)).toEqual([]);
  });
});

describe.skipIf(process.getuid?.() === 0 || process.platform === "win32")("a folder that may not be written", () => {
  it("is told, and nothing changes", async () => {
    const root = temporaryFolder();
    await pin(root, "1.0.0");
    const before = contents(root);
    execFileSync("chmod", ["555", root]);
    const problem = await problemOf(() => pin(root, "1.1.0"));
    execFileSync("chmod", ["755", root]);
    expect(problem).toMatchObject({ kind: "io", hint: expect.stringContaining("permission") });
    expect(contents(root)).toEqual(before);
  });
});

it("a sign of a process that is gone is taken away", async () => {
  const root = temporaryFolder();
  const { pid = 0 } = spawnSync(process.execPath, ["--version"]);
  mkdirSync(join(root, ".contracts.lock.busy", String(pid)), { recursive: true });
  await pin(root, "1.0.0");
  expect(existsSync(join(root, ".contracts.lock.busy"))).toBe(false);
  expect(await state(root)).toEqual({ pins: ["billing-api 1.0.0"], problems: [] });
});

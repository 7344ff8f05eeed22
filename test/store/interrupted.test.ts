import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openBaselines, verifySnapshots, writeSnapshot } from "../../src/store/index.js";
import { buildDriver } from "./build-driver.js";
import { billing, contents, temporaryFolder } from "./support.js";

const driver = buildDriver("write-driver.ts");

function write(root: string, version: string, dieBefore: number) {
  return spawnSync(process.execPath, [driver, root, version, String(dieBefore)], { encoding: "utf8" });
}

describe("a writer killed by SIGKILL", () => {
  it("leaves the old or the new state before every change to the disk", async () => {
    const whole = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root: whole });
    const before = contents(whole);
    const complete = JSON.parse(write(whole, "1.1.0", 0).stdout) as { written: boolean; steps: string[] };
    expect(complete.written).toBe(true);
    expect(new Set(complete.steps)).toEqual(
      new Set(["mkdir", "clean", "create", "open", "write", "sync", "rename", "sync-parent"]),
    );
    const after = contents(whole);

    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    const seen: string[] = [];
    for (let step = 1; step <= complete.steps.length; step++) {
      const { signal, stderr } = write(root, "1.1.0", step);
      expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
      const visible = Object.fromEntries(Object.entries(contents(root)).filter(([path]) => !path.includes("/.tmp-")));
      const name = complete.steps[step - 1] ?? "";
      expect(visible).toEqual(name === "sync-parent" ? after : before);
      const [verified] = await verifySnapshots("contracts", { root });
      expect(verified?.versions.flatMap(({ problems }) => problems)).toEqual([]);
      const source = await openBaselines("contracts", { root });
      expect(await source.versions("billing-api")).toEqual(name === "sync-parent" ? ["1.1.0", "1.0.0"] : ["1.0.0"]);
      // Each writer removes what the one before it left.
      expect(
        readdirSync(join(root, "contracts/billing-api")).filter((entry) => entry.startsWith(".")).length,
      ).toBeLessThan(2);
      seen.push(name);
    }
    expect(seen).toEqual(complete.steps);
    expect(JSON.parse(write(root, "1.2.0", 0).stdout)).toMatchObject({ written: true });
    expect(readdirSync(join(root, "contracts/billing-api")).sort()).toEqual(["1.0.0", "1.1.0", "1.2.0"]);
  });

  it("leaves alone what another process is writing", async () => {
    const root = temporaryFolder();
    // This very process is alive, but did not make this folder itself; its parent did.
    const foreign = `contracts/billing-api/.tmp-${process.ppid}-0a1b2c`;
    const own = `contracts/billing-api/.tmp-${process.pid}-0a1b2c`;
    for (const folder of [foreign, own]) mkdirSync(join(root, folder), { recursive: true });
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    expect(readdirSync(join(root, "contracts/billing-api")).sort()).toEqual([foreign.split("/").at(-1), "1.0.0"]);
  });

  it("is no match for two writers of one version at once", async () => {
    const root = temporaryFolder();
    const results = await Promise.all([1, 2, 3].map(() => writeSnapshot("contracts", billing("1.0.0"), { root })));
    expect(results.filter(({ written }) => written)).toHaveLength(1);
    expect(readdirSync(join(root, "contracts/billing-api"))).toEqual(["1.0.0"]);
    expect((await verifySnapshots("contracts", { root }))[0]?.versions[0]?.problems).toEqual([]);
  });
});

describe.skipIf(process.platform === "win32")("a writer without space", () => {
  it("says io, keeps what was there, and leaves nothing behind", async () => {
    const root = temporaryFolder();
    await writeSnapshot("contracts", billing("1.0.0"), { root });
    const before = contents(root);
    // Not one block may be written: as on a full disk, the first write fails.
    const script = `trap '' XFSZ; ulimit -f 0; exec "$@" | cat`;
    const stdout = execFileSync("sh", ["-c", script, "sh", process.execPath, driver, root, "1.1.0"], {
      encoding: "utf8",
    });
    expect(JSON.parse(stdout)).toEqual({
      problem: {
        kind: "io",
        message: "contracts/billing-api/1.1.0 cannot be written (EFBIG).",
        place: { file: "contracts/billing-api/1.1.0" },
        hint: expect.stringContaining("ulimit -f"),
      },
    });
    expect(contents(root)).toEqual(before);
    expect(readdirSync(join(root, "contracts/billing-api"))).toEqual(["1.0.0"]);
  });
});

/** This project keeps its own rules: its published formats are snapshotted, and changing one needs a version. */
import { describe, expect, it } from "vitest";
import { cli } from "./cli.js";

describe("this project's own contracts", () => {
  it("are as their snapshots say, or their version pays for the change", { timeout: 180_000 }, async () => {
    const { code, out, err } = await cli(["check"], { cwd: process.cwd() });
    expect(err).toBe("");
    expect(out).toContain("contract-check-formats");
    expect(code).toBe(0);
  });

  it("are undamaged", async () => {
    expect(await cli(["verify"], { cwd: process.cwd() })).toMatchObject({ code: 0, err: "" });
  });
});

describe("the reference interface layer", () => {
  it("breaks as the demo says", { timeout: 180_000 }, async () => {
    const argv = ["check", "--config", "breaks.config.json", "--format", "json"];
    const { code, out } = await cli(argv, { cwd: "fixtures/reference/zod" });
    expect(code).toBe(1);
    const [contract] = JSON.parse(out).contracts;
    expect(contract).toMatchObject({ verdict: "breaking", requiredBump: "major", declaredBump: "minor" });
    const breaking = contract.dtos.flatMap((dto: { findings: { level: string; witness?: unknown }[] }) =>
      dto.findings.filter(({ level }) => level === "breaking"),
    );
    expect(breaking.length).toBeGreaterThan(5);
    for (const finding of breaking) expect(finding).toHaveProperty("witness");
  });
});

/** What a comparison costs as schemas grow and the change stays, and as changes grow and the schema stays. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthetic } from "../test/support/synthetic.js";
import { run } from "./processes.js";
import { duration } from "./statistics.js";

const sizes = [50, 100, 200, 400, 700];
const changes = [0, 1, 2, 4, 8, 16, 32, 64];
/** Definitions while the changes grow. */
const fixedSize = 200;

/** Lines of a table, header first. */
export function benchGrowth(main: string): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "contract-check-bench-"));
  const row = (definitions: number, changed: number): string[] => {
    const texts = [synthetic(definitions, 0), synthetic(definitions, changed)].map((schema) =>
      JSON.stringify(schema, null, 2),
    );
    texts.forEach((text, i) => {
      writeFileSync(join(folder, `${i}.json`), text);
    });
    const args = [main, "diff", "0.json", "1.json", "--format", "json"];
    const { exit, milliseconds, megabytes } = run({ name: "diff", args, runs: 3, cwd: folder });
    const size = `${((texts[0]?.length ?? 0) / 1e6).toFixed(1)} MB`;
    return [
      String(definitions),
      size,
      String(changed),
      exit,
      duration(milliseconds.median),
      `${megabytes.toFixed(0)} MB`,
    ];
  };
  try {
    return [
      ["definitions in circles", "file", "changes", "exit", "whole process", "peak memory"],
      ...sizes.map((size) => row(size, 1)),
      ...changes.map((count) => row(fixedSize, count)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

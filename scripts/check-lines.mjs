#!/usr/bin/env node
/** No source file beyond 400 lines: a file is about one thing, and this is where that stops being believable. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const limit = 400;
const folders = ["src", "test", "scripts", "bench"].filter((folder) => existsSync(folder));
const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...folders]);
const files = listed
  .toString()
  .split("\0")
  .filter((file) => /\.(ts|mts|js|mjs|cjs)$/.test(file) && existsSync(file));
const counted = files.map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }));
const long = counted.filter(({ lines }) => lines > limit).sort((a, b) => b.lines - a.lines);

for (const { file, lines } of long) console.error(`${file}: ${lines} lines, ${lines - limit} too many`);
const sorted = counted.map(({ lines }) => lines).sort((a, b) => a - b);
console.log(`${files.length} files, median ${sorted[Math.floor(sorted.length / 2)]} lines, longest ${sorted.at(-1)}`);
process.exitCode = long.length > 0 ? 1 : 0;

#!/usr/bin/env node
/**
 * Compiles the hostile controls of fixtures/conformance/controls into src/conformance/sandbox/controls/modules.ts.
 * `--check` compares instead, and fails where the two do not belong together.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import wabtModule from "wabt";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "fixtures/conformance/controls");
const target = join(root, "src/conformance/sandbox/controls/modules.ts");

const wabt = await wabtModule();
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".wat"))
  .map((file) => file.slice(0, -".wat".length))
  .sort();
const lines = names.map((name) => {
  const module = wabt.parseWat(name, readFileSync(join(folder, `${name}.wat`), "utf8"), { bulk_memory: true });
  const bytes = Buffer.from(module.toBinary({}).buffer);
  module.destroy();
  return `  ${/^\w+$/.test(name) ? name : JSON.stringify(name)}:\n    "${bytes.toString("base64")}",`;
});
const text = `/** The hostile controls, compiled by scripts/controls.mjs from fixtures/conformance/controls. */
export const modules = {
${lines.join("\n")}
} as const satisfies Readonly<Record<string, string>>;
`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("The hostile controls are not what their sources say: npm run controls");
    process.exit(1);
  }
} else writeFileSync(target, text);

/**
 * `npm run demo`: the main job on this repository's own contracts, then one real break with its proof.
 * Says what `check` would have exited with, and exits 0 itself.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

if (!existsSync(main)) {
  console.error("The demo runs the built program: npm run build");
  process.exit(1);
}

function check(title, args) {
  const shown = `contract-check check ${args.join(" ")}`.trim();
  console.log(`\n## ${title}\n\n$ ${shown}\n`);
  const { status, error } = spawnSync(process.execPath, [main, "check", ...args], { cwd: root, stdio: "inherit" });
  if (error !== undefined) throw error;
  console.log(`\n-> check exits ${status}`);
  return status;
}

const own = check("The formats that this project publishes, against their snapshots", []);
const broken = check("An interface layer in Zod: release 1.5.0 is compared with 1.4.0, and it breaks", [
  "project-api",
  "--cwd",
  "fixtures/reference/zod",
  "--config",
  "breaks.config.json",
]);

// A demo that no longer shows what it says is a failure.
if (own !== 0 || broken !== 1) {
  console.error(`\nThe demo expected the exits 0 and 1, and got ${own} and ${broken}.`);
  process.exit(1);
}

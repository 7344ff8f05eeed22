#!/usr/bin/env node
/**
 * The packed program, as a user gets it: what is in the tarball, what it weighs when installed, and the first
 * five minutes in a new folder with Zod. Needs a build, and a registry (or npm's cache) for the dependencies.
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const limitMB = 15;

/** What users need: the program with its types, our published formats, the rules' pages, the bundled converter. */
const wanted = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/.+\.(js|d\.ts)$/,
  /^contracts\/.+\.json$/,
  /^docs\/rules\/[a-z-]+\.md$/,
  // what messages of the installed program name
  /^docs\/(conformance\/[a-z]+-\d\d|plugin-abi|workspace)\.md$/,
  /^node_modules\/zod-to-json-schema\//,
];
const needed = [
  "dist/cli/main.js",
  "dist/index.js",
  "dist/index.d.ts",
  "docs/rules/property-removed.md",
  "docs/conformance/abi-01.md",
  "docs/plugin-abi.md",
  "docs/workspace.md",
  "LICENSE",
  "README.md",
];

let failures = 0;
function expect(what, holds, detail = "") {
  console.log(`${holds ? "ok  " : "FAIL"}  ${what}${holds || detail === "" ? "" : `\n${detail}`}`);
  if (!holds) failures += 1;
}

function run(command, args, cwd) {
  // npm hands its own settings to what it starts; the new folder is to be like any other.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_package_")));
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...env, NO_COLOR: "1" },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { status, stdout, text: `${stdout}${stderr}` };
}

function bytes(path) {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytes(join(path, name)), 0);
}

const dto = (contact) => `import { z } from "zod";

export const Customer = z.object({
  id: z.uuid(),
  name: z.string().min(1),
  contact: z.email()${contact},
});
`;

function firstFiveMinutes(folder) {
  const tool = (...args) => run("npx", ["--no-install", "contract-check", ...args], folder);
  const exits = (code, ...args) => {
    const result = tool(...args);
    const title = `contract-check ${args.join(" ")} exits ${code}`;
    expect(title, result.status === code, `exit ${result.status}\n${result.text}`);
    return result;
  };
  const version = (number) =>
    writeFileSync(join(folder, "package.json"), JSON.stringify({ ...packageJson(folder), version: number }, null, 2));

  const printed = exits(0, "--version").stdout.trim();
  expect("it is the version of the tarball", printed === manifest.version, printed);
  exits(0, "--help");
  exits(0, "explain", "property-became-required");
  exits(2, "chekc");

  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src/customer.ts"), dto(".optional()"));
  exits(0, "init");
  exits(0, "snapshot");
  exits(0, "verify");
  exits(0, "check");

  writeFileSync(join(folder, "src/customer.ts"), dto(""));
  const { text } = exits(1, "check");
  for (const part of ["Customer", "contact", "src/customer.ts:6", "major", "version-bump-too-small"]) {
    expect(`the report names ${part}`, text.includes(part), text);
  }
  version("2.0.0");
  exits(0, "check");

  const use = `import { decideInclusion } from "contract-check";
    console.log(JSON.stringify(decideInclusion({ type: "integer" }, { type: "number" })));`;
  const library = run(process.execPath, ["--input-type=module", "-e", use], folder);
  expect("the library decides", library.stdout.trim() === '{"verdict":"included"}', library.text);
}

function packageJson(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

if (!existsSync(join(root, "dist/cli/main.js"))) {
  console.error("The smoke test packs the built program: npm run build");
  process.exit(1);
}

const home = mkdtempSync(join(tmpdir(), "contract-check-smoke-"));
try {
  const packed = run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", home], root);
  if (packed.status !== 0) throw new Error(`npm pack failed:\n${packed.text}`);
  const [{ filename, files, size }] = JSON.parse(packed.stdout);
  const paths = files.map(({ path }) => path);
  const extra = paths.filter((path) => !wanted.some((pattern) => pattern.test(path)));
  const missing = needed.filter((path) => !paths.includes(path));
  expect("the tarball holds only what users need", extra.length === 0, extra.join("\n"));
  expect("the tarball holds all that users need", missing.length === 0, missing.join("\n"));

  const folder = join(home, "billing-interface");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "billing-interface", version: "1.0.0", type: "module", private: true }),
  );
  const install = (...what) => {
    const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
    const result = run("npm", ["install", ...flags, ...what], folder);
    if (result.status !== 0) throw new Error(`npm install failed:\n${result.text}`);
  };
  install(join(home, filename));
  const megabytes = bytes(join(folder, "node_modules")) / 1e6;
  console.log(`tarball ${(size / 1e6).toFixed(2)} MB, installed with its dependencies ${megabytes.toFixed(2)} MB`);
  expect(`it installs under ${limitMB} MB`, megabytes < limitMB);
  expect("no schema library comes with it", !existsSync(join(folder, "node_modules/zod")));
  install(`zod@${manifest.devDependencies.zod}`);
  firstFiveMinutes(folder);
} finally {
  rmSync(home, { recursive: true, force: true });
}
console.log(failures === 0 ? "the packed program works" : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

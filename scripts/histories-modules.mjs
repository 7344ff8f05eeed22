/**
 * Tries the exporters on real published modules (`npm run histories -- --modules`): installs each package of
 * modules.tsv into an ignored cache, at the version and integrity of modules.lock.tsv, exports every schema on both
 * sides, and prints a table with the reasons of what could not be said. Needs the npm registry and a build.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..");

/** Packages that a library's schemas need besides the module's own dependencies. */
const companions = { valibot: "@valibot/to-json-schema@1.8.0" };

function table(file) {
  const [head = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  return rows.map((row) => Object.fromEntries(row.split("\t").map((cell, index) => [names[index], cell])));
}

/** Installs one package and checks that it is the one that was recorded. */
function install(row, lock, cache) {
  const { version, integrity } = lock.find((entry) => entry.package === row.package) ?? {};
  if (version === undefined) throw new Error(`modules.lock.tsv has no version of ${row.package}`);
  const folder = join(cache, `${row.package.replace("/", "+")}@${version}`);
  const installed = join(folder, "package-lock.json");
  if (!existsSync(installed)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "name": "module", "private": true }\n');
    const packages = [`${row.package}@${version}`, companions[row.library.split(" ")[0]]].filter(Boolean);
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", "--silent"];
    const command = process.platform === "win32" ? "npm.cmd" : "npm";
    const { status, stderr } = spawnSync(command, ["install", ...flags, ...packages], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`npm install ${packages.join(" ")} failed: ${stderr.trim()}`);
  }
  const found = JSON.parse(readFileSync(installed, "utf8")).packages[`node_modules/${row.package}`]?.integrity;
  if (found !== integrity)
    throw new Error(`${row.package}@${version} has integrity ${found}, recorded is ${integrity}`);
  return { folder, version };
}

/** The specifier of the module that the list names. */
function moduleOf(row) {
  return row.module === "(main)" ? row.package : `${row.package}/${row.module}`;
}

/** Why a DTO, or parts of it, have no JSON Schema. */
function reasonsOf(json, problem) {
  if (problem !== undefined) return [problem.message.replace(/^.*?: /, "")];
  const marks = JSON.stringify(json).matchAll(/"x-contract-check-unrepresentable":"([^"]*)"/g);
  return [...new Set([...marks].map(([, reason]) => reason))];
}

export async function runModules({ cache = join(root, ".cache", "modules"), print = console.log } = {}) {
  const built = join(root, "dist", "load", "exporters", "index.js");
  if (!existsSync(built)) throw new Error("There is no build. Run: npm run build");
  const { exportModule } = await import(pathToFileURL(built).href);
  const lock = table(join(here, "modules.lock.tsv"));
  const rows = [["package", "version", "library", "found", "DTOs", "input gaps", "output gaps", "ms"]];
  const reasons = [];
  let failures = 0;
  for (const row of table(join(here, "modules.tsv"))) {
    const kind = row.library.split(" ")[0];
    const spec = { kind, module: moduleOf(row), timeoutMs: 120_000 };
    try {
      const { folder, version } = install(row, lock, cache);
      const start = performance.now();
      const input = await exportModule(spec, { root: folder });
      const time = performance.now() - start;
      const roles = Object.fromEntries(input.dtos.map(({ name }) => [name, "response"]));
      const output = await exportModule(spec, { root: folder, roles });
      const gaps = [input, output].map(({ dtos }) =>
        dtos.flatMap(({ source, problem }) => reasonsOf(source.json, problem)),
      );
      const exporter = `${input.exporter.name} ${input.exporter.version ?? ""}`;
      const counts = [input.dtos.length, ...gaps.map(({ length }) => length), Math.round(time)];
      rows.push([row.package, version, row.library, exporter, ...counts.map(String)]);
      gaps.forEach((dtos, side) => {
        const counted = new Map();
        for (const reason of dtos) {
          counted.set(reason, (counted.get(reason) ?? 0) + 1);
        }
        for (const [reason, count] of counted) {
          reasons.push(`${row.package}, ${side === 0 ? "input" : "output"}: ${count} × ${reason}`);
        }
      });
    } catch (error) {
      failures += 1;
      rows.push([row.package, "", row.library, "failed", "", "", "", ""]);
      reasons.push(`${row.package}: ${error.message}${error.problem?.hint ? ` ${error.problem.hint}` : ""}`);
    }
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
  if (reasons.length > 0) print(`\n${reasons.join("\n")}`);
  return failures;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = (await runModules()) === 0 ? 0 : 1;
}

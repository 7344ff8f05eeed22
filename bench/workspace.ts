/**
 * A workspace of 1,000 contracts in five versions, each version pinned by a consumer of its own: 5,000 uses. Measures
 * the cold run, the warm one, the memory, and four parts merged, with the built program (`npm run build` first).
 *
 *   npx jiti bench/workspace.ts [contracts]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Json } from "../src/model/json.js";
import { lockText } from "../src/store/lockfile.js";
import { fileText, type Snapshot, toSnapshot } from "../src/store/manifest.js";

const count = Number(process.argv[2] ?? 1000);
const versions = ["1.0.0", "1.1.0", "1.2.0", "2.0.0", "2.1.0"];
const root = mkdtempSync(join(tmpdir(), "contract-check-bench-"));

/** A DTO of some twenty properties; every version adds one, and 2.0.0 takes one away in every third contract. */
function schemaOf(contract: number, version: number): Json {
  const properties: Record<string, Json> = {};
  for (let at = 0; at < 20 + version; at++) {
    if (at === 3 && version >= 3 && contract % 3 === 0) continue;
    properties[`field${at}`] =
      at % 4 === 0
        ? {
            type: "array",
            items: { type: "object", properties: { amount: { type: "number", minimum: at + contract } } },
          }
        : { type: "string", maxLength: 40 + at };
  }
  return {
    type: "object",
    properties,
    required: ["field1", "field2", ...(properties.field3 === undefined ? [] : ["field3"])],
  };
}

function snapshotOf(contract: number, version: number): Snapshot {
  const dtos = (["response", "request"] as const).map((role) => ({
    name: role === "response" ? "Order" : "CreateOrder",
    role,
    pointer: "",
    source: { label: "bench", json: schemaOf(contract, version), locate: () => undefined },
  }));
  const name = `contract-${String(contract).padStart(4, "0")}`;
  return toSnapshot({ name, version: versions[version] ?? "", dtos, exporter: { name: "files" }, label: "bench" });
}

function store(folder: string, { manifest, schemas }: Snapshot): void {
  const place = join(root, folder, "contracts", manifest.name, manifest.version);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "contract.json"), fileText(manifest));
  for (const [file, schema] of schemas) writeFileSync(join(place, file), fileText(schema));
}

for (const [version, text] of versions.entries()) {
  const pins = Array.from({ length: count }, (_, contract) => {
    const snapshot = snapshotOf(contract, version);
    store("provider", snapshot);
    store(`consumer-${version}`, snapshot);
    const { name, digest } = snapshot.manifest;
    return { name, range: `^${text}`, version: text, digest, source: "../provider/contracts" };
  });
  writeFileSync(join(root, `consumer-${version}`, "contracts.lock"), lockText(pins));
}
const repositories = ["provider", ...versions.map((_, at) => `consumer-${at}`)];
const lines = repositories.map((name) => `  - { name: ${name}, path: ${name} }\n`);
writeFileSync(join(root, "contracts.workspace.yaml"), `repositories:\n${lines.join("")}`);

/** What the process used, as the kernel counted it. */
const measured = `process.on("exit", () => require("fs").writeFileSync(process.env.BENCH_OUT, JSON.stringify(process.resourceUsage())))`;

function run(title: string, ...argv: string[]): void {
  const started = process.hrtime.bigint();
  const out = join(root, "rss");
  const preload = join(root, "measure.cjs");
  writeFileSync(preload, measured);
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, resolve("dist/cli/main.js"), ...argv], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, BENCH_OUT: out },
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status === null || status > 1) throw new Error(`${title} ended with ${status}: ${stderr}`);
  const used = JSON.parse(readFileSync(out, "utf8")) as { maxRSS: number; userCPUTime: number; systemCPUTime: number };
  const cpu = (used.userCPUTime + used.systemCPUTime) / 1e6;
  // On a machine that does other things as well, the time of the processor says more than the clock.
  const times = `${seconds.toFixed(2)} s (processor ${cpu.toFixed(2)} s)`;
  console.log(`${title.padEnd(24)} ${times}, ${Math.round(used.maxRSS / 1024)} MB`);
}

try {
  console.log(`${count} contracts × ${versions.length} versions = ${count * versions.length} uses`);
  run("cold", "workspace", "check", "--format", "json=whole.json");
  run("warm", "workspace", "check", "--format", "json=warm.json");
  rmSync(join(root, ".contract-check"), { recursive: true });
  const parts = [1, 2, 3, 4].map((part) => `part-${part}.json`);
  for (const [at, file] of parts.entries()) {
    run(
      `cold, part ${at + 1} of 4`,
      "workspace",
      "check",
      "--no-cache",
      "--shard",
      `${at + 1}/4`,
      "--format",
      `json=${file}`,
    );
  }
  run("merging the parts", "report", "merge", ...parts, "--format", "json=merged.json");
  const text = (name: string) => readFileSync(join(root, name), "utf8");
  console.log(
    `merged equals whole: ${text("merged.json") === text("whole.json")}; warm: ${text("warm.json") === text("whole.json")}`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}

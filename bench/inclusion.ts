/**
 * `npm run bench`: how fast inclusion is, beside json-schema-diff, in one run on one machine. Prints tables; asserts
 * nothing and needs no network: of the histories, those that `npm run histories` has fetched take part.
 *
 *   npm run bench
 *   npm run bench -- --only processes|growth|suite|neighbors|fixtures|histories|attacks
 *   npm run bench -- --max-bytes 300000          larger histories too
 */
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { columns } from "../scripts/histories/table.js";
import { suiteFolder } from "../test/support/suite.js";
import { benchAttacks } from "./attacks.js";
import { benchGrowth } from "./growth.js";
import { fixturePairs, historyPairs, type SchemaPair, suitePairs } from "./pairs.js";
import { openPeer } from "./peer.js";
import { benchProcesses } from "./processes.js";
import { openProgram } from "./program.js";
import { compareWithPeer, sideBySide, silences } from "./side-by-side.js";
import { benchSuite } from "./suite.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    dist: { type: "string" },
    "max-bytes": { type: "string", default: "60000" },
    limit: { type: "string", default: "20" },
  },
});

const wanted = (part: string): boolean => values.only === undefined || values.only.includes(part);
const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join("\n")}\n\n`);
};

const program = await openProgram(values.dist);
const [processor] = cpus();
print([`node ${process.version}, ${availableParallelism()} cores, ${processor?.model.trim() ?? "unknown processor"}`]);

if (wanted("processes")) {
  const old = fileURLToPath(new URL("../fixtures/rules/property-removed/from-a-closed-object", import.meta.url));
  print(columns(benchProcesses(program.main, [join(old, "old.json"), join(old, "new.json")])));
}
if (wanted("growth")) print(columns(benchGrowth(program.main)));
const root = suiteFolder();
if (wanted("suite")) {
  if (root === undefined) print(["official suite: not here; set JSON_SCHEMA_TEST_SUITE to a checkout of it"]);
  else print(columns(benchSuite(program, root)));
}
for (const [part, pairsOf] of [
  ["neighbors", () => (root === undefined ? [] : suitePairs(root))],
  ["fixtures", () => fixturePairs()],
  ["histories", () => historyPairs(program, Number(values["max-bytes"]))],
] as const) {
  if (!wanted(part)) continue;
  const pairs: readonly SchemaPair[] = await pairsOf();
  if (pairs.length === 0) {
    print([`${part}: not here; npm run histories fetches the histories, JSON_SCHEMA_TEST_SUITE names the suite`]);
    continue;
  }
  const peer = openPeer(Number(values.limit));
  const results = await compareWithPeer(program, peer, pairs);
  peer.close();
  print([...columns(sideBySide(part, results)), "json-schema-diff gave no answer:", ...silences(results)]);
}
if (wanted("attacks")) print(columns(benchAttacks(values.dist, 60)));

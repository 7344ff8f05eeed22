/** SARIF 2.1.0 (OASIS standard), for code scanning: one result per change, the accepted ones suppressed. */
import type { Json, JsonObject } from "../model/json.js";
import { stringify } from "../model/json.js";
import type { Report } from "../model/report.js";
import { sanitizeJson } from "../util/sanitize.js";
import { changesOf } from "./changes.js";
import type { RenderOptions } from "./options.js";
import { resultOf } from "./sarif/result.js";
import { rulesOf } from "./sarif/rules.js";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** GitHub refuses a run with more; the most serious come first. */
const mostResults = 25_000;

export function renderSarif(report: Report, options: RenderOptions): string {
  const all = changesOf(report);
  const changes = all.slice(0, mostResults);
  const rules = rulesOf(report, changes, options.rulePages);
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const leftOut: JsonObject = all.length > changes.length ? { leftOut: all.length - changes.length } : {};
  const run: Json = {
    tool: {
      driver: { name: report.tool.name, version: report.tool.version, semanticVersion: report.tool.version, rules },
    },
    automationDetails: { id: "contract-check/" },
    columnKind: "utf16CodeUnits",
    invocations: [{ executionSuccessful: true }],
    results: changes.map((change) => resultOf(change, index.get(change.group[0].rule) ?? 0, options.prefix)),
    properties: { verdict: report.verdict, requiredBump: report.requiredBump, ...leftOut },
  };
  return `${sanitizeJson(stringify({ $schema: schema, version: "2.1.0", runs: [run] }, 2))}\n`;
}

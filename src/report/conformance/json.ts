/** The conformance report for programs, in the published format. */
import type { ConformanceReport } from "../../model/conformance.js";
import { type Json, stringify } from "../../model/json.js";
import { sanitizeJson } from "../../util/sanitize.js";

export function renderConformanceJson(report: ConformanceReport): string {
  return `${sanitizeJson(stringify(report as unknown as Json, 2))}\n`;
}

/** The rules of a run: those that found something, with what they recognize. */
import type { JsonObject } from "../../model/json.js";
import type { Report } from "../../model/report.js";
import { sanitize } from "../../util/sanitize.js";
import type { ReportedChange } from "../changes.js";
import { type SarifLevel, sarifLevel } from "./result.js";

const order: readonly SarifLevel[] = ["note", "warning", "error"];

export interface SarifRule extends JsonObject {
  readonly id: string;
}

/** In the order in which they first appear; the level is the gravest that a result of the rule has. */
export function rulesOf(report: Report, changes: readonly ReportedChange[], pages: string | undefined): SarifRule[] {
  const gravest = new Map<string, SarifLevel>();
  for (const change of changes) {
    const { rule } = change.group[0];
    const level = sarifLevel(change);
    if (order.indexOf(level) > order.indexOf(gravest.get(rule) ?? "note") || !gravest.has(rule))
      gravest.set(rule, level);
  }
  const known = new Map((report.rules ?? []).map((rule) => [rule.id, rule]));
  return [...gravest].map(([id, level]) => {
    const { title, description } = known.get(id) ?? { title: id, description: id };
    const how = `contract-check explain ${sanitize(id)}`;
    const link: JsonObject = pages === undefined ? {} : { helpUri: `${pages}${encodeURIComponent(sanitize(id))}.md` };
    return {
      id,
      name: id,
      shortDescription: { text: title },
      fullDescription: { text: description },
      help: {
        text: `${title}. ${description} Run \`${how}\` for who is hurt and what to do.`,
        markdown: `**${title}**\n\n${description}\n\nRun \`${how}\` for who is hurt and what to do.`,
      },
      ...link,
      defaultConfiguration: { level },
      properties: { tags: ["contract", "compatibility"] },
    };
  });
}

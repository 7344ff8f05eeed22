/** `--severity RULE=LEVEL` and `severity` of the configuration, as one table over known rules. */
import { fail, type Place } from "../errors.js";
import { didYouMean } from "../util/suggest.js";

const levels = ["breaking", "warning", "info", "off"] as const;
export type Severity = (typeof levels)[number];

/** @throws problem with a suggestion where the rule is not in the catalogue */
export async function requireRule(rule: string, kind: "usage" | "config", place?: Place): Promise<void> {
  const { texts } = await import("../rules/index.js");
  if (Object.hasOwn(texts, rule)) return;
  fail({
    kind,
    message: `There is no rule ${JSON.stringify(rule)}.`,
    place,
    hint: `${didYouMean(rule, Object.keys(texts)) ?? ""} \`contract-check rules\` lists them all.`.trim(),
  });
}

/**
 * Levels by rule: the configuration's, and over them the flags'.
 * @throws problem `usage` or `config`: an unknown rule or level
 */
export async function severityTable(
  flags: readonly string[],
  configured: Readonly<Record<string, Severity>> = {},
  configFile?: string,
): Promise<Readonly<Record<string, Severity>>> {
  const table = new Map<string, Severity>();
  for (const [rule, level] of Object.entries(configured)) {
    await requireRule(rule, "config", configFile === undefined ? undefined : { file: configFile });
    table.set(rule, level);
  }
  for (const flag of flags) {
    const cut = flag.lastIndexOf("=");
    const [rule, name] = cut < 0 ? [flag, ""] : [flag.slice(0, cut), flag.slice(cut + 1)];
    const level = levels.find((known) => known === name);
    if (level === undefined) {
      fail({
        kind: "usage",
        message: `--severity ${JSON.stringify(flag)} gives no level.`,
        hint: `Write RULE=LEVEL with a level of ${levels.join(", ")}: --severity description-changed=off.`,
      });
    }
    await requireRule(rule, "usage");
    table.set(rule, level);
  }
  return Object.fromEntries(table);
}

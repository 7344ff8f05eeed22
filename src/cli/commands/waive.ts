/** `waive`: accepts named findings of a report, with an owner, a reason and a last day. */
import { resolve } from "node:path";
import { fail } from "../../errors.js";
import type { Waiver } from "../../model/waiver.js";
import { sanitize } from "../../util/sanitize.js";
import { didYouMean } from "../../util/suggest.js";
import { addConfig, type CommandSpec, type CommonOptions, collect, examples } from "../command.js";
import { writeWhole } from "../output.js";
import { type ReportedFinding, readReportedFindings } from "../report-file.js";
import { requireRule } from "../severity.js";
import { today } from "../today.js";
import { isDay, parseWaivers, readWaiversText, waiversPath } from "../waivers-file.js";

interface WaiveOptions extends CommonOptions {
  readonly config?: string;
  readonly fromReport: string;
  readonly rule: readonly string[];
  readonly contract: readonly string[];
  readonly dto: readonly string[];
  readonly fingerprint: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly expires: string;
}

/** About the waivers and the base themselves: there is nothing in them that could be accepted. */
const neverWaived = /^(?:waiver|policy|base)-/;

export const spec: CommandSpec<WaiveOptions> = {
  configure: (command) => {
    addConfig(command)
      .requiredOption("--from-report <file>", "a report of `check --format json`; - is standard input")
      .option("--rule <id>", "only findings of this rule, warnings included; repeatable", collect, [])
      .option("--contract <name>", "only findings of this contract; repeatable", collect, [])
      .option("--dto <name>", "only findings of this DTO; repeatable", collect, [])
      .option("--fingerprint <hash>", "only this finding; repeatable", collect, [])
      .requiredOption("--owner <who>", "who answers for it: a team or an address")
      .requiredOption("--reason <text>", "why it is acceptable")
      .requiredOption("--expires <date>", "the last day on which it counts, as YYYY-MM-DD (UTC)")
      .addHelpText(
        "after",
        examples(
          [
            'contract-check waive --from-report report.json --owner team-billing --reason "nobody reads it" --expires 2027-03-31',
            "every breaking finding of the report, into waivers.yaml beside the snapshots",
          ],
          [
            'contract-check waive --from-report report.json --rule property-removed --dto Invoice --owner ana@example.com --reason "see #812" --expires 2027-03-31',
            "one rule of one DTO",
          ],
        ),
      );
  },
  run: async ({ host, options, cwd, setRoot }) => {
    checkOptions(options);
    for (const rule of options.rule) await requireRule(rule, "usage");
    const { loadConfig } = await import("../../load/config.js");
    const { config, root } = await loadConfig({ cwd, file: options.config });
    setRoot(root);
    const found = await readReportedFindings(options.fromReport, cwd, host);
    const chosen = choose(found, options);
    for (const { rule, contract } of chosen) {
      await requireRule(rule, "usage");
      requireContract(
        contract,
        config.contracts.map(({ name }) => name),
      );
    }
    const path = waiversPath(config);
    const { confineFolder } = await import("../../store/paths.js");
    const folder = await confineFolder(root, path);
    const before = await readWaiversText(root, path);
    if (before !== undefined) await parseWaivers(before, path);
    const { addWaivers } = await import("../../load/waivers-text.js");
    const { text, added, renewed } = addWaivers(
      before,
      chosen.map((finding) => toWaiver(finding, options)),
    );
    await writeWhole(resolve(folder.absolute), text, path);
    const lines = chosen.map(({ rule, contract, dto, message }) => `waived ${rule} of ${dto ?? contract}: ${message}`);
    host.stdout.write(
      `${[...lines, `${path}: ${added} added, ${renewed} renewed, until ${options.expires}.`].map(sanitize).join("\n")}\n`,
    );
    return 0;
  },
};

function checkOptions({ owner, reason, expires }: WaiveOptions): void {
  for (const [flag, value] of [
    ["--owner", owner],
    ["--reason", reason],
  ] as const) {
    if (value.trim() === "" || value.length > 4000) {
      fail({
        kind: "usage",
        message: `${flag} needs a text.`,
        hint: "Say it so that somebody else can judge it later.",
      });
    }
  }
  if (!isDay(expires)) {
    fail({
      kind: "usage",
      message: `--expires ${JSON.stringify(expires)} is no day.`,
      hint: "Write it as YYYY-MM-DD.",
    });
  }
  if (expires < today()) {
    fail({ kind: "usage", message: `--expires ${expires} is in the past.`, hint: `Today is ${today()} (UTC).` });
  }
}

function requireContract(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  fail({
    kind: "usage",
    message: `The report is about a contract ${JSON.stringify(name)}, which the configuration does not have.`,
    hint: didYouMean(name, known) ?? "Make the report with the configuration that the waivers are for.",
  });
}

/** What fails the check, or what was named by its rule or fingerprint; what is waived already may be renewed. */
function choose(found: readonly ReportedFinding[], options: WaiveOptions): readonly ReportedFinding[] {
  const wanted = (names: readonly string[], name: string | undefined) =>
    names.length === 0 || (name !== undefined && names.includes(name));
  const named = options.rule.length > 0 || options.fingerprint.length > 0;
  const chosen = new Map<string, ReportedFinding>();
  for (const finding of found) {
    const { rule, contract, dto, fingerprint, level, waived } = finding;
    if (neverWaived.test(rule) || level === "info" || (!named && (level !== "breaking" || waived !== undefined)))
      continue;
    const fits =
      wanted(options.rule, rule) &&
      wanted(options.contract, contract) &&
      wanted(options.dto, dto) &&
      wanted(options.fingerprint, fingerprint);
    // One change that hurts in both directions has one fingerprint.
    if (fits) chosen.set(JSON.stringify([rule, contract, dto, fingerprint]), finding);
  }
  if (chosen.size > 0) return [...chosen.values()];
  return fail({
    kind: "usage",
    message: "The report has no such finding to waive.",
    hint: named
      ? "Compare --rule, --dto and --fingerprint with the report."
      : "Nothing in it is breaking and not waived already.",
  });
}

function toWaiver({ rule, contract, dto, pointer, fingerprint }: ReportedFinding, options: WaiveOptions): Waiver {
  const { owner, reason, expires } = options;
  // Only a DTO has places.
  const place = dto === undefined ? {} : { dto, pointer };
  return { rule, contract, ...place, fingerprint, reason, owner, expires };
}

/** `check`: the main job. Exports the candidates, chooses their baselines, compares, reports. */
import { basename } from "node:path";
import { fail } from "../../errors.js";
import { defaultPolicy } from "../../model/policy.js";
import { labeled } from "../../report/layout.js";
import { sanitize } from "../../util/sanitize.js";
import { splitAgainst } from "../against.js";
import { type Base, openBase } from "../base.js";
import { type Candidate, exportCandidate, selectContracts } from "../candidates.js";
import { useColor, widthOf } from "../color.js";
import { addConfig, addReport, type CommandSpec, examples, type ReportOptions } from "../command.js";
import { compareCandidates } from "../compare-candidates.js";
import { exitCodeFor } from "../exit-code.js";
import { inForce } from "../in-force.js";
import { parseOutputs, wantsSchemas, writeReport } from "../output.js";
import { createProgress } from "../progress.js";
import { severityTable } from "../severity.js";

interface CheckOptions extends ReportOptions {
  readonly config?: string;
  readonly against?: string;
  readonly base?: string;
  readonly allowFirst?: boolean;
  readonly insecure?: boolean;
}

export const spec: CommandSpec<CheckOptions> = {
  configure: (command) => {
    addReport(addConfig(command.argument("[contracts...]", "only these contracts; default: all")))
      .option("--against <what>", "a version, a range, a folder of snapshots, git:…, npm:… or oci:…")
      .option("--base <revision>", "also say what is new since this git revision; its policies and waivers count")
      .option("--insecure", "accept connections that are not encrypted")
      .option("--allow-first", "a contract without a baseline is fine")
      .addHelpText(
        "after",
        examples(
          ["contract-check check", "every contract against the snapshots that it owes compatibility"],
          ["contract-check check --against git:origin/main", "against the snapshots on the main branch"],
          [
            "contract-check check --base origin/main",
            "on a branch: also what it adds, by the rules of the main branch",
          ],
          ["contract-check check --format text --format json=report.json", "for people, and for programs"],
        ),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const outputs = parseOutputs(options.format);
    const { loadConfig } = await import("../../load/config.js");
    const loaded = await loadConfig({ cwd, file: options.config });
    setRoot(loaded.root);
    const against = splitAgainst(options.against);
    const progress = createProgress(host);
    let base: Base | undefined;
    try {
      if (options.base !== undefined) {
        progress.say(`checking out ${options.base}`);
        base = await openBase(options.base.replace(/^git:/, ""), loaded);
      }
      const rules = await inForce(loaded, base);
      const severity = await severityTable(options.severity, rules.severity, basename(loaded.file));
      const names = args.filter((name) => name !== undefined);
      const candidates: Candidate[] = [];
      for (const config of selectContracts(loaded, names)) {
        candidates.push(await exportCandidate(config, loaded, progress));
      }
      const { openBaselines } = await import("../../store/index.js");
      const where = against.source ?? loaded.config.baselines ?? "contracts";
      const source = await openBaselines(where, { root: loaded.root, insecure: options.insecure });
      const { readBaselines, readHistory } = await import("../baselines.js");
      const checks = [];
      for (const { config, contract } of candidates) {
        progress.say(`reading the baselines of ${config.name}`);
        const policy = rules.policyOf(config.name);
        const transitive = policy?.transitive ?? defaultPolicy.transitive;
        const baselines = await readBaselines(source, contract, { transitive, against: against.version });
        const history = policy?.deprecation === undefined ? [] : await readHistory(source, contract, baselines);
        checks.push({ candidate: contract, baselines, history, options: { policy } });
      }
      const { strict, budget } = options;
      const schemas = wantsSchemas(outputs, options.details);
      const comparing = { candidates, checks, base, rules, severity, strict, budget, schemas, progress };
      const { report, notes } = await compareCandidates(comparing);
      progress.done();
      for (const text of notes) {
        host.stderr.write(`${labeled("note:", sanitize(text), widthOf(host.stderr), "", 6).join("\n")}\n`);
      }
      const shown = { color: useColor(options.color, host.env, host.stdout), width: widthOf(host.stdout) };
      const { verbose, details } = options;
      const places = { cwd, root: loaded.root };
      await writeReport(report, outputs, { ...shown, ...places, verbose, details, print: host.stdout.write });
      const allowFirst = options.allowFirst === true;
      const first = report.contracts.filter(({ verdict }) => verdict === "no-baseline").map(({ name }) => name);
      if (first.length > 0 && !allowFirst) {
        fail({
          kind: "baseline-missing",
          message: `There is no baseline to compare with for ${first.join(", ")}.`,
          hint: "Run `contract-check snapshot` to write the first one, or add --allow-first.",
        });
      }
      return exitCodeFor(report, { failOn: options.failOn, strict: options.strict === true, allowFirst });
    } finally {
      base?.close();
      progress.done();
    }
  },
};

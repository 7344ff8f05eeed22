/** `check`: the main job. Exports the candidates, chooses their baselines, compares, reports. */
import { basename } from "node:path";
import { fail } from "../../errors.js";
import { defaultPolicy } from "../../model/policy.js";
import { splitAgainst } from "../against.js";
import { type Candidate, exportCandidate, selectContracts } from "../candidates.js";
import { useColor, widthOf } from "../color.js";
import { addConfig, addReport, type CommandSpec, examples, type ReportOptions } from "../command.js";
import { exitCodeFor } from "../exit-code.js";
import { parseOutputs, wantsSchemas, writeReport } from "../output.js";
import { createProgress } from "../progress.js";
import { severityTable } from "../severity.js";

interface CheckOptions extends ReportOptions {
  readonly config?: string;
  readonly against?: string;
  readonly allowFirst?: boolean;
}

export const spec: CommandSpec<CheckOptions> = {
  configure: (command) => {
    addReport(addConfig(command.argument("[contracts...]", "only these contracts; default: all")))
      .option("--against <what>", "a version, a range, a folder of snapshots, or git:REF[:path]")
      .option("--allow-first", "a contract without a baseline is fine")
      .addHelpText(
        "after",
        examples(
          ["contract-check check", "every contract against the snapshots that it owes compatibility"],
          ["contract-check check --against git:origin/main", "against the snapshots on the main branch"],
          ["contract-check check --format text --format json=report.json", "for people, and for programs"],
        ),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const outputs = parseOutputs(options.format);
    const { loadConfig } = await import("../../load/config.js");
    const loaded = await loadConfig({ cwd, file: options.config });
    setRoot(loaded.root);
    const severity = await severityTable(options.severity, loaded.config.severity, basename(loaded.file));
    const against = splitAgainst(options.against);
    const progress = createProgress(host);
    try {
      const names = args.filter((name) => name !== undefined);
      const candidates: Candidate[] = [];
      for (const config of selectContracts(loaded, names)) {
        candidates.push(await exportCandidate(config, loaded, progress));
      }
      const { openBaselines } = await import("../../store/index.js");
      const where = against.source ?? loaded.config.baselines ?? "contracts";
      const source = await openBaselines(where, { root: loaded.root });
      const { readBaselines } = await import("../baselines.js");
      const checks = [];
      for (const { config, contract } of candidates) {
        progress.say(`reading the baselines of ${config.name}`);
        const transitive = config.policy?.transitive ?? defaultPolicy.transitive;
        const baselines = await readBaselines(source, contract, { transitive, against: against.version });
        checks.push({ candidate: contract, baselines, options: { policy: config.policy } });
      }
      progress.say("comparing");
      const { checkContracts } = await import("../../compare/index.js");
      const report = checkContracts(checks, {
        severity,
        strict: options.strict,
        budget: options.budget,
        schemas: wantsSchemas(outputs, options.details),
      });
      progress.done();
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
      progress.done();
    }
  },
};

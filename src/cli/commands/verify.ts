/** `verify`: recomputes the digest of every snapshot and names the files that are not as they were written. */
import { exitCodeOf, type Problem } from "../../errors.js";
import { wrap } from "../../report/layout.js";
import { createPaint } from "../../report/paint.js";
import { sanitize } from "../../util/sanitize.js";
import { useColor, widthOf } from "../color.js";
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";
import { type SnapshotPlace, snapshotPlace } from "../snapshot-place.js";
import { snapshotFolder } from "../snapshots.js";

interface VerifyOptions extends CommonOptions {
  readonly config?: string;
}

function problemLines(problem: Problem, width: number): string[] {
  const details = (problem.details ?? []).map((line) => `      ${sanitize(line)}`);
  const hint = problem.hint === undefined ? [] : wrap(`hint: ${sanitize(problem.hint)}`, width - 6);
  return [
    ...wrap(sanitize(problem.message), width - 4).map((line) => `    ${line}`),
    ...details,
    ...hint.map((line) => `      ${line}`),
  ];
}

export const spec: CommandSpec<VerifyOptions> = {
  configure: (command) => {
    addConfig(
      command.argument("[folder]", "folder of the snapshots; default: `baselines` of the configuration"),
    ).addHelpText(
      "after",
      examples(
        ["contract-check verify", "every snapshot of this project"],
        ["contract-check verify vendor/contracts", "snapshots in another folder"],
      ),
    );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const [named] = args;
    const place: SnapshotPlace =
      named === undefined ? await snapshotPlace(cwd, options.config) : { root: cwd, spec: named };
    setRoot(place.root);
    const { verifySnapshots } = await import("../../store/index.js");
    const contracts = await verifySnapshots(snapshotFolder(place.spec), { root: place.root });
    const paint = createPaint(useColor(options.color, host.env, host.stdout));
    const width = widthOf(host.stdout);
    const lines: string[] = [];
    let worst = 0;
    let count = 0;
    for (const { name, versions } of contracts) {
      for (const { version, digest, dtos, problems } of versions) {
        count += 1;
        const sound = problems.length === 0;
        const state = sound ? paint.good("ok") : paint.level("breaking", "damaged");
        lines.push(
          `${sanitize(name)} ${version}: ${state} (${dtos} ${dtos === 1 ? "DTO" : "DTOs"}${digest === undefined ? "" : `, ${digest}`})`,
        );
        for (const problem of problems) {
          lines.push(...problemLines(problem, width));
          worst = Math.max(worst, exitCodeOf(problem));
        }
      }
    }
    const snapshots = `${count} ${count === 1 ? "snapshot" : "snapshots"}`;
    lines.push(worst === 0 ? `${snapshots} verified.` : `${snapshots} verified, not all as they were written.`);
    host.stdout.write(`${lines.join("\n")}\n`);
    return worst;
  },
};

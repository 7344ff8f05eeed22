/**
 * `verify`: recomputes the digest of every snapshot, holds what is vendored against the lock, and names the files that
 * are not as they were written.
 */
import { ContractCheckError, exitCodeOf, type Problem } from "../../errors.js";
import { lockName } from "../../model/lock.js";
import { wrap } from "../../report/layout.js";
import { createPaint } from "../../report/paint.js";
import { sanitize } from "../../util/sanitize.js";
import { useColor, widthOf } from "../color.js";
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";
import { loadConsumer } from "../consumer.js";
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
        ["contract-check verify", "every snapshot of this project, and what contracts.lock pins"],
        ["contract-check verify vendor/contracts", "snapshots in another folder"],
      ),
    );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const [named] = args;
    const consumer = named === undefined ? await loadConsumer(cwd, options.config) : undefined;
    const place: SnapshotPlace =
      named === undefined ? await snapshotPlace(cwd, options.config) : { root: cwd, spec: named };
    setRoot(place.root);
    const { schemeOf, verifyLock, verifySnapshots } = await import("../../store/index.js");
    const pinned = (consumer?.lock.contracts.length ?? 0) > 0;
    // Baselines that live elsewhere are not ours to verify; what is vendored from the lock is.
    const folder = pinned && schemeOf(place.spec) !== undefined ? "contracts" : snapshotFolder(place.spec);
    const contracts = await verifySnapshots(folder, { root: place.root }).catch((error: unknown) => {
      const nothing = error instanceof ContractCheckError && error.problem.kind === "baseline-missing";
      if (nothing && pinned) return [];
      throw error;
    });
    const paint = createPaint(useColor(options.color, host.env, host.stdout));
    const width = widthOf(host.stdout);
    const lines: string[] = [];
    let worst = 0;
    const said = new Set<string>();
    const complain = (problem: Problem) => {
      worst = Math.max(worst, exitCodeOf(problem));
      if (!said.has(problem.message)) lines.push(...problemLines(problem, width));
      said.add(problem.message);
    };
    let count = 0;
    for (const { name, versions } of contracts) {
      for (const { version, digest, dtos, problems } of versions) {
        count += 1;
        const sound = problems.length === 0;
        const state = sound ? paint.good("ok") : paint.level("breaking", "damaged");
        lines.push(
          `${sanitize(name)} ${version}: ${state} (${dtos} ${dtos === 1 ? "DTO" : "DTOs"}${digest === undefined ? "" : `, ${digest}`})`,
        );
        problems.forEach(complain);
      }
    }
    const pins = consumer === undefined ? [] : await verifyLock(consumer.lock, folder, { root: place.root });
    for (const { pin, problems } of pins) {
      const sound = problems.length === 0;
      const state = sound ? paint.good("ok") : paint.level("breaking", "not what is pinned");
      lines.push(`${sanitize(`${lockName}: ${pin.name} ${pin.version}`)}: ${state}`);
      problems.forEach(complain);
    }
    const snapshots = `${count} ${count === 1 ? "snapshot" : "snapshots"}`;
    const all = pins.length === 0 ? snapshots : `${snapshots} and ${pins.length} ${pins.length === 1 ? "pin" : "pins"}`;
    lines.push(worst === 0 ? `${all} verified.` : `${all} verified, not all as they were written.`);
    host.stdout.write(`${lines.join("\n")}\n`);
    return worst;
  },
};

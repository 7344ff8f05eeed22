/** `report merge`: the parts of a workspace report as the whole that one run would have written. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fail } from "../../../errors.js";
import { WorkspaceReport as Format } from "../../../model/formats/workspace-report.js";
import type { WorkspaceReport } from "../../../model/workspace.js";
import { createLocator, parseJsonText } from "../../../util/json-text.js";
import { addCommon, type CommandSpec, type CommonOptions, collect, examples } from "../../command.js";

interface MergeOptions extends CommonOptions {
  readonly format: readonly string[];
}

const maxBytes = 256 * 1024 * 1024;

async function readPart(file: string, cwd: string): Promise<WorkspaceReport> {
  const { firstViolation } = await import("../../../store/check-format.js");
  const bytes = await readFile(resolve(cwd, file)).catch((cause: NodeJS.ErrnoException) =>
    fail({ kind: "not-found", message: `${file} cannot be read (${cause.code}).`, hint: "Check its name." }, cause),
  );
  if (bytes.length > maxBytes) {
    fail({
      kind: "io",
      message: `${file} has more than ${maxBytes} bytes.`,
      hint: "Name a report of workspace check.",
    });
  }
  const text = bytes.toString("utf8");
  const json = parseJsonText(text, file);
  const violation = firstViolation(Format, json);
  if (violation === undefined) return json as unknown as WorkspaceReport;
  return fail({
    kind: "syntax",
    message: `${file} is no report of workspace check: ${violation.pointer} ${violation.message}.`,
    place: createLocator(text, file)(violation.pointer) ?? { file },
    hint: "Write it with: contract-check workspace check --shard 1/4 --format json=FILE",
  });
}

/** Why these are not every part of one whole, each once. */
function incompleteness(parts: readonly WorkspaceReport[]): string | undefined {
  const shards = parts.flatMap(({ shard }) => shard ?? []);
  const [first] = shards;
  if (first === undefined || shards.length < parts.length)
    return "A report that is no part of another cannot be merged.";
  if (shards.some(({ count, of }) => count !== first.count || of !== first.of)) {
    return "The parts are not of one and the same run.";
  }
  const seen = new Set(shards.map(({ index }) => index));
  if (seen.size < shards.length) return "A part is named twice.";
  const missing = Array.from({ length: first.count }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0) return `Part ${missing.join(", ")} of ${first.count} is missing.`;
  const versions = new Set(parts.map(({ tool }) => tool.version));
  return versions.size > 1 ? "The parts were written by different versions of contract-check." : undefined;
}

function refuseIncomplete(parts: readonly WorkspaceReport[]): void {
  const message = incompleteness(parts);
  if (message === undefined) return;
  fail({ kind: "usage", message, hint: "Name every part of one run: contract-check report merge part-*.json" });
}

export const spec: CommandSpec<MergeOptions> = {
  configure: (command) => {
    addCommon(command.argument("<files...>", "the parts, as workspace check --shard --format json=FILE wrote them"))
      .option("--format <name[=file]>", "text (default), json or html; repeatable, each to its file", collect, [])
      .addHelpText(
        "after",
        examples(["contract-check report merge part-*.json --format html=map.html", "four parts as one heat map"]),
      );
  },
  run: async ({ host, args, options, cwd }) => {
    const { exitCodeOfVerdict, parseWorkspaceOutputs, printWorkspace } = await import("../../workspace/print.js");
    const outputs = parseWorkspaceOutputs(options.format);
    const parts: WorkspaceReport[] = [];
    for (const file of args) if (file !== undefined) parts.push(await readPart(file, cwd));
    refuseIncomplete(parts);
    const { mergeRows, reportOf } = await import("../../../workspace/matrix.js");
    const report = reportOf(mergeRows(parts));
    await printWorkspace(report, outputs, { host, cwd, color: options.color });
    return exitCodeOfVerdict(report.verdict);
  },
};

/** `--format NAME[=FILE]`: one report, many renderings, on standard output or in files. */
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail } from "../errors.js";
import type { Report } from "../model/report.js";
import { type RenderOptions, type ReportFormat, render, reportFormats } from "../report/index.js";
import { didYouMean } from "../util/suggest.js";

export interface Output {
  readonly format: ReportFormat;
  /** Absent: standard output. */
  readonly file?: string;
}

function parseOutput(text: string): Output {
  const cut = text.indexOf("=");
  const name = cut < 0 ? text : text.slice(0, cut);
  const format = reportFormats.find((known) => known === name);
  if (format === undefined) {
    const known = `The formats are ${reportFormats.join(", ")}.`;
    fail({
      kind: "usage",
      message: `There is no format ${JSON.stringify(name)}.`,
      hint: `${didYouMean(name, reportFormats) ?? ""} ${known}`.trim(),
    });
  }
  if (cut < 0) return { format };
  const file = text.slice(cut + 1);
  if (file === "") {
    fail({ kind: "usage", message: `--format ${text} names no file.`, hint: `Write --format ${name}=report.${name}.` });
  }
  return { format, file };
}

/** @throws problem `usage`: an unknown format, two renderings for one place */
export function parseOutputs(texts: readonly string[]): Output[] {
  const outputs = texts.length === 0 ? [{ format: "text" } as const] : texts.map(parseOutput);
  const places = outputs.map(({ file }) => file ?? "standard output");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    fail({
      kind: "usage",
      message: `Two formats are to be written to ${twice}.`,
      hint: "Give each its own file: --format text --format json=report.json.",
    });
  }
  return outputs;
}

/** Writes a file whole or not at all, with the folders above it. */
export async function writeWhole(file: string, text: string, shown: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const code = String((cause as NodeJS.ErrnoException).code ?? "unknown error");
    fail(
      { kind: "io", message: `${JSON.stringify(shown)} cannot be written (${code}).`, hint: "Choose a writable path." },
      cause,
    );
  }
}

/** Renders a report everywhere it is wanted. */
export async function writeReport(
  report: Report,
  outputs: readonly Output[],
  options: RenderOptions & { readonly cwd: string; readonly print: (text: string) => void },
): Promise<void> {
  for (const { format, file } of outputs) {
    if (file === undefined) options.print(await render(report, format, options));
    else
      await writeWhole(
        resolve(options.cwd, file),
        await render(report, format, { ...options, color: false, width: 80 }),
        file,
      );
  }
}

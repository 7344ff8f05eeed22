/** `--format NAME[=FILE]`: one report, many renderings, on standard output or in files. */
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail } from "../errors.js";
import type { Report } from "../model/report.js";
import { describing, type ReportFormat, render, reportFormats, showingSchemas } from "../report/index.js";
import { didYouMean } from "../util/suggest.js";
import { repositoryPrefix } from "./repository.js";

export interface Output {
  readonly format: ReportFormat;
  /** Absent: standard output. */
  readonly file?: string;
}

function suggestedFile(format: ReportFormat): string {
  const names: Partial<Record<ReportFormat, string>> = {
    text: "report.txt",
    markdown: "report.md",
    junit: "junit.xml",
    github: "annotations.txt",
    gitlab: "gl-code-quality-report.json",
    sarif: "contract-check.sarif",
  };
  return names[format] ?? `report.${format}`;
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
    fail({
      kind: "usage",
      message: `--format ${text} names no file.`,
      hint: `Write --format ${name}=${suggestedFile(format)}.`,
    });
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

/** Whether the comparison is to put the schemas side by side. */
export function wantsSchemas(outputs: readonly Output[], details: boolean | undefined): boolean {
  return details === true || outputs.some(({ format }) => showingSchemas.has(format));
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

/** Where somebody finds all of a report: what is read by people first. */
function wholeOf(outputs: readonly Output[]): string | undefined {
  const byUse: readonly ReportFormat[] = ["html", "text", "json", "sarif", "junit"];
  const files = byUse.map((format) => outputs.find((output) => output.format === format)?.file);
  return files.find((file) => file !== undefined);
}

export interface WriteOptions {
  readonly color: boolean;
  readonly width: number;
  readonly verbose?: boolean;
  readonly details?: boolean;
  /** The folder that the files of outputs are relative to. */
  readonly cwd: string;
  /** The folder that the paths in the report are relative to. */
  readonly root: string;
  readonly print: (text: string) => void;
}

/** Renders a report everywhere it is wanted. */
export async function writeReport(
  report: Report,
  outputs: readonly Output[],
  { color, width, verbose, details, cwd, root, print }: WriteOptions,
): Promise<void> {
  const describe = details === true || outputs.some(({ format }) => describing.has(format));
  const described = describe ? (await import("../compare/index.js")).describeRules(report) : report;
  const options = { verbose, details, whole: wholeOf(outputs), prefix: await repositoryPrefix(root) };
  for (const { format, file } of outputs) {
    if (file === undefined) print(await render(described, format, { ...options, color, width }));
    else {
      const text = await render(described, format, { ...options, color: false, width: 80 });
      await writeWhole(resolve(cwd, file), text, file);
    }
  }
}

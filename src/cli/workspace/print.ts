/** A workspace report in the formats that were asked for. */
import { resolve } from "node:path";
import { fail } from "../../errors.js";
import { type Json, stringify } from "../../model/json.js";
import type { WorkspaceReport } from "../../model/workspace.js";
import { createPaint } from "../../report/paint.js";
import { sanitizeJson } from "../../util/sanitize.js";
import { didYouMean } from "../../util/suggest.js";
import { type ColorMode, useColor, widthOf } from "../color.js";
import type { Host } from "../host.js";
import { writeWhole } from "../output.js";

export const workspaceFormats = ["text", "json", "html"] as const;
type Format = (typeof workspaceFormats)[number];

interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** `NAME` or `NAME=FILE`. @throws problem `usage` */
export function parseWorkspaceOutputs(texts: readonly string[]): readonly Output[] {
  if (texts.length === 0) return [{ format: "text" }];
  const outputs = texts.map((text): Output => {
    const cut = text.indexOf("=");
    const name = cut < 0 ? text : text.slice(0, cut);
    const format = workspaceFormats.find((known) => known === name);
    if (format === undefined || cut === text.length - 1) {
      return fail({
        kind: "usage",
        message: `There is no format ${JSON.stringify(text)} of a workspace report.`,
        hint: didYouMean(name, workspaceFormats) ?? "Write text, json or html, or html=FILE for a file.",
      });
    }
    return cut < 0 ? { format } : { format, file: text.slice(cut + 1) };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    fail({
      kind: "usage",
      message: "Two formats are to be printed.",
      hint: "Give one a file: --format html=map.html.",
    });
  }
  return outputs;
}

export async function printWorkspace(
  report: WorkspaceReport,
  outputs: readonly Output[],
  { host, cwd, color }: { readonly host: Host; readonly cwd: string; readonly color: ColorMode | undefined },
): Promise<void> {
  for (const { format, file } of outputs) {
    const plain = file !== undefined;
    const colored = !plain && useColor(color, host.env, host.stdout);
    const text = await rendered(report, format, colored, plain ? 80 : widthOf(host.stdout));
    if (file === undefined) host.stdout.write(text);
    else await writeWhole(resolve(cwd, file), text, file);
  }
}

async function rendered(report: WorkspaceReport, format: Format, color: boolean, width: number): Promise<string> {
  switch (format) {
    case "json":
      return `${sanitizeJson(stringify(report as unknown as Json, 2))}\n`;
    case "html":
      return (await import("../../report/workspace/html.js")).workspaceHtml(report);
    case "text":
      return (await import("../../report/workspace/text.js")).workspaceText(report, createPaint(color), width);
  }
}

/** 0 everything fits, 1 something does not, 3 something is not decided. */
export function exitCodeOfVerdict(verdict: WorkspaceReport["verdict"]): 0 | 1 | 3 {
  return verdict === "yes" ? 0 : verdict === "no" ? 1 : 3;
}

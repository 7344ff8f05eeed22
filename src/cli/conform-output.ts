/** `conform --format NAME[=FILE]`: one report, many renderings. */
import { resolve } from "node:path";
import { fail } from "../errors.js";
import type { ConformanceReport } from "../model/conformance.js";
import { type ConformanceFormat, conformanceFormats, renderConformance } from "../report/conformance/index.js";
import type { RenderOptions } from "../report/options.js";
import { didYouMean } from "../util/suggest.js";
import { writeWhole } from "./output.js";

interface Output {
  readonly format: ConformanceFormat;
  /** Absent: standard output. */
  readonly file?: string;
}

/** @throws problem `usage`: an unknown format, two renderings for one place */
export function parseConformOutputs(texts: readonly string[]): readonly Output[] {
  const outputs = (texts.length === 0 ? ["text"] : texts).map((text): Output => {
    const [name = "", ...rest] = text.split("=");
    const format = conformanceFormats.find((known) => known === name);
    if (format === undefined) {
      const near = didYouMean(name, conformanceFormats) ?? "";
      return fail({
        kind: "usage",
        message: `There is no format ${JSON.stringify(name)}.`,
        hint: `${near} The formats are ${conformanceFormats.join(", ")}.`.trim(),
      });
    }
    return rest.length === 0 ? { format } : { format, file: rest.join("=") };
  });
  const places = outputs.map(({ file }) => file ?? "standard output");
  const twice = places.find((place, index) => place === "" || places.indexOf(place) !== index);
  if (twice !== undefined) {
    fail({
      kind: "usage",
      message: twice === "" ? "A format names no file." : `Two formats are to be written to ${twice}.`,
      hint: "Give each its own file: --format text --format junit=conformance.xml.",
    });
  }
  return outputs;
}

export async function writeConformance(
  report: ConformanceReport,
  outputs: readonly Output[],
  options: RenderOptions & { readonly cwd: string; readonly print: (text: string) => void },
): Promise<void> {
  for (const { format, file } of outputs) {
    if (file === undefined) options.print(await renderConformance(report, format, options));
    else {
      const text = await renderConformance(report, format, { ...options, color: false, width: 80 });
      await writeWhole(resolve(options.cwd, file), text, file);
    }
  }
}

/** Reporters of conformance reports by name, each loaded when it is asked for. */
import type { ConformanceReport } from "../../model/conformance.js";
import type { RenderOptions } from "../options.js";

type Reporter = (report: ConformanceReport, options: RenderOptions) => string;

const reporters = {
  text: async (): Promise<Reporter> => (await import("./text.js")).renderConformanceText,
  json: async (): Promise<Reporter> => (await import("./json.js")).renderConformanceJson,
  junit: async (): Promise<Reporter> => (await import("./junit.js")).renderConformanceJunit,
  markdown: async (): Promise<Reporter> => (await import("./markdown.js")).renderConformanceMarkdown,
  html: async (): Promise<Reporter> => (await import("./html.js")).renderConformanceHtml,
} as const;

export type ConformanceFormat = keyof typeof reporters;
export const conformanceFormats = Object.keys(reporters) as readonly ConformanceFormat[];

/** The report in a format, ending with a line break. */
export async function renderConformance(
  report: ConformanceReport,
  format: ConformanceFormat,
  options: RenderOptions,
): Promise<string> {
  return (await reporters[format]())(report, options);
}

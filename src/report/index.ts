/** Reporters by name, each loaded when it is asked for. A reporter renders; it computes nothing. */
import type { Report } from "../model/report.js";
import type { RenderOptions } from "./options.js";

export type { RenderOptions } from "./options.js";

type Reporter = (report: Report, options: RenderOptions) => string;

const reporters = {
  text: async (): Promise<Reporter> => (await import("./text.js")).renderText,
  json: async (): Promise<Reporter> => (await import("./json.js")).renderJson,
  markdown: async (): Promise<Reporter> => (await import("./markdown.js")).renderMarkdown,
  html: async (): Promise<Reporter> => (await import("./html.js")).renderHtml,
  github: async (): Promise<Reporter> => (await import("./github.js")).renderGithub,
  gitlab: async (): Promise<Reporter> => (await import("./gitlab.js")).renderGitlab,
  sarif: async (): Promise<Reporter> => (await import("./sarif.js")).renderSarif,
  junit: async (): Promise<Reporter> => (await import("./junit.js")).renderJunit,
} as const;

export type ReportFormat = keyof typeof reporters;
export const reportFormats = Object.keys(reporters) as readonly ReportFormat[];

/** Formats that describe the rules of the findings. */
export const describing: ReadonlySet<ReportFormat> = new Set(["sarif", "html"]);
/** Formats that show the schemas side by side. */
export const showingSchemas: ReadonlySet<ReportFormat> = new Set(["html"]);

/** The report in a format, ending with a line break. */
export async function render(report: Report, format: ReportFormat, options: RenderOptions): Promise<string> {
  const reporter = await reporters[format]();
  return reporter(report, options);
}

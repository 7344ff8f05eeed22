/** What every rendering of a conformance report says in the same words. */
import type {
  BytesReport,
  CheckLevel,
  CheckResult,
  CheckStatus,
  ConformanceReport,
  LevelCounts,
} from "../../model/conformance.js";
import { stringify } from "../../model/json.js";
import type { Limits } from "../../model/plugin.js";

function countsText(level: string, counts: LevelCounts): string {
  const { total, ran, passed, failed, skipped, errors } = counts;
  if (total === 0) return "";
  const parts = [
    [passed, "passed"],
    [failed, "failed"],
    [skipped, "skipped"],
    [errors, "could not be judged"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${ran} of ${total} ${level} ${total === 1 ? "check" : "checks"} ran: ${said.join(", ")}.`;
}

export function summary({ must, should }: ConformanceReport): string[] {
  const lines = [countsText("MUST", must), countsText("SHOULD", should)].filter((line) => line !== "");
  return lines.length === 0 ? ["No check ran."] : lines;
}

const verdicts: Readonly<Record<ConformanceReport["verdict"], string>> = {
  conforms: "The plugin conforms.",
  fails: "The plugin fails.",
  incomplete: "Not every MUST check that applies was run: this is no pass.",
  error: "The suite could not judge: nothing here is a pass.",
};

export function verdictText({ verdict }: ConformanceReport): string {
  return verdicts[verdict];
}

/** `Shipping quotes 1.4.0 (com.example.shipping-quotes, core-1)` */
export function pluginText({ plugin, label }: ConformanceReport): string {
  return plugin === undefined ? label : `${plugin.name} ${plugin.version} (${plugin.id}, ${plugin.abi})`;
}

export function runText({ mode, seed, previous }: ConformanceReport): string {
  const against = previous === undefined ? "" : `, against ${previous.label} (${previous.version})`;
  return `${mode} mode, seed ${seed}${against}`;
}

export function levelText(level: CheckLevel): string {
  return level === "must" ? "MUST" : "SHOULD";
}

export const statusTexts: Readonly<Record<CheckStatus, string>> = {
  pass: "passed",
  fail: "failed",
  error: "could not be judged",
  skip: "skipped",
  "not-applicable": "does not apply",
};

export function limitsText({ memoryPages, timeoutMs, initMs, outputBytes }: Limits): string {
  return `${memoryPages} pages of memory, ${timeoutMs} ms a call, ${initMs} ms to start, ${outputBytes} bytes of output`;
}

/** The bytes as JSON, where they can be read. */
export function mirrorText({ mirror }: BytesReport): string | undefined {
  return mirror === undefined ? undefined : stringify(mirror);
}

export function hexText({ hex, length }: BytesReport): string {
  const cut = hex.length / 2 < length ? "…" : "";
  return `${hex}${cut} (${length} ${length === 1 ? "byte" : "bytes"})`;
}

export interface Row {
  readonly label: string;
  readonly text: string;
  /** The text is code: bytes, JSON, a command. */
  readonly code?: true;
}

/** What a failure has to say, in the order in which it is read. */
export function failureRows({ failure, why, repeat }: CheckResult): Row[] {
  if (failure === undefined) return [];
  const { expected, actual, input, output, details, stderr, limits } = failure;
  const bytes = (label: string, each: BytesReport | undefined): Row[] => {
    if (each === undefined) return [];
    const mirror = mirrorText(each);
    return [
      ...(mirror === undefined ? [] : [{ label, text: mirror, code: true } as const]),
      { label: mirror === undefined ? label : "", text: hexText(each), code: true },
    ];
  };
  return [
    { label: "expected", text: expected },
    { label: "found", text: actual },
    ...details.map((text, index) => ({ label: index === 0 ? "details" : "", text })),
    ...bytes("input", input),
    ...bytes("output", output),
    ...(stderr.trim() === ""
      ? []
      : [{ label: "printed", text: stderr.trim().split("\n").slice(-6).join("\n"), code: true } as const]),
    { label: "why", text: why },
    { label: "limits", text: limitsText(limits) },
    { label: "repeat", text: repeat, code: true },
  ];
}

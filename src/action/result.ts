/** What a run came to, from its exit code and its report. */
import { readFile } from "node:fs/promises";
import type { Bump } from "../model/bump.js";
import { bumps } from "../model/bump.js";
import type { CheckReport } from "../model/report.js";

export const results = ["pass", "fail", "error", "no-baseline"] as const;
export type Result = (typeof results)[number];

/** The report of the run that has just ended; `undefined` where it did not get that far. */
export async function readReport(file: string): Promise<CheckReport | undefined> {
  try {
    // Written by our own command line a moment ago.
    return JSON.parse(await readFile(file, "utf8")) as CheckReport;
  } catch {
    return undefined;
  }
}

export function resultOf(code: number, report: CheckReport | undefined): Result {
  if (code === 0) return "pass";
  if (code === 1) return "fail";
  const first = report?.contracts.some(({ verdict }) => verdict === "no-baseline") === true;
  return code === 4 && first ? "no-baseline" : "error";
}

/** Of the contract that requires the most; "" where no version declares any. */
function declaredBump({ contracts }: CheckReport): Bump | "" {
  const byRequired = [...contracts].sort((a, b) => bumps.indexOf(b.requiredBump) - bumps.indexOf(a.requiredBump));
  return byRequired[0]?.declaredBump ?? "";
}

/** The outputs that tell the result in numbers; empty where there is no report. */
export function reportOutputs(report: CheckReport | undefined): Record<string, string> {
  const { counts } = report ?? {};
  return {
    "breaking-count": String(counts?.breaking ?? ""),
    "warning-count": String(counts?.warning ?? ""),
    "info-count": String(counts?.info ?? ""),
    "waived-count": String(counts?.waived ?? ""),
    "unknown-count": String(counts?.unknown ?? ""),
    "required-bump": report?.requiredBump ?? "",
    "declared-bump": report === undefined ? "" : declaredBump(report),
  };
}

/** Nothing that a reviewer would have to look at. */
export function isClean(result: Result, report: CheckReport | undefined): boolean {
  if (result !== "pass" || report === undefined) return false;
  const { breaking, warning, waived, unknown } = report.counts;
  return breaking + warning + waived + unknown === 0 && (report.introduced?.counts.breaking ?? 0) === 0;
}

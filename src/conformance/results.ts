/** Outcomes as the report has them, counted. */
import type { BytesReport, CheckLevel, CheckResult, ConformanceReport, LevelCounts } from "../model/conformance.js";
import { defaultLimits } from "../model/plugin.js";
import type { Check, Outcome } from "./checks/check.js";
import { CodecError, codecs, formatOf } from "./codecs/index.js";
import type { Seen } from "./context.js";

/** Bytes shown of an input or output; what is longer is cut. */
const shownBytes = 512;
const shownDetails = 12;
const shownText = 2000;

function hex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, shownBytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesReport(bytes: Uint8Array): BytesReport {
  const format = formatOf(bytes);
  const head = { length: bytes.length, hex: hex(bytes) };
  if (format === undefined || bytes.length > 64 * 1024) return head;
  try {
    return { ...head, mirror: codecs[format].read(bytes) };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return head;
  }
}

const clip = (text: string): string => (text.length > shownText ? `${text.slice(0, shownText)}…` : text);

/** @param seen what the context saw; absent where the check did not run */
export function resultOf(
  { id, level, title, why }: Check,
  outcome: Outcome | { readonly status: "error"; readonly reason: string },
  seen: Seen | undefined,
  repeat: string,
): CheckResult {
  const head = { id, level, title, why, status: outcome.status };
  if (outcome.status === "pass")
    return { ...head, ...(outcome.note === undefined ? {} : { reason: outcome.note }), repeat };
  if (outcome.status !== "fail") return { ...head, reason: clip(outcome.reason), repeat };
  const { expected, actual, input, output, details = [] } = outcome.evidence;
  return {
    ...head,
    failure: {
      expected: clip(expected),
      actual: clip(actual),
      ...(input === undefined ? {} : { input: bytesReport(input) }),
      ...(output === undefined ? {} : { output: bytesReport(output) }),
      details: details.slice(0, shownDetails).map(clip),
      stderr: seen?.stderr() ?? "",
      limits: seen?.limits() ?? defaultLimits,
    },
    repeat,
  };
}

export function countsOf(results: readonly CheckResult[], level: CheckLevel): LevelCounts {
  const ofLevel = results.filter((result) => result.level === level);
  const count = (...statuses: readonly CheckResult["status"][]): number =>
    ofLevel.filter(({ status }) => statuses.includes(status)).length;
  const notApplicable = count("not-applicable");
  return {
    total: ofLevel.length - notApplicable,
    ran: count("pass", "fail"),
    passed: count("pass"),
    failed: count("fail"),
    skipped: count("skip"),
    errors: count("error"),
    notApplicable,
  };
}

/** A MUST that was not judged is no pass: such a run is incomplete, and so is one that judged nothing. */
export function verdictOf(results: readonly CheckResult[]): ConformanceReport["verdict"] {
  const must = countsOf(results, "must");
  const should = countsOf(results, "should");
  if (must.failed > 0) return "fails";
  if (must.errors + should.errors > 0) return "error";
  if (must.skipped > 0 || must.ran + should.ran === 0) return "incomplete";
  return "conforms";
}

interface Repeat {
  readonly mode: "dev" | "prod";
  readonly seed: number;
  readonly contracts?: string;
  readonly against?: string;
}

/** For a shell. */
const quoted = (text: string): string => (/^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export function repeatCommand(path: string, id: string, { mode, seed, contracts, against }: Repeat): string {
  return [
    `contract-check conform ${quoted(path)} --check ${id}`,
    ...(mode === "prod" ? [] : [`--mode ${mode}`]),
    ...(seed === 1 ? [] : [`--seed ${seed}`]),
    ...(contracts === undefined ? [] : [`--contracts ${quoted(contracts)}`]),
    ...(against === undefined ? [] : [`--against ${quoted(against)}`]),
  ].join(" ");
}

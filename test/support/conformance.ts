/** Runs the suite over a fixture, and says in short what came of it. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type ConformanceOptions, runSuite } from "../../src/conformance/suite.js";
import type { CheckStatus } from "../../src/model/conformance.js";

export const fixtures = join(import.meta.dirname, "../../fixtures");

/** The plugins in a folder of the fixtures. */
export const withManifest = (folder: string): string[] =>
  readdirSync(join(fixtures, folder)).filter((name) => existsSync(join(fixtures, folder, name, "manifest.toml")));

export interface Outcomes {
  readonly failed: readonly string[];
  /** Skipped and erroneous, with the reason, so that it is in the message when a test fails. */
  readonly undecided: readonly string[];
  /** Not applicable, without saying why. */
  readonly withoutReason: readonly string[];
}

export async function outcomes(path: string, more: Partial<ConformanceOptions> = {}): Promise<Outcomes> {
  const { checks } = await runSuite(path, { cwd: fixtures, contracts: "reference-plugins/contracts", ...more });
  const of = (...wanted: readonly CheckStatus[]) => checks.filter(({ status }) => wanted.includes(status));
  return {
    failed: of("fail").map(({ id }) => id),
    undecided: of("error", "skip").map(({ id, status, reason }) => `${id} ${status}: ${reason}`),
    withoutReason: of("not-applicable")
      .filter(({ reason = "" }) => reason === "")
      .map(({ id }) => id),
  };
}

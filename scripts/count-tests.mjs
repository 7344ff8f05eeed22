#!/usr/bin/env node
/**
 * The last line of a continuous integration run: "N passed, N failed".
 *
 *   node scripts/count-tests.mjs RESULTS [FAILED_STEP ...]
 *
 * RESULTS is vitest's JSON report. Failed are the failed tests, the test files that could not be run, and each
 * step that failed for another reason. Exits 1 when anything failed or nothing passed.
 */
import { readFileSync } from "node:fs";

const [file, ...steps] = process.argv.slice(2);

function readResults() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

const results = readResults();
const files = results?.testResults ?? [];
const tests = files.flatMap(({ assertionResults }) => assertionResults);
const passed = tests.filter(({ status }) => status === "passed").length;
const failedTests = tests.filter(({ status }) => status === "failed").length;
const brokenFiles = files.filter(
  ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
).length;
const failedSteps = steps.filter((step) => step !== "tests").length;
const counted = failedTests + brokenFiles + failedSteps;
// The test command failed without naming a test: an error outside of any test, or no results at all.
const failed = steps.includes("tests") && failedTests + brokenFiles === 0 ? counted + 1 : counted;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

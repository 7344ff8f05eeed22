/** The suite for the library. What it needs is loaded when it is called: most who import the library compare schemas. */
import type { ConformanceReport } from "../model/conformance.js";
import type { ConformanceOptions } from "./suite.js";

/**
 * Runs the conformance suite over a plugin, in a process of its own.
 *
 * @param path the plugin's folder, or its manifest, relative to `cwd`
 * @returns what `contract-check conform --format json` prints; whether the plugin conforms is its `verdict`
 * @throws ContractCheckError: there is no plugin, no such check, a snapshot is damaged, no sandbox on this system
 */
export async function runConformance(path: string, options: ConformanceOptions): Promise<ConformanceReport> {
  const { runSuite } = await import("./suite.js");
  return runSuite(path, options);
}

/**
 * Pins a version in a process of its own, to be killed or to run out of space.
 *
 * Arguments: the root, the version, and the number of the change to the disk before which to die by SIGKILL
 * (0: live on). Prints the steps it made, or the problem.
 */
import { ContractCheckError } from "../../src/errors.js";
import { writePins } from "../../src/store/index.js";
import { toSnapshot } from "../../src/store/manifest.js";
import { billing } from "./support-contract.js";

const [root = "", version = "", last = "0"] = process.argv.slice(2);
const steps: string[] = [];

function beforeStep(step: string): void {
  steps.push(step);
  if (steps.length === Number(last)) process.kill(process.pid, "SIGKILL");
}

try {
  const snapshot = toSnapshot({ ...billing(version), version });
  const request = { range: "^1.0.0", source: "../interface/contracts", snapshot };
  const { written } = await writePins([request], { root, folder: "contracts", keep: new Set(), beforeStep });
  console.log(JSON.stringify({ written, steps }));
} catch (error) {
  if (!(error instanceof ContractCheckError)) throw error;
  console.log(JSON.stringify({ problem: error.problem }));
}

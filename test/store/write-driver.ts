/**
 * Writes a snapshot in a process of its own, to be killed or to run out of space.
 *
 * Arguments: the root, the version, and the number of the change to the disk before which to die by SIGKILL
 * (0: live on). Prints the steps it made, or the problem's kind and hint.
 */
import { ContractCheckError } from "../../src/errors.js";
import { writeSnapshot } from "../../src/store/index.js";
import { billing } from "./support-contract.js";

const [root = "", version = "", last = "0"] = process.argv.slice(2);
const steps: string[] = [];

function beforeStep(step: string): void {
  steps.push(step);
  if (steps.length === Number(last)) process.kill(process.pid, "SIGKILL");
}

try {
  const { written } = await writeSnapshot("contracts", billing(version), { root, beforeStep });
  console.log(JSON.stringify({ written, steps }));
} catch (error) {
  if (!(error instanceof ContractCheckError)) throw error;
  console.log(JSON.stringify({ problem: error.problem }));
}

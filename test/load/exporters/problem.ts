/** Runs something that must fail with a problem, and gives the problem. */
import { ContractCheckError, type Problem } from "../../../src/errors.js";

export async function problemOf(run: () => Promise<unknown>): Promise<Problem> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ContractCheckError) return error.problem;
    throw error;
  }
  throw new Error("nothing failed");
}

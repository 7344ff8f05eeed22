/** Writing, with the file system's refusals as problems. */
import { ContractCheckError, fail } from "../errors.js";
import { ioProblem } from "./paths.js";

/**
 * @param file what the problem names as its place
 * @throws problem `io` for what the file system throws
 */
export async function attempt<T>(file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ContractCheckError) throw error;
    return fail(ioProblem(error, "written", file), error);
  }
}

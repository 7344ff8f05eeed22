/** Which DTOs can be compared at all. */
import type { Problem } from "../errors.js";
import type { Dto } from "../model/contract.js";

/**
 * Why a DTO cannot be compared. A reference that could not be followed is no reason: the normalizer reads it as a
 * set that equals itself and is not described otherwise, and what does not depend on it keeps its verdict.
 */
export function unusable({ problem }: Dto): Problem | undefined {
  return problem?.kind === "reference" || problem?.kind === "forbidden-reference" ? undefined : problem;
}

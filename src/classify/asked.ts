/** The bumps that the baselines of a report ask of the candidate, read back from it. */
import { type Bump, maxBump } from "../model/bump.js";
import type { ContractReport, DtoReport } from "../model/report.js";
import type { BumpRequest } from "./semver.js";

/** What a DTO asks after one baseline. A waived break asks for what a changed set needs, a minor. */
function askedBy(dto: DtoReport, index: number, waiversCount: boolean): Bump {
  // Against a single baseline the DTO's own bump is the answer.
  const required = dto.against === undefined ? dto.requiredBump : (dto.against[index]?.requiredBump ?? "none");
  return waiversCount && dto.waived === true && required === "major" ? "minor" : required;
}

/** For each baseline, newest first, the highest over all DTOs; with or without what is waived. */
export function bumpsAsked(contract: ContractReport, waiversCount: boolean): BumpRequest[] {
  return contract.baselines.map(({ version }, index) => ({
    version,
    required: maxBump(contract.dtos.map((dto) => askedBy(dto, index, waiversCount))),
  }));
}

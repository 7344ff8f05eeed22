/** What a branch changes: the same contracts, exported at its base. */
import type { CheckNote, ContractCheck } from "../compare/index.js";
import { ContractCheckError, type Problem } from "../errors.js";
import type { Contract } from "../model/contract.js";
import { type Base, isProblem } from "./base.js";
import { type Candidate, exportCandidate } from "./candidates.js";
import type { Progress } from "./progress.js";

export interface AtBase {
  readonly checks: readonly ContractCheck[];
  /** Why a contract could not be exported there. */
  readonly notes: readonly CheckNote[];
}

/** The checks of the candidates against the base, without those whose base cannot be exported. */
export async function exportAtBase(candidates: readonly Candidate[], base: Base, progress: Progress): Promise<AtBase> {
  const checks: ContractCheck[] = [];
  const notes: CheckNote[] = [];
  const { start } = base;
  for (const { config, contract } of candidates) {
    const before = isProblem(start) ? undefined : start?.config.contracts.find(({ name }) => name === config.name);
    try {
      if (isProblem(start)) throw new ContractCheckError(start);
      // New on this branch: there is nothing to hold it against.
      const baselines =
        start === undefined || before === undefined
          ? []
          : [withoutVersion((await exportCandidate(before, start, progress)).contract, base)];
      checks.push({ candidate: contract, baselines });
    } catch (error) {
      if (!(error instanceof ContractCheckError)) throw error;
      notes.push(unavailable(config.name, base, error.problem));
    }
  }
  return { checks, notes };
}

/** Nobody was promised anything by a version that is on its way. */
function withoutVersion({ version: _, ...contract }: Contract, { ref, commit }: Base): Contract {
  return { ...contract, label: `git:${ref}`, revision: commit };
}

function unavailable(contract: string, { ref }: Base, { message, details = [] }: Problem): CheckNote {
  const reason = [message, ...details.slice(0, 3)].join(" ");
  return {
    rule: "base-unavailable",
    level: "warning",
    contract,
    facts: { name: `git:${ref}`, reason },
    message: `${contract} could not be exported at git:${ref}: ${reason}`,
  };
}

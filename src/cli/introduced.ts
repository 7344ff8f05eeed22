/** What a branch changes: the same contracts, exported at its base. */
import type { CheckNote, ContractCheck } from "../compare/index.js";
import { ContractCheckError, type Problem } from "../errors.js";
import type { Contract, SchemaSource } from "../model/contract.js";
import { type Base, isProblem } from "./base.js";
import { type Candidate, exportCandidate } from "./candidates.js";
import type { Progress } from "./progress.js";

export interface BaseChecks {
  readonly checks: readonly ContractCheck[];
  /** Why a contract could not be exported there. */
  readonly notes: readonly CheckNote[];
}

/** The checks of the candidates against the base, without those whose base cannot be exported. */
export async function exportAtBase(
  candidates: readonly Candidate[],
  base: Base,
  progress: Progress,
): Promise<BaseChecks> {
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
          : [atBase((await exportCandidate(before, start, progress)).contract, base)];
      checks.push({ candidate: contract, baselines });
    } catch (error) {
      if (!(error instanceof ContractCheckError)) throw error;
      notes.push(unavailable(config.name, base, error.problem));
    }
  }
  return { checks, notes };
}

/**
 * Nobody was promised anything by a version that is on its way, so it has none here; and its files are those of the
 * base, whose lines are not those of the work tree.
 */
function atBase({ version: _, dtos, ...contract }: Contract, { ref, commit }: Base): Contract {
  const moved = new Map<SchemaSource, SchemaSource>();
  const label = `git:${ref}`;
  const move = (source: SchemaSource): SchemaSource => {
    // DTOs of one document go on sharing it.
    const known = moved.get(source) ?? inRevision(source, label);
    moved.set(source, known);
    return known;
  };
  return { ...contract, label, revision: commit, dtos: dtos.map((dto) => ({ ...dto, source: move(dto.source) })) };
}

function inRevision(source: SchemaSource, revision: string): SchemaSource {
  const locate: SchemaSource["locate"] = (pointer) => {
    const place = source.locate(pointer);
    return place === undefined ? undefined : { ...place, file: `${revision}:${place.file}` };
  };
  return { ...source, label: `${revision}:${source.label}`, locate };
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

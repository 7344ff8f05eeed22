/** The candidates of a configuration: its contracts, exported as they are now. */
import { fail } from "../errors.js";
import type { LoadedConfig } from "../load/config.js";
import type { ContractConfig } from "../model/config.js";
import type { Contract } from "../model/contract.js";
import { didYouMean } from "../util/suggest.js";
import type { Progress } from "./progress.js";

export interface Candidate {
  readonly config: ContractConfig;
  readonly contract: Contract;
}

/** The contracts of the configuration with these names, or all. @throws problem `usage`: no such contract */
export function selectContracts(loaded: LoadedConfig, names: readonly string[]): readonly ContractConfig[] {
  const { contracts } = loaded.config;
  if (contracts.length === 0) {
    fail({
      kind: "config",
      message: "The configuration has no contract of its own, only some that it consumes.",
      hint: "Add one under `contracts`, or see `contract-check pin --check` for those that are consumed.",
    });
  }
  for (const name of names) {
    if (contracts.some((contract) => contract.name === name)) continue;
    const known = contracts.map((contract) => contract.name);
    fail({
      kind: "usage",
      message: `The configuration has no contract ${JSON.stringify(name)}.`,
      hint: didYouMean(name, known) ?? `It has: ${known.join(", ")}.`,
    });
  }
  return names.length === 0 ? contracts : contracts.filter(({ name }) => names.includes(name));
}

/**
 * Exports one contract. DTOs that cannot be used are kept with their problem.
 * @throws the DTO's problem where not a single one can be used
 */
export async function exportCandidate(
  config: ContractConfig,
  loaded: LoadedConfig,
  progress: Progress,
): Promise<Candidate> {
  const { loadContract } = await import("../load/index.js");
  progress.say(`exporting ${config.name}`);
  const contract = await loadContract(config, { root: loaded.root, allowRemote: loaded.config.allowRemote ?? [] });
  const [first] = contract.dtos;
  if (first?.problem !== undefined && contract.dtos.every(({ problem }) => problem !== undefined)) fail(first.problem);
  if (first === undefined) {
    fail({
      kind: "nothing-compared",
      message: `The contract "${config.name}" has no DTO.`,
      hint: "Check `source` and `dtos` of the contract in the configuration.",
    });
  }
  return { config, contract };
}

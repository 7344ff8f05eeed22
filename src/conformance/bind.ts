/** Binds the contracts of a manifest to the stored versions in their ranges. */
import semver from "semver";
import { createConfirmer } from "../confirm/index.js";
import type { Dto } from "../model/contract.js";
import type { PluginManifest } from "../model/plugin.js";
import type { BaselineSource } from "../store/index.js";
import { createExplain } from "../validators/explain.js";
import { packages } from "../validators/index.js";
import type { BoundContract, BoundDto } from "./subject.js";

/** @throws problems of the store: a snapshot that is damaged */
export async function bindContracts(manifest: PluginManifest, store: BaselineSource): Promise<BoundContract[]> {
  const bound: BoundContract[] = [];
  for (const use of manifest.contracts) {
    const [name = "", dtoName = ""] = use.contract.split("/");
    const inside: BoundDto[] = [];
    const outside: BoundDto[] = [];
    const range = semver.validRange(use.range);
    for (const version of [...(await store.versions(name))].reverse()) {
      const stored = await store.read(name, version);
      const dto = stored.dtos.find((each) => each.name === dtoName);
      if (dto === undefined || dto.problem !== undefined) continue;
      const into = range !== null && semver.satisfies(version, range) ? inside : outside;
      into.push(bindDto(use.contract, version, dto));
    }
    bound.push({ ...use, versions: inside, outside });
  }
  return bound;
}

/** A stored DTO with its validators. */
export function bindDto(contract: string, version: string, dto: Dto): BoundDto {
  const { source, pointer } = dto;
  const confirmer = createConfirmer(
    { json: source.json, defaultDialect: source.defaultDialect, formats: "assert" },
    packages,
  );
  const explain = createExplain(source.json, source.defaultDialect);
  return {
    contract,
    version,
    reference: `${contract}@${version}`,
    dto,
    violation: (value) => {
      const judged = confirmer.validate(pointer, value);
      if (judged.result === "unable") return `no validator can judge it: ${judged.reason}`;
      return judged.result === "valid" ? undefined : (explain(value) ?? "the validator rejects it");
    },
  };
}

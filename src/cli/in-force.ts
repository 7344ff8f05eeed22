/** What a check goes by: policies, severities and waivers; those of the base revision where one is named. */
import type { CheckNote } from "../compare/index.js";
import { ContractCheckError } from "../errors.js";
import type { LoadedConfig } from "../load/config.js";
import type { Config } from "../model/config.js";
import type { Json } from "../model/json.js";
import type { Policy } from "../model/policy.js";
import { sameWaiver, type Waivers, type WrittenWaiver } from "../model/waiver.js";
import { canonicalText } from "../util/canonical.js";
import { type Base, isProblem } from "./base.js";
import { today } from "./today.js";
import { parseWaivers, readWaiversText, waiversPath } from "./waivers-file.js";

export interface InForce {
  readonly policyOf: (contract: string) => Partial<Policy> | undefined;
  readonly severity: Config["severity"];
  readonly waivers: Waivers;
  /** Where branch and base differ, and what of the base cannot be read. */
  readonly notes: readonly CheckNote[];
}

export async function inForce(loaded: LoadedConfig, base: Base | undefined): Promise<InForce> {
  const { config, root } = loaded;
  const path = waiversPath(config);
  const text = await readWaiversText(root, path);
  // A malformed file is refused even where the base's counts: it is to be merged.
  const own = text === undefined ? [] : await parseWaivers(text, path);
  const shared = { today: today(), contracts: config.contracts.map(({ name }) => name) };
  if (base === undefined) {
    return {
      policyOf: (name) => policyIn(config, name),
      severity: config.severity,
      waivers: { ...shared, entries: own, pending: [] },
      notes: [],
    };
  }
  const rules = rulesOf(config, base);
  const waived = await waiversOf(own, base, path);
  return { ...rules, waivers: { ...shared, ...waived }, notes: [...rules.notes, ...waived.notes] };
}

function policyIn(config: Config, name: string): Partial<Policy> | undefined {
  return config.contracts.find((contract) => contract.name === name)?.policy;
}

function note(contract: string, name: string, ref: string): CheckNote {
  const message = `${name} differs from the one at ${ref}, which counts until this is merged`;
  return { rule: "policy-not-in-force", level: "info", contract, facts: { name }, message };
}

/** A contract that the base does not have, and a project that is new there, come with their own rules. */
function rulesOf(config: Config, { ref, rules }: Base): Pick<InForce, "policyOf" | "severity" | "notes"> {
  const own = { policyOf: (name: string) => policyIn(config, name), severity: config.severity };
  if (rules === undefined) return { ...own, notes: [] };
  const first = config.contracts[0]?.name ?? "";
  if (isProblem(rules)) {
    const message = `the configuration at ${ref} cannot be read, so the default policy counts: ${rules.message}`;
    return {
      policyOf: () => undefined,
      severity: {},
      notes: [{ ...note(first, "the policy", ref), level: "warning", message }],
    };
  }
  const before = rules.config;
  const known = (name: string) => before.contracts.some((contract) => contract.name === name);
  const policyOf = (name: string) => (known(name) ? policyIn(before, name) : policyIn(config, name));
  const notes = config.contracts
    .filter(({ name, policy }) => differ(policy, policyOf(name)))
    .map(({ name }) => note(name, `the policy of ${name}`, ref));
  if (differ(config.severity, before.severity)) notes.push(note(first, "the severity of rules", ref));
  return { policyOf, severity: before.severity, notes };
}

function differ(a: object | undefined, b: object | undefined): boolean {
  return canonicalText((a ?? {}) as Json) !== canonicalText((b ?? {}) as Json);
}

/**
 * An entry of the base counts unless the branch took it back; what only the branch has does not count yet. Entries
 * that the base got after the branch started are not missed on the branch.
 */
async function waiversOf(
  own: readonly WrittenWaiver[],
  base: Base,
  path: string,
): Promise<Pick<Waivers, "entries" | "pending"> & Pick<InForce, "notes">> {
  const notes: CheckNote[] = [];
  const at = async (where: "tip" | "start"): Promise<readonly WrittenWaiver[]> => {
    const config = where === "tip" ? base.rules : base.start;
    const file = config === undefined || isProblem(config) ? path : waiversPath(config.config);
    const text = await base.read(where, file);
    try {
      return text === undefined ? [] : await parseWaivers(text, `git:${base.ref}:${file}`);
    } catch (error) {
      if (!(error instanceof ContractCheckError)) throw error;
      if (where === "tip") notes.push(damaged(base, error));
      return [];
    }
  };
  const [tip, start] = [await at("tip"), await at("start")];
  const has = (list: readonly WrittenWaiver[], entry: WrittenWaiver) => list.some((other) => sameWaiver(other, entry));
  const entries = tip.flatMap((entry) => {
    const here = own.find((other) => sameWaiver(other, entry));
    return here !== undefined ? [here] : has(start, entry) ? [] : [entry];
  });
  return { entries, pending: own.filter((entry) => !has(tip, entry) && !has(start, entry)), notes };
}

function damaged({ ref }: Base, { problem }: ContractCheckError): CheckNote {
  const message = `the waivers at ${ref} cannot be read, so none counts: ${problem.message}`;
  return { rule: "policy-not-in-force", level: "warning", contract: "", facts: { name: "waivers" }, message };
}

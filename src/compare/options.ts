/** What a comparison is told beside the contracts. */
import type { SeverityOverride } from "../classify/level.js";
import type { Role } from "../model/contract.js";
import { defaultPolicy, type Policy } from "../model/policy.js";

export interface CompareOptions {
  /** Missing parts are the defaults: `declared`, `closed`, `assert`, `report`, transitive. */
  readonly policy?: Partial<Policy>;
  /** Level by rule id. It replaces the level of the rule's findings and never the verdict. */
  readonly severity?: Readonly<Record<string, SeverityOverride>>;
  /** An inclusion that is not decided counts as breaking. */
  readonly strict?: boolean;
  /** Steps that the engine may take for one question. */
  readonly budget?: number;
  /** The role of every DTO, over what the contract says. */
  readonly role?: Role;
  /** The role by DTO name, over `role`. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Documents to look for per DTO and direction, one per change that might break. Default 200. */
  readonly maxSearches?: number;
  /** Put the schemas of changed DTOs side by side into the report. */
  readonly schemas?: boolean;
}

export interface Settings {
  readonly policy: Policy;
  readonly severity: Readonly<Record<string, SeverityOverride>>;
  readonly strict: boolean;
  readonly budget: number | undefined;
  readonly maxSearches: number;
  readonly schemas: boolean;
  readonly roleOf: (dto: { readonly name: string; readonly role: Role }) => Role;
}

export function settingsOf(options: CompareOptions): Settings {
  const { roles, role } = options;
  return {
    policy: { ...defaultPolicy, ...withoutUndefined(options.policy ?? {}) },
    severity: options.severity ?? {},
    strict: options.strict ?? false,
    budget: options.budget,
    maxSearches: options.maxSearches ?? 200,
    schemas: options.schemas ?? false,
    roleOf: (dto) => (roles !== undefined && Object.hasOwn(roles, dto.name) ? roles[dto.name] : role) ?? dto.role,
  };
}

/** An option that is present and `undefined` means its default. */
function withoutUndefined(policy: Partial<Policy>): Partial<Policy> {
  return Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
}

/** The library. Everything here is public; nothing else is. */

export type { DecideOptions } from "./compare/decide.js";
export { decideInclusion } from "./compare/decide.js";
export type { CompareOptions } from "./compare/index.js";
export { compareContracts } from "./compare/index.js";
export { runConformance } from "./conformance/index.js";
export type { ConformanceOptions } from "./conformance/suite.js";
export type { Place, Problem, ProblemKind } from "./errors.js";
export { ContractCheckError } from "./errors.js";
export { loadContract as exportContract } from "./load/index.js";
export type { Bump } from "./model/bump.js";
export type { Config, ContractConfig, SourceSpec, VersionSpec } from "./model/config.js";
export { defineConfig } from "./model/config.js";
export type { CheckResult, CheckStatus, ConformanceReport } from "./model/conformance.js";
export type { Contract, Dto, ExporterInfo, Role, SchemaSource, SourceLocation } from "./model/contract.js";
export type { ExactNumber, Json, JsonObject } from "./model/json.js";
export type { Direction, Policy } from "./model/policy.js";
export type {
  CheckReport,
  ContractReport,
  Counts,
  DiffReport,
  DirectionReport,
  DtoReport,
  Finding,
  Level,
  Report,
  ReportVerdict,
} from "./model/report.js";
export type { Undecided, Verdict } from "./model/verdict.js";

/** The formats this project publishes; `contract-check.config.ts` makes them a contract of its own. */
export { Configuration } from "./config.js";
export { ConformanceReport } from "./conformance-report.js";
export { ContractsLock } from "./contracts-lock.js";
export { PluginManifest, PluginMetadata } from "./plugin-manifest.js";
export { CheckReport, DiffReport } from "./report.js";
export { SnapshotManifest } from "./snapshot-manifest.js";
export { Waivers } from "./waivers.js";
export { WorkspaceFile } from "./workspace.js";
export { WorkspaceReport } from "./workspace-report.js";

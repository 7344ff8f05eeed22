/** This project's own contracts: what it prints, what it reads, what it stores. */
import { defineConfig } from "contract-check";

export default defineConfig({
  contracts: [
    {
      name: "contract-check-formats",
      version: { from: "package.json" },
      source: { kind: "json-schema", module: "./src/model/formats/index.ts" },
      dtos: {
        CheckReport: "response",
        DiffReport: "response",
        Configuration: "request",
        SnapshotManifest: "stored",
        PluginManifest: "stored",
        PluginMetadata: "response",
        ConformanceReport: "response",
        Waivers: "request",
        ContractsLock: "stored",
        WorkspaceFile: "request",
        WorkspaceReport: "shared",
      },
    },
  ],
  baselines: "contracts",
});

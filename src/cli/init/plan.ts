/** The configuration that `init` writes, from what was found. Pure. */
import type { SourceSpec, VersionSpec } from "../../model/config.js";

export interface Project {
  /** Name of the folder, for a project without a manifest. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Name and version in package.json, where there is one. */
  readonly packageJson?: { readonly name?: string; readonly version?: string };
  readonly cargoToml?: string;
  readonly pyprojectToml?: string;
}

export interface Plan {
  readonly file: string;
  readonly text: string;
}

/** A name as the configuration allows it. */
function contractName(project: Project): string {
  const manifest = project.cargoToml ?? project.pyprojectToml;
  const other = manifest === undefined ? undefined : /^\s*name\s*=\s*"([^"]+)"/m.exec(manifest)?.[1];
  const given = project.packageJson?.name ?? other ?? project.folder;
  const name = given
    .replace(/^@[^/]*\//, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 128);
  return name === "" ? "contracts" : name;
}

function versionOf(project: Project): VersionSpec {
  const says = (manifest: string | undefined) => manifest !== undefined && /^\s*version\s*[.=]/m.test(manifest);
  if (project.packageJson?.version !== undefined) return { from: "package.json" };
  if (says(project.cargoToml)) return { from: "Cargo.toml" };
  if (says(project.pyprojectToml)) return { from: "pyproject.toml" };
  return "0.1.0";
}

/** TypeScript where the project has some, JavaScript in another package, YAML elsewhere. */
export function configFile(project: Project): string {
  const typed = project.files.some((file) => /(?:^|\/)tsconfig\.json$|\.[cm]?ts$/.test(file));
  if (typed) return "contract-check.config.ts";
  return project.packageJson === undefined ? "contract-check.config.yaml" : "contract-check.config.mjs";
}

/** `{ kind: "zod", module: "./src/dto.ts" }` */
function literal(value: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(value).map(([key, member]) => `${key}: ${JSON.stringify(member)}`);
  return `{ ${members.join(", ")} }`;
}

/** As TypeScript, JavaScript and YAML all read it. */
function asText(value: VersionSpec | SourceSpec): string {
  return typeof value === "string" ? JSON.stringify(value) : literal({ ...value });
}

export function planConfig(project: Project, source: SourceSpec): Plan {
  const file = configFile(project);
  const name = JSON.stringify(contractName(project));
  const version = versionOf(project);
  if (file.endsWith(".yaml")) {
    const lines = [
      "contracts:",
      `  - name: ${name}`,
      `    version: ${asText(version)}`,
      `    source: ${asText(source)}`,
      "    # Who writes a DTO and who reads it: request, response, event, stored or shared (the default).",
      "    # dtos: { Invoice: response }",
      "baselines: contracts",
    ];
    return { file, text: `${lines.join("\n")}\n` };
  }
  const lines = [
    'import { defineConfig } from "contract-check";',
    "",
    "export default defineConfig({",
    "  contracts: [",
    "    {",
    `      name: ${name},`,
    `      version: ${asText(version)},`,
    `      source: ${asText(source)},`,
    "      // Who writes a DTO and who reads it: request, response, event, stored or shared (the default).",
    '      // dtos: { Invoice: "response" },',
    "    },",
    "  ],",
    '  baselines: "contracts",',
    "});",
  ];
  return { file, text: `${lines.join("\n")}\n` };
}

/** `contracts.workspace.yaml`: found, read, and held against its published format. */
import { basename, dirname, resolve } from "node:path";
import { ContractCheckError, fail } from "../../errors.js";
import type { SourceLocation } from "../../model/contract.js";
import { WorkspaceFile } from "../../model/formats/workspace.js";
import { tokens } from "../../model/pointer.js";
import type { WrittenRepository, WrittenWorkspace } from "../../model/workspace.js";

export const workspaceName = "contracts.workspace.yaml";

export interface LoadedWorkspaceFile {
  /** Folder of the file: what paths in it are relative to. */
  readonly root: string;
  readonly repositories: readonly WrittenRepository[];
}

/** @throws problem `config` with line and column */
export async function loadWorkspaceFile(cwd: string, named: string | undefined): Promise<LoadedWorkspaceFile> {
  const file = resolve(cwd, named ?? workspaceName);
  const shown = basename(file);
  const { readText } = await import("../../load/read-text.js");
  const { parseYamlSource } = await import("../../load/yaml-source.js");
  const { firstViolation } = await import("../../store/check-format.js");
  try {
    const text = await readText({ absolute: file, relative: shown });
    const { json, locate } = parseYamlSource(text, shown);
    const violation = firstViolation(WorkspaceFile, json);
    if (violation !== undefined) refuse(shown, violation.pointer, violation.message, locate);
    const { repositories } = json as unknown as WrittenWorkspace;
    refuseContradictions(shown, repositories, locate);
    return { root: dirname(file), repositories };
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    const missing = error.problem.kind === "not-found";
    const hint = missing ? "List the repositories in contracts.workspace.yaml (see docs/workspace.md)." : undefined;
    return fail({ ...error.problem, kind: "config", ...(hint === undefined ? {} : { hint }) }, error);
  }
}

type Locate = (pointer: string) => SourceLocation | undefined;

function refuseContradictions(file: string, repositories: readonly WrittenRepository[], locate: Locate): void {
  const names = new Set<string>();
  const providers = new Map<string, string>();
  if (repositories.length === 0) refuse(file, "/repositories", "must name a repository", locate);
  for (const [index, { name, path, git, provides }] of repositories.entries()) {
    const at = `/repositories/${index}`;
    if ((path === undefined) === (git === undefined)) refuse(file, at, "must have a path or a git address", locate);
    if (names.has(name)) refuse(file, `${at}/name`, "names a repository for the second time", locate);
    names.add(name);
    for (const [which, contract] of (provides ?? []).entries()) {
      const other = providers.get(contract);
      if (other !== undefined) {
        refuse(file, `${at}/provides/${which}`, `is provided by ${JSON.stringify(other)} already`, locate);
      }
      providers.set(contract, name);
    }
  }
}

function refuse(file: string, pointer: string, message: string, locate: Locate): never {
  const where = tokens(pointer).join(".");
  return fail({
    kind: "config",
    message: `${file} is not a valid workspace: ${where === "" ? "it" : where} ${message}.`,
    place: locate(pointer) ?? { file },
    hint: "The format is described by the schema `contract-check-formats`, DTO WorkspaceFile.",
  });
}

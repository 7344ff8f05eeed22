/** Flags that the commands of a workspace share, and what they open. */
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { addCommon, type CommonOptions, positiveInteger } from "../command.js";
import type { Progress } from "../progress.js";
import type { AnswerOptions } from "./answers.js";
import type { WorkspaceState } from "./state.js";

export interface WorkspaceOptions extends CommonOptions {
  readonly workspace?: string;
  readonly insecure?: boolean;
}

export interface AskingOptions extends WorkspaceOptions {
  readonly cache: boolean;
  readonly threads?: number;
}

export function addWorkspace(command: Command): Command {
  return addCommon(command)
    .option("--workspace <file>", "the workspace file; default: contracts.workspace.yaml")
    .option("--insecure", "accept connections that are not encrypted");
}

export function addAsking(command: Command): Command {
  return addWorkspace(command)
    .option("--no-cache", "forget the verdicts of earlier runs (.contract-check/verdicts)")
    .option(
      "--threads <count>",
      "threads to think with; default: one for each core, where it is worth it",
      positiveInteger,
    );
}

/** @param depth how many versions of each contract are looked at, newest first */
export async function openWorkspace(
  cwd: string,
  options: WorkspaceOptions,
  depth: number,
  progress: Progress,
): Promise<WorkspaceState> {
  const { loadWorkspaceFile } = await import("./file.js");
  const { loadState } = await import("./state.js");
  const file = await loadWorkspaceFile(cwd, options.workspace);
  return loadState(file, { depth, insecure: options.insecure, progress });
}

export function answering(state: WorkspaceState, options: AskingOptions, progress: Progress): AnswerOptions {
  return {
    progress,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.cache ? { cache: join(state.root, ".contract-check/verdicts") } : {}),
  };
}

/** `i/n`, from 1. */
export function shard(text: string): { readonly index: number; readonly count: number } {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const [i, n] = [Number(index), Number(count)];
  if (index === undefined || i < 1 || i > n) throw new InvalidArgumentError("It must be I/N, from 1/N to N/N.");
  return { index: i, count: n };
}

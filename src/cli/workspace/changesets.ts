/** Writes the required bumps of a plan as changesets, one file for each repository. */
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { maxBump } from "../../model/bump.js";
import { isObject, type Json, own } from "../../model/json.js";
import { replaceFile } from "../../store/atomic-file.js";
import { attempt } from "../../store/attempt.js";
import type { Plan } from "../../workspace/plan.js";
import type { WorkspaceState } from "./state.js";

/** @returns the paths written, relative to the workspace */
export async function writeChangesets(plan: Plan, { root, written }: WorkspaceState): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { repository, contracts } of plan.steps) {
    const bump = maxBump(contracts.map(({ required }) => required));
    if (bump === "none") continue;
    const path = written.find(({ name }) => name === repository)?.path;
    const name = (path === undefined ? undefined : await packageName(resolve(root, path))) ?? repository;
    const lines = contracts
      .filter(({ required }) => required !== "none")
      .map(({ contract, from, to, required }) => `- ${contract} ${from} → ${to} requires a ${required} bump`);
    const file = `.changeset/contract-check-${repository.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}.md`;
    await attempt(file, async () => {
      await mkdir(join(root, ".changeset"), { recursive: true });
      await replaceFile(join(root, file), `---\n${JSON.stringify(name)}: ${bump}\n---\n\n${lines.join("\n")}\n`);
    });
    files.push(file);
  }
  return files;
}

/** What package.json says; whatever is wrong with it is not for a plan to judge. */
async function packageName(folder: string): Promise<string | undefined> {
  try {
    const json = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Json;
    const name = isObject(json) ? own(json, "name") : undefined;
    return typeof name === "string" && /^[@\w][\w./@-]{0,213}$/.test(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** `init`: finds the schemas of a project, writes a configuration and takes the first snapshot. Overwrites nothing. */
import { access, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ContractCheckError, fail } from "../../errors.js";
import { isObject, type Json, own } from "../../model/json.js";
import { sanitize } from "../../util/sanitize.js";
import { addCommon, type CommandSpec, examples } from "../command.js";
import { findOpenApi, findRust, findSchemaFolders } from "../init/documents.js";
import { findModules } from "../init/modules.js";
import { type Plan, type Project, planConfig } from "../init/plan.js";
import { textOf, walk } from "../init/walk.js";
import { createProgress } from "../progress.js";
import { writeSnapshots } from "../snapshots.js";

async function refuseExisting(cwd: string): Promise<void> {
  const { configNames } = await import("../../load/config.js");
  for (const name of configNames) {
    const present = await access(join(cwd, name)).then(
      () => true,
      () => false,
    );
    if (!present) continue;
    fail({
      kind: "config",
      message: `${name} exists already; nothing was changed.`,
      place: { file: name },
      hint: "Run `contract-check snapshot` to write the first baseline, or `contract-check check`.",
    });
  }
}

/** What package.json says of itself; whatever is wrong with it is not for `init` to judge. */
async function packageJson(cwd: string): Promise<Project["packageJson"]> {
  const text = await textOf(cwd, "package.json");
  if (text === undefined) return undefined;
  try {
    const json = JSON.parse(text) as Json;
    if (!isObject(json)) return {};
    const [name, version] = [own(json, "name"), own(json, "version")];
    return {
      name: typeof name === "string" ? name : undefined,
      version: typeof version === "string" ? version : undefined,
    };
  } catch {
    return {};
  }
}

async function writeNew(cwd: string, { file, text }: Plan): Promise<void> {
  await writeFile(join(cwd, file), text, { flag: "wx" }).catch((cause: NodeJS.ErrnoException) =>
    fail(
      {
        kind: "io",
        message: `${file} cannot be written (${cause.code}).`,
        hint: "Check the permissions of the folder.",
      },
      cause,
    ),
  );
}

export const spec: CommandSpec = {
  configure: (command) => {
    addCommon(command).addHelpText(
      "after",
      examples(
        ["contract-check init", "in the folder of the interface layer"],
        ["contract-check init --cwd packages/interface", "in a package of a monorepo"],
      ),
    );
  },
  run: async ({ host, cwd, setRoot }) => {
    await refuseExisting(cwd);
    const progress = createProgress(host);
    progress.say("looking for schemas");
    const files = await walk(cwd);
    const found = [
      ...(await findModules(cwd, files)),
      ...(await findRust(cwd, files)),
      ...(await findOpenApi(cwd, files)),
      ...(await findSchemaFolders(cwd, files)),
    ];
    progress.done();
    const [chosen, ...others] = found;
    if (chosen === undefined) {
      fail({
        kind: "not-found",
        message: "No schemas were found here.",
        details: [
          "looked for: exported schemas of zod, typebox, valibot or arktype; OpenAPI 3 documents;",
          "            JSON and YAML schema files; a Rust crate with schemars",
        ],
        hint: "Run it in the folder that has them (see --cwd), or write contract-check.config.yaml by hand.",
      });
    }
    const project: Project = {
      folder: basename(cwd),
      files,
      packageJson: await packageJson(cwd),
      cargoToml: files.includes("Cargo.toml") ? await textOf(cwd, "Cargo.toml") : undefined,
      pyprojectToml: files.includes("pyproject.toml") ? await textOf(cwd, "pyproject.toml") : undefined,
    };
    const plan = planConfig(project, chosen.source);
    await writeNew(cwd, plan);
    const say = (line: string) => host.stdout.write(`${sanitize(line)}\n`);
    say(`found ${chosen.seen}`);
    for (const other of others.slice(0, 5))
      say(`also found ${other.seen}: add a contract for it if it is an interface`);
    say(`wrote ${plan.file}`);
    const { loadConfig } = await import("../../load/config.js");
    const loaded = await loadConfig({ cwd, file: plan.file });
    setRoot(loaded.root);
    try {
      for (const line of await writeSnapshots(loaded, [], "contracts", progress)) say(line);
    } catch (error) {
      if (!(error instanceof ContractCheckError)) throw error;
      const hint = `${error.problem.hint ?? ""} ${plan.file} is written; then run \`contract-check snapshot\`.`.trim();
      throw new ContractCheckError({ ...error.problem, hint }, { cause: error });
    } finally {
      progress.done();
    }
    say(`next: commit ${plan.file} and contracts/, change a schema, and run \`contract-check check\``);
    return 0;
  },
};

/** `export`: the schemas as they are now, printed or written to files. */
import { join, resolve } from "node:path";
import { fail } from "../../errors.js";
import type { Dto } from "../../model/contract.js";
import { type Json, put, stringify } from "../../model/json.js";
import { extractSchema } from "../../util/extract.js";
import { sanitize, sanitizeJson } from "../../util/sanitize.js";
import { didYouMean } from "../../util/suggest.js";
import { type Candidate, exportCandidate, selectContracts } from "../candidates.js";
import { addConfig, type CommandSpec, type CommonOptions, collect, examples } from "../command.js";
import { writeWhole } from "../output.js";
import { createProgress } from "../progress.js";

interface ExportOptions extends CommonOptions {
  readonly config?: string;
  readonly dto: readonly string[];
  readonly out?: string;
}

function schemaOf(dto: Dto): Json {
  if (dto.problem !== undefined) fail(dto.problem);
  return extractSchema(dto.source.json, dto.pointer, dto.source.defaultDialect);
}

/** The contracts with only the DTOs that were named. @throws problem `usage`: no such DTO */
function selectDtos(
  candidates: readonly Candidate[],
  names: readonly string[],
): { name: string; dtos: readonly Dto[] }[] {
  const known = candidates.flatMap(({ contract }) => contract.dtos.map(({ name }) => name));
  for (const name of names) {
    if (known.includes(name)) continue;
    fail({
      kind: "usage",
      message: `There is no DTO ${JSON.stringify(name)}.`,
      hint: didYouMean(name, known) ?? `There are: ${known.slice(0, 20).join(", ")}.`,
    });
  }
  return candidates.map(({ contract }) => ({
    name: contract.name,
    dtos: contract.dtos.filter(({ name }) => names.length === 0 || names.includes(name)),
  }));
}

export const spec: CommandSpec<ExportOptions> = {
  configure: (command) => {
    addConfig(command.argument("[contracts...]", "only these contracts; default: all"))
      .option("--dto <name>", "only this DTO; repeatable", collect, [])
      .option("--out <folder>", "write CONTRACT/DTO.schema.json into this folder instead of printing")
      .addHelpText(
        "after",
        examples(
          ["contract-check export --dto Invoice", "print one schema"],
          ["contract-check export", "print all: an object by contract and DTO"],
          ["contract-check export --out schemas", "write a file for each"],
        ),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const { loadConfig } = await import("../../load/config.js");
    const loaded = await loadConfig({ cwd, file: options.config });
    setRoot(loaded.root);
    const progress = createProgress(host);
    try {
      const candidates: Candidate[] = [];
      for (const config of selectContracts(
        loaded,
        args.filter((name) => name !== undefined),
      )) {
        candidates.push(await exportCandidate(config, loaded, progress));
      }
      progress.done();
      const selected = selectDtos(candidates, options.dto);
      if (options.out !== undefined) {
        const { schemaFileNames } = await import("../../store/names.js");
        for (const { name, dtos } of selected) {
          const files = schemaFileNames(dtos.map((dto) => dto.name));
          for (const dto of dtos) {
            const shown = join(options.out, name, files.get(dto.name) ?? "");
            await writeWhole(resolve(cwd, shown), `${stringify(schemaOf(dto), 2)}\n`, shown);
            host.stdout.write(`${sanitize(`${dto.name}: wrote ${shown}`)}\n`);
          }
        }
        return 0;
      }
      const all = selected.flatMap(({ dtos }) => dtos);
      const [only] = all;
      const result: Record<string, Json> = {};
      for (const { name, dtos } of selected) {
        const schemas: Record<string, Json> = {};
        for (const dto of dtos) put(schemas, dto.name, schemaOf(dto));
        put(result, name, schemas);
      }
      const printed = options.dto.length === 1 && all.length === 1 && only !== undefined ? schemaOf(only) : result;
      host.stdout.write(`${sanitizeJson(stringify(printed, 2))}\n`);
      return 0;
    } finally {
      progress.done();
    }
  },
};

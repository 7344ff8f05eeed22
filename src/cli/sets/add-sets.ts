/** Adds to a diff what was lost and what was gained, as schemas, where json-schema-diff can say so. */
import type { Contract, Dto } from "../../model/contract.js";
import type { Json } from "../../model/json.js";
import type { DiffReport, DirectionReport, DtoReport, SetsReport } from "../../model/report.js";
import { extractSchema } from "../../util/extract.js";
import { askSets, findPackage } from "./ask.js";
import { findUnsupported } from "./unsupported.js";

export interface SetsOptions {
  /** Where the package is looked for first. */
  readonly cwd: string;
  readonly formats: "assert" | "annotation";
  /** Said before each question. */
  readonly say: (text: string) => void;
}

/** @throws problem `usage` where the package is not installed */
export async function addSets(
  report: DiffReport,
  old: Contract,
  next: Contract,
  { cwd, formats, say }: SetsOptions,
): Promise<DiffReport> {
  const module = findPackage(cwd);
  const dtos: DtoReport[] = [];
  for (const dto of report.dtos) {
    const pair = pairOf(dto.name, old, next);
    if (pair === undefined || dto.requiredBump === "none") {
      dtos.push(dto);
      continue;
    }
    say(`the sets of ${dto.name}`);
    dtos.push({ ...dto, sets: await setsOf(dto, pair, module, formats) });
  }
  return { ...report, dtos };
}

/** Two contracts of one DTO each are about the same DTO, whatever it is called. */
function pairOf(name: string, old: Contract, next: Contract): readonly [Dto, Dto] | undefined {
  const single = old.dtos.length === 1 && next.dtos.length === 1;
  const find = ({ dtos }: Contract) => dtos.find((dto) => dto.name === name) ?? (single ? dtos[0] : undefined);
  const [before, after] = [find(old), find(next)];
  return before === undefined || after === undefined ? undefined : [before, after];
}

async function setsOf(
  dto: DtoReport,
  [before, after]: readonly [Dto, Dto],
  module: string,
  formats: SetsOptions["formats"],
): Promise<SetsReport> {
  const [old, next] = [schemaOf(before), schemaOf(after)];
  for (const [side, schema] of [
    ["old", old],
    ["new", next],
  ] as const) {
    const found = findUnsupported(schema, formats);
    if (found === undefined) continue;
    const at = found.pointer === "" ? "" : ` at ${found.pointer}`;
    return { reason: `json-schema-diff cannot say it: ${found.reason}${at} of the ${side} schema` };
  }
  const answer = await askSets(module, old, next);
  if ("reason" in answer) return answer;
  return contradiction(dto, answer) ?? answer;
}

function schemaOf({ source, pointer }: Dto): Json {
  return extractSchema(source.json, pointer, source.defaultDialect);
}

/** A set is empty exactly where the inclusion holds: what was proved here outweighs what the package says. */
function contradiction(dto: DtoReport, { lost, gained }: { lost: Json; gained: Json }): SetsReport | undefined {
  const against = (direction: DirectionReport | undefined, set: Json) =>
    (direction?.verdict === "included" && set !== false) || (direction?.verdict === "not-included" && set === false);
  if (!against(dto.backward, lost) && !against(dto.forward, gained)) return undefined;
  return { reason: "json-schema-diff contradicts what is proved here, so its sets are not shown" };
}

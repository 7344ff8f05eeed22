/** Two contents for one version: what differs, for the person who tried to write the second. */
import type { Problem } from "../errors.js";
import { diffLines } from "../util/line-diff.js";
import { sanitize } from "../util/sanitize.js";
import type { Inspection } from "./inspect.js";
import { fileText, type ManifestDto, type Snapshot } from "./manifest.js";

const linesPerFile = 60;
const linesInAll = 240;

/** The refusal: what was added, removed and changed, with the changed schema files as unified diffs. */
export function conflictProblem(stored: Inspection, storedDtos: readonly ManifestDto[], next: Snapshot): Problem {
  const { name, version, dtos } = next.manifest;
  const before = new Map(storedDtos.map((dto) => [dto.name, dto]));
  const after = new Map(dtos.map((dto) => [dto.name, dto]));
  const lines: string[] = [];
  for (const dto of storedDtos) if (!after.has(dto.name)) lines.push(`- ${shown(dto.name)} was removed`);
  for (const dto of dtos) {
    const old = before.get(dto.name);
    if (old === undefined) lines.push(`+ ${shown(dto.name)} was added`);
    else lines.push(...differences(old, dto, stored, next));
  }
  const cut = lines.length > linesInAll;
  return {
    kind: "snapshot-conflict",
    message: `${stored.label} exists with other content; a written version never changes.`,
    place: { file: `${stored.label}/contract.json` },
    details: cut ? [...lines.slice(0, linesInAll), `… ${lines.length - linesInAll} more lines`] : lines,
    hint:
      `Give ${name} a new version and run: contract-check snapshot. ` +
      `If ${version} was never released, remove ${stored.label} first.`,
  };
}

function differences(old: ManifestDto, dto: ManifestDto, stored: Inspection, next: Snapshot): string[] {
  const lines: string[] = [];
  const name = shown(dto.name);
  if (old.role !== dto.role) lines.push(`~ ${name} changed its role from ${old.role} to ${dto.role}`);
  if (old.dialect !== dto.dialect) {
    lines.push(`~ ${name} changed its dialect from ${sanitize(old.dialect)} to ${sanitize(dto.dialect)}`);
  }
  if (old.digest === dto.digest) return lines;
  const [before, after] = [stored.schemas.get(old.file)?.json, next.schemas.get(dto.file)];
  lines.push(`~ ${name} changed (${old.file})`);
  if (before === undefined || after === undefined) return lines;
  const changes = diffLines(fileText(before), fileText(after), { maxLines: linesPerFile });
  return [...lines, ...changes.map(sanitize)];
}

/** Names of DTOs come from outside. */
function shown(name: string): string {
  return sanitize(/^[\w.$-]+$/.test(name) ? name : JSON.stringify(name));
}

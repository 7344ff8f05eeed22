/** Pairs of schemas to put the same questions to several programs: the rules' fixtures and the smaller histories. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileOf, readList } from "../scripts/histories/list.js";
import { isCached, openPackage } from "../scripts/histories/packages.js";
import { isObject, type Json } from "../src/model/json.js";
import { suiteDialects, suiteGroups } from "../test/support/suite.js";
import type { Program } from "./program.js";

export interface SchemaPair {
  readonly name: string;
  readonly old: Json;
  readonly new: Json;
}

const fixtures = fileURLToPath(new URL("../fixtures/rules", import.meta.url));

/** Two small schemas that differ in one thing: what an ordinary change looks like. */
export function fixturePairs(): SchemaPair[] {
  return readdirSync(fixtures).flatMap((rule) =>
    readdirSync(join(fixtures, rule))
      .filter((name) => existsSync(join(fixtures, rule, name, "old.json")))
      .map((name) => {
        const read = (side: string) =>
          JSON.parse(readFileSync(join(fixtures, rule, name, `${side}.json`), "utf8")) as Json;
        return { name: `${rule}/${name}`, old: read("old"), new: read("new") };
      }),
  );
}

/** Schemas of one file of the official suite, each beside the next: of the drafts that json-schema-diff reads. */
export function suitePairs(root: string): SchemaPair[] {
  return (["draft4", "draft6", "draft7"] as const).flatMap((dialect) => {
    const groups = suiteGroups(root, dialect, "required");
    return groups.flatMap((group, i) => {
      const next = groups[i + 1];
      if (next?.file !== group.file) return [];
      const named = (schema: Json): Json =>
        isObject(schema) ? { $schema: suiteDialects[dialect], ...schema } : schema;
      return [
        { name: `${dialect} ${group.file}: ${group.description}`, old: named(group.schema), new: named(next.schema) },
      ];
    });
  });
}

/** The pairs of the histories whose packages are cached and whose files are both small, one for each DTO that is on both sides and differs. */
export async function historyPairs({ loadSchemaPath }: Program, maxBytes: number): Promise<SchemaPair[]> {
  const pairs: SchemaPair[] = [];
  for (const pair of readList(new URL("../scripts/histories.tsv", import.meta.url))) {
    if (!isCached(pair.package, pair.from) || !isCached(pair.package, pair.to)) continue;
    const sides = [
      { root: openPackage(pair.package, pair.from), path: pair.oldPath },
      { root: openPackage(pair.package, pair.to), path: pair.newPath },
    ];
    if (sides.some(({ root, path }) => statSync(join(root, path)).size > maxBytes)) continue;
    const [old, next] = await Promise.all(sides.map(({ root, path }) => loadSchemaPath(path, { root })));
    for (const dto of next?.dtos ?? []) {
      const before =
        old?.dtos.find(({ name }) => name === dto.name) ?? (old?.dtos.length === 1 ? old.dtos[0] : undefined);
      if (before === undefined || before.problem !== undefined || dto.problem !== undefined) continue;
      const schemas = { old: alone(before.source.json, before.pointer), new: alone(dto.source.json, dto.pointer) };
      if (JSON.stringify(schemas.old) === JSON.stringify(schemas.new)) continue;
      pairs.push({
        name: `${pair.package} ${pair.from} -> ${pair.to} ${fileOf(pair)} ${dto.pointer}`.trim(),
        ...schemas,
      });
    }
  }
  return pairs;
}

/** A document that means one of its definitions: the root of such a document asserts nothing itself. */
function alone(json: Json, pointer: string): Json {
  return pointer === "" || !isObject(json) ? json : { ...json, $ref: `#${encodeURI(pointer)}` };
}

/** Reads the rules' fixtures and compares two schemas with the real normalizer, engine and rules. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../src/engine/index.js";
import type { Change, RuleContext } from "../../src/model/change.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import type { Shape } from "../../src/model/shape.js";
import { normalizeDocuments } from "../../src/normalize/index.js";
import { createShapes } from "../../src/normalize/shape.js";
import { type FoundChange, walk } from "../../src/rules/walk.js";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "fixtures", "rules");

export interface Fixture {
  readonly rule: string;
  readonly name: string;
  readonly old: Json;
  readonly new: Json;
  readonly expected: readonly Expected[];
}

export interface Expected {
  readonly rule: string;
  readonly pointer: string;
}

function read(...path: readonly string[]): Json {
  return JSON.parse(readFileSync(join(folder, ...path), "utf8"));
}

export function fixtureFolders(): string[] {
  return readdirSync(folder).sort();
}

export function fixtures(): Fixture[] {
  return fixtureFolders().flatMap((rule) =>
    readdirSync(join(folder, rule))
      .sort()
      .map((name) => ({
        rule,
        name,
        old: read(rule, name, "old.json"),
        new: read(rule, name, "new.json"),
        expected: read(rule, name, "expected.json") as unknown as Expected[],
      })),
  );
}

export interface Comparison {
  readonly old: Shape;
  readonly new: Shape;
  readonly context: RuleContext;
  readonly found: readonly FoundChange[];
}

export function compare(old: Json, renewed: Json, formats: "assert" | "annotation" = "assert"): Comparison {
  const table = createNodeTable();
  const [oldDocument, newDocument] = normalizeDocuments(
    table,
    [old, renewed].map((json) => ({ json, pointers: [""] })),
    { formats },
  );
  if (oldDocument === undefined || newDocument === undefined) throw new Error("two documents give two");
  const engine = createEngine(table);
  const context: RuleContext = { table, ask: (writer, reader) => engine.include(writer, reader).verdict };
  const [oldShape, newShape] = [createShapes(oldDocument).at(""), createShapes(newDocument).at("")];
  return { old: oldShape, new: newShape, context, found: walk(oldShape, newShape, context) };
}

export function pointerOf({ newPointer, oldPointer }: Change): string {
  return newPointer ?? oldPointer ?? "";
}

export function stated(found: readonly FoundChange[]): Expected[] {
  return found.map(({ change }) => ({ rule: change.rule, pointer: pointerOf(change) }));
}

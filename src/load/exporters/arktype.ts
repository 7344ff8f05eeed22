/**
 * ArkType, by its own `toJsonSchema`. The output of a morph without a declared result is unknown to ArkType, which
 * writes `{}` for it; that DTO's output side is a gap.
 */
import { dateOnTheWire, gap } from "./gaps.js";
import { type Convert, type Library, member } from "./library.js";

interface FallbackContext {
  readonly code?: string;
  readonly base?: Record<string, unknown>;
}

export const arktype: Library = {
  name: "ArkType",
  kind: "arktype",
  recognizes: (value) =>
    typeof value === "function" &&
    (member(value, " arkKind") === "root" || member(member(value, "~standard"), "vendor") === "arktype"),
  version: (_schema, conversion) => conversion.versionForUser("arktype"),
  prepare: async (): Promise<Convert> => (schema, side) => {
    const half = member(schema, side === "input" ? "in" : "out");
    const convert = member(half, "toJsonSchema");
    if (typeof convert !== "function") throw new Error("this version of ArkType has no toJsonSchema");
    const json = renumber(
      convert.call(half, {
        target: "draft-2020-12",
        fallback: {
          date: (context: FallbackContext) => ({ ...context.base, ...dateOnTheWire }),
          // A predicate leaves the schema weaker than the code, as with every library here.
          predicate: (context: FallbackContext) => ({ ...context.base }),
          default: (context: FallbackContext) => ({
            ...context.base,
            ...gap(`what ArkType calls ${JSON.stringify(context.code ?? "unjsonifiable")}`),
          }),
        },
      }),
    );
    const morph = side === "output" ? undeclaredMorph(schema) : undefined;
    return morph === undefined
      ? json
      : { ...(json as object), ...gap(`what the morph ${morph} gives; declare it with .to()`) };
  },
};

/**
 * ArkType names definitions by counters of the process (`intersection249`): an unrelated import would rename them.
 * Names them in the order in which the schema refers to them.
 */
function renumber(json: unknown): unknown {
  const text = JSON.stringify(json);
  if (text === undefined || !text.includes('"$defs"')) return json;
  const names = new Map<string, string>();
  const nameFor = (name: string): string => {
    const known = names.get(name) ?? `def${names.size + 1}`;
    names.set(name, known);
    return known;
  };
  const counted = /^#\/\$defs\/([a-z]+\d+)$/i;
  const renamed: unknown = JSON.parse(text, (key, value: unknown) => {
    const name = key === "$ref" && typeof value === "string" ? counted.exec(value)?.[1] : undefined;
    return name === undefined ? value : `#/$defs/${nameFor(name)}`;
  });
  const definitions = member(renamed, "$defs");
  if (typeof definitions !== "object" || definitions === null) return renamed;
  const entries = Object.entries(definitions).map(([name, value]): [string, unknown] => [
    names.get(name) ?? name,
    value,
  ]);
  return { ...(renamed as object), $defs: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** A transforming function whose result type nobody declared, where the type has one. */
function undeclaredMorph(schema: unknown): string | undefined {
  const references = member(member(schema, "internal"), "references");
  if (!Array.isArray(references)) return undefined;
  for (const node of references) {
    if (member(node, "kind") !== "morph") continue;
    if (member(member(node, "rawOut"), "expression") === "unknown") return String(member(node, "expression"));
  }
  return undefined;
}

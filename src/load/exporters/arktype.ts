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
    const json: unknown = convert.call(half, {
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
    });
    const morph = side === "output" ? undeclaredMorph(schema) : undefined;
    return morph === undefined
      ? json
      : { ...(json as object), ...gap(`what the morph ${morph} gives; declare it with .to()`) };
  },
};

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

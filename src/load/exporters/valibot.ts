/**
 * Valibot, by the user's own copy of `@valibot/to-json-schema`. Predicates (`v.check` and the like) are left out: the
 * schema is then weaker than the code, as with every library here. Other parts that it cannot convert are gaps.
 */
import { absent, dateOnTheWire, gap } from "./gaps.js";
import { type Convert, hasMembers, type Library, member, NeedsPackage } from "./library.js";
import type { Side } from "./protocol.js";
import { flaglessSource } from "./regex-flags.js";

const converter = "@valibot/to-json-schema";

export const valibot: Library = {
  name: "Valibot",
  kind: "valibot",
  recognizes: (value) =>
    member(value, "kind") === "schema" &&
    typeof member(value, "type") === "string" &&
    (member(member(value, "~standard"), "vendor") === "valibot" || typeof member(value, "~run") === "function"),
  version: (_schema, conversion) => conversion.versionForUser("valibot"),
  prepare: async (conversion): Promise<Convert> => {
    const convert = member(await conversion.loadForUser(converter), "toJsonSchema");
    if (typeof convert !== "function") {
      throw new NeedsPackage(converter, "Valibot converts its schemas with a package of its own");
    }
    return (schema, side) =>
      withDialect(
        convert(schema, {
          target: "draft-2020-12",
          typeMode: side,
          errorMode: "throw",
          overrideSchema: (context: unknown) => schemaOverride(context, side),
          overrideAction: (context: unknown) => actionOverride(context),
        }),
      );
  },
};

/** Older converters know no `target` and always say draft 7. */
function withDialect(json: unknown): unknown {
  return hasMembers(json) && member(json, "$schema") === undefined
    ? { $schema: "http://json-schema.org/draft-07/schema#", ...json }
    : json;
}

function schemaOverride(context: unknown, side: Side): unknown {
  const schema = member(context, "valibotSchema");
  const type = member(schema, "type");
  if (type === "date") return { ...dateOnTheWire };
  if (type === "undefined" || type === "void") return { ...absent };
  const errors = member(context, "errors");
  if (!Array.isArray(errors) || errors.length === 0) {
    return side === "output" ? withDefaults(member(schema, "entries"), member(context, "jsonSchema")) : undefined;
  }
  if (type === "custom" || type === "instance") return gap(`v.${type}()`);
  // The record of anything but plain strings: what it says of the values still holds.
  return gap(reasonOf(errors));
}

/** On the output side a property with a default is always there, which the converter does not say. */
function withDefaults(entries: unknown, json: unknown): unknown {
  if (!hasMembers(entries) || !hasMembers(json)) return undefined;
  const required = member(json, "required");
  const before: readonly unknown[] = Array.isArray(required) ? required : [];
  const always = Object.keys(entries).filter(
    (name) => before.includes(name) || member(entries[name], "default") !== undefined,
  );
  return always.length === before.length ? undefined : { ...json, required: always };
}

/** Actions that only look, or that leave a member of the type as it was. */
const predicates = new Set(["check", "raw_check", "partial_check", "custom", "check_items", "some_item", "every_item"]);
const keepers = new Set(["trim", "trim_start", "trim_end", "to_lower_case", "to_upper_case", "normalize", "brand"]);
const annotations = new Set(["readonly", "flavor", "metadata", "title", "description", "examples"]);

function actionOverride(context: unknown): unknown {
  const errors = member(context, "errors");
  if (!Array.isArray(errors) || errors.length === 0) return undefined;
  const action = member(context, "valibotAction");
  const type = String(member(action, "type"));
  const json = member(context, "jsonSchema");
  const before: Record<string, unknown> = hasMembers(json) ? { ...json } : {};
  if (predicates.has(type) || keepers.has(type) || annotations.has(type)) return before;
  if (member(action, "kind") === "validation") {
    const requirement = member(action, "requirement");
    if (requirement instanceof RegExp) {
      const source = requirement.flags === "" ? requirement.source : flaglessSource(requirement);
      // The converter has put the pattern there without its flags.
      if (before.pattern === requirement.source) delete before.pattern;
      if (source !== undefined) return conjoin(before, { pattern: source });
    }
  }
  return conjoin(before, gap(reasonOf(errors)));
}

function reasonOf(errors: readonly unknown[]): string {
  return errors.map((error) => String(error).replace(/\.$/, "")).join("; ");
}

/** Both the schema and one more constraint. */
function conjoin(json: Record<string, unknown>, more: Record<string, unknown>): unknown {
  const { allOf, ...rest } = json;
  return { ...rest, allOf: [...(Array.isArray(allOf) ? allOf : []), more] };
}

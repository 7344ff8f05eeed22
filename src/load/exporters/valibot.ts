/**
 * Valibot, by the user's own copy of `@valibot/to-json-schema`. Predicates (`v.check` and the like) are left out: the
 * schema is then weaker than the code, as with every library here. Other parts that it cannot convert are gaps.
 */
import { dateOnTheWire, gap, nothing } from "./gaps.js";
import { type Convert, hasMembers, type Library, member, NeedsPackage } from "./library.js";
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
          overrideSchema: (context: unknown) => schemaOverride(context),
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

function schemaOverride(context: unknown): unknown {
  const type = member(member(context, "valibotSchema"), "type");
  if (type === "date") return { ...dateOnTheWire };
  if (type === "undefined" || type === "void" || type === "nan") return { ...nothing };
  const errors = member(context, "errors");
  if (!Array.isArray(errors) || errors.length === 0) return undefined;
  if (type === "custom" || type === "instance") return gap(`v.${type}()`);
  // The record of anything but plain strings: what it says of the values still holds.
  return gap(errors.map(String).join(" "));
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
  const before = hasMembers(json) ? { ...json } : {};
  if (predicates.has(type) || keepers.has(type) || annotations.has(type)) return before;
  if (member(action, "kind") === "validation") {
    const requirement = member(action, "requirement");
    if (requirement instanceof RegExp) {
      const source = requirement.flags === "" ? requirement.source : flaglessSource(requirement);
      if (source !== undefined) return conjoin(before, { pattern: source });
    }
  }
  return conjoin(before, gap(errors.map(String).join(" ")));
}

/** Both the schema and one more constraint. */
function conjoin(json: Record<PropertyKey, unknown>, more: Record<string, unknown>): unknown {
  const { allOf, ...rest } = json;
  return { ...rest, allOf: [...(Array.isArray(allOf) ? allOf : []), more] };
}

/** One schema object's keywords in the words of 2020-12, each with its place. */
import { isArray, isObject, type Json, own } from "../../model/json.js";
import { dialects } from "../dialects.js";
import type { Member } from "./members.js";
import { Occurrence } from "./occurrence.js";

/** What constrains in some dialect; where a dialect does not know it, it says nothing there. */
const assertions: ReadonlySet<string> = new Set(
  Object.values(dialects).flatMap((dialect) => [...dialect.handlers.keys()]),
);

/** Draft 4 marks a limit as exclusive with a boolean beside it. */
const exclusiveFlags: Readonly<Record<string, string>> = {
  exclusiveMinimum: "minimum",
  exclusiveMaximum: "maximum",
};
const limitFlags: Readonly<Record<string, string>> = { minimum: "exclusiveMinimum", maximum: "exclusiveMaximum" };

/** The occurrence of a 2020-12 keyword in a member; `undefined` where it has none. */
export function occurrenceIn(member: Member, keyword: string): Occurrence | undefined {
  if (member.withoutUnions && (keyword === "anyOf" || keyword === "oneOf")) return undefined;
  switch (keyword) {
    case "minimum":
    case "maximum":
      return own(member.schema, limitFlags[keyword] as string) === true && isDraft4(member)
        ? undefined
        : plain(member, keyword);
    case "exclusiveMinimum":
    case "exclusiveMaximum": {
      if (!isDraft4(member)) return plain(member, keyword);
      return own(member.schema, keyword) === true ? plain(member, exclusiveFlags[keyword] as string) : undefined;
    }
    case "prefixItems":
      return hasLegacyItems(member) && isArray(own(member.schema, "items"))
        ? plain(member, "items")
        : plainModern(member);
    case "items":
      if (!hasLegacyItems(member)) return plain(member, "items");
      return isArray(own(member.schema, "items")) ? plain(member, "additionalItems") : plain(member, "items");
    case "$defs":
      return plain(member, "$defs") ?? plain(member, "definitions");
    case "dependentRequired":
    case "dependentSchemas":
      return plain(member, keyword) ?? splitDependencies(member, keyword === "dependentRequired");
    default:
      return plain(member, keyword);
  }
}

function plain({ schema, location, dialect }: Member, keyword: string): Occurrence | undefined {
  if (assertions.has(keyword) && !dialect.handlers.has(keyword)) return undefined;
  const value = own(schema, keyword);
  return value === undefined ? undefined : new Occurrence(location.below(keyword), value);
}

function plainModern(member: Member): Occurrence | undefined {
  return hasLegacyItems(member) ? undefined : plain(member, "prefixItems");
}

const isDraft4 = ({ dialect }: Member): boolean => dialect.name === "draft-04";
const hasLegacyItems = ({ dialect }: Member): boolean => !dialect.applicators.has("prefixItems");

/** `dependencies` holds arrays of names and schemas side by side. */
function splitDependencies(member: Member, names: boolean): Occurrence | undefined {
  const found = plain(member, "dependencies");
  if (found === undefined || !isObject(found.value)) return undefined;
  const entries = Object.entries(found.value).filter(([, value]) => isArray(value) === names);
  return entries.length === 0 ? undefined : new Occurrence(found.location, Object.fromEntries(entries) as Json);
}

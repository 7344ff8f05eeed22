/** Documents that only hold definitions: every definition is a DTO of its own. */
import { isObject, type Json, own } from "../model/json.js";
import { join } from "../model/pointer.js";
import { containers } from "./schema-walk.js";

/** Every keyword of any dialect by which a root constrains something. `then` and `else` need `if`. */
const constraining = [
  ...["$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "not", "if"],
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength"],
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains"],
  ...["minItems", "maxItems", "uniqueItems", "properties", "patternProperties", "additionalProperties"],
  ...["unevaluatedProperties", "propertyNames", "minProperties", "maxProperties", "required"],
  ...["dependencies", "dependentRequired", "dependentSchemas", "extends", "disallow"],
];

export interface Definition {
  readonly name: string;
  readonly pointer: string;
}

/** The definitions of a document whose root asserts nothing; none when the root is a schema worth comparing. */
export function definitionsOfVacuousRoot(json: Json): Definition[] {
  if (!isObject(json) || constraining.some((keyword) => Object.hasOwn(json, keyword))) return [];
  return containers.flatMap((container) => {
    const definitions = own(json, container);
    if (!isObject(definitions)) return [];
    return Object.keys(definitions).map((name) => ({ name, pointer: join("", container, name) }));
  });
}

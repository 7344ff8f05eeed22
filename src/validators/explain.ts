/** Why ajv rejects a document, in words. Whether it is rejected is not decided here. */
import type { ErrorObject } from "ajv";
import { type Json, stringify } from "../model/json.js";
import { packages } from "./index.js";

/** One sentence with the place, or `undefined` where ajv has nothing to say. */
export type Explain = (value: Json) => string | undefined;

function words({ instancePath, message, params, keyword }: ErrorObject): string {
  const where = instancePath === "" ? "the document" : instancePath;
  const allowed = keyword === "enum" ? ` (${JSON.stringify(params.allowedValues).slice(0, 100)})` : "";
  const value = keyword === "const" ? ` (${JSON.stringify(params.allowedValue).slice(0, 100)})` : "";
  const name = keyword === "additionalProperties" ? ` (${JSON.stringify(params.additionalProperty)})` : "";
  return `${where} ${message ?? `fails ${keyword}`}${allowed}${value}${name}`;
}

/** @param schema a document that stands alone; its `$schema` names the dialect */
export function createExplain(schema: Json, dialect: string | undefined): Explain {
  let validate: { (value: unknown): unknown; errors?: ErrorObject[] | null } | undefined;
  return (value) => {
    try {
      if (validate === undefined) {
        const name = /draft-0[467]|2019-09/.exec(dialect ?? "")?.[0];
        const ajv = new (packages.ajv((name ?? "2020-12") as Parameters<typeof packages.ajv>[0]))({
          strict: false,
          logger: false,
        });
        packages.addFormats(ajv);
        validate = ajv.compile(schema as object) as NonNullable<typeof validate>;
      }
      if (validate(JSON.parse(stringify(value))) === true) return undefined;
      const [first] = validate.errors ?? [];
      return first === undefined ? undefined : words(first);
    } catch {
      return undefined;
    }
  };
}

/** Keywords of a dialect that we know, and do not describe: nothing is said of a schema object that has one. */
import { isObject } from "../model/json.js";
import type { Location } from "./location.js";

/** The first such keyword of the schema at a place, with the reason. */
export function undescribedKeyword({
  json,
  resource,
}: Location): { readonly keyword: string; readonly reason: string } | undefined {
  if (!isObject(json)) return undefined;
  for (const [keyword, reason] of resource.dialect.undescribed ?? []) {
    if (Object.hasOwn(json, keyword)) return { keyword, reason };
  }
  return undefined;
}

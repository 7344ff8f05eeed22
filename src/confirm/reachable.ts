/** Which of many documents a schema may refer to, so that those it does not refer to cost and confuse nothing. */
import { isArray, isObject, type Json } from "../model/json.js";
import { dialectUris } from "./packages.js";

const references = new Set(["$ref", "$dynamicRef", "$recursiveRef", "$schema"]);
const names = new Set(["$id", "id"]);

/**
 * The documents that references may lead to, and theirs. Relative references are not resolved: two URIs meet when
 * their last segments are the same, which holds for every reference and its target. So there may be too many, and
 * never too few.
 */
export function reachableFrom(json: Json, remotes: ReadonlyMap<string, Json> | undefined): ReadonlyMap<string, Json> {
  const reached = new Map<string, Json>();
  if (remotes === undefined || remotes.size === 0) return reached;
  let named: ReadonlyMap<string, readonly string[]> | undefined;
  const waiting: Json[] = [json];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const targets = new Set([...strings(next, references)].map((text) => text.replace(/#.*$/, "")).filter(leadsOut));
    // most schemas name nothing outside of themselves, and the other documents need not be looked at
    if (targets.size === 0) continue;
    named ??= new Map([...remotes].map(([uri, remote]) => [uri, [uri, ...strings(remote, names)].map(last)]));
    const unclear = [...targets].some((target) => target.includes("%") || last(target) === "" || /\.$/.test(target));
    const wanted = new Set([...targets].map(last));
    for (const [uri, remote] of remotes) {
      if (reached.has(uri)) continue;
      if (!unclear && !named.get(uri)?.some((name) => wanted.has(name))) continue;
      reached.set(uri, remote);
      waiting.push(remote);
    }
  }
  return reached;
}

/** The dialects' own meta-schemas are known to every validator. */
const metaSchemas = new Set(Object.values(dialectUris).map((uri) => uri.replace(/#$/, "")));
const leadsOut = (uri: string): boolean => uri !== "" && !metaSchemas.has(uri);

const last = (uri: string): string => uri.replace(/#.*$/, "").split(/[/:]/).at(-1) ?? "";

/** The strings under some keys, anywhere. */
function strings(json: Json, keys: ReadonlySet<string>, found = new Set<string>()): ReadonlySet<string> {
  if (isArray(json)) for (const item of json) strings(item, keys, found);
  else if (isObject(json)) {
    for (const key of Object.keys(json)) {
      const value = json[key] as Json;
      if (typeof value === "string") {
        if (keys.has(key)) found.add(value);
      } else strings(value, keys, found);
    }
  }
  return found;
}

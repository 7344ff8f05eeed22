/** Which of many documents a schema may refer to, so that those it does not refer to cost and confuse nothing. */
import { isArray, isObject, type Json } from "../model/json.js";

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
  const named = new Map(
    [...remotes].map(([uri, remote]) => [uri, new Set([uri, ...strings(remote, names)].map(last))]),
  );
  const waiting: Json[] = [json];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const targets = new Set([...strings(next, references)].map((text) => text.replace(/#.*$/, "")).filter(Boolean));
    const unclear = [...targets].some((target) => target.includes("%") || last(target) === "" || /\.$/.test(target));
    const wanted = new Set([...targets].map(last));
    for (const [uri, remote] of remotes) {
      if (reached.has(uri)) continue;
      if (!unclear && ![...(named.get(uri) ?? [])].some((name) => wanted.has(name))) continue;
      reached.set(uri, remote);
      waiting.push(remote);
    }
  }
  return reached;
}

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

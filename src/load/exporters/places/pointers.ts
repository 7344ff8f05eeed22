/**
 * Turns a pointer into an exported document into the way its source would go: definitions are not written where the
 * document has them, but where they are referred to, and `required` is said at the property.
 */
import { isArray, isObject, type Json, own } from "../../../model/json.js";
import { tokens } from "../../../model/pointer.js";

const containers = new Set(["$defs", "definitions"]);
/** Looking for a reference visits at most this many values. */
const maxVisited = 200_000;

/** The tokens to follow from the schema's root; empty when the source cannot be said to have the place. */
export function sourcePath(document: Json, pointer: string): readonly string[] {
  let path: readonly string[] = tokens(pointer);
  for (let hops = 0; hops < 8; hops++) {
    const [container = "", name] = path;
    if (name === undefined || !containers.has(container)) return atProperty(document, path);
    const path2 = pathOfReference(document, `${container}/${name}`);
    if (path2 === undefined) return [];
    path = [...path2, ...path.slice(2)];
  }
  return [];
}

/** `/required/2` is the property of that name. */
function atProperty(document: Json, path: readonly string[]): readonly string[] {
  if (path.length < 2 || path[path.length - 2] !== "required") return path;
  let value: Json | undefined = document;
  for (const token of path) {
    if (isArray(value)) value = value[Number(token)];
    else value = isObject(value) ? own(value, token) : undefined;
  }
  return typeof value === "string" ? [...path.slice(0, -2), "properties", value] : path;
}

interface Visit {
  readonly value: Json;
  readonly path: string[];
}

/** Where the document first refers to a definition: outside the definitions if anywhere, else inside one. */
function pathOfReference(document: Json, target: string): string[] | undefined {
  const pending: Visit[] = [{ value: document, path: [] }];
  const definitions: Visit[] = [];
  let [at, atDefinition] = [0, 0];
  while (at + atDefinition < maxVisited) {
    const next = at < pending.length ? pending[at++] : definitions[atDefinition++];
    if (next === undefined) return undefined;
    const { value, path } = next;
    if (isArray(value)) {
      for (const [index, item] of value.entries()) pending.push({ value: item, path: [...path, String(index)] });
    }
    if (!isObject(value)) continue;
    const reference = own(value, "$ref");
    // A definition that refers to itself is not the way to it.
    const within = path.slice(0, 2).join("/") === target;
    if (typeof reference === "string" && !within && decoded(reference) === target) return path;
    for (const key of Object.keys(value)) {
      const inner = { value: own(value, key) ?? null, path: [...path, key] };
      (path.length === 0 && containers.has(key) ? definitions : pending).push(inner);
    }
  }
  return undefined;
}

function decoded(reference: string): string | undefined {
  if (!reference.startsWith("#/")) return undefined;
  try {
    const path = tokens(decodeURIComponent(reference.slice(1)));
    return path.length === 2 ? path.join("/") : undefined;
  } catch {
    return undefined;
  }
}

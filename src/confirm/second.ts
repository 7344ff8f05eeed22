/** The second validator's judgement of one document: @hyperjump/json-schema's, where that is not known to be wrong. */
import type { Confirmation } from "../model/engine.js";
import { isArray, isObject, type Json, own, put } from "../model/json.js";
import { hasCircle } from "./circles.js";
import { defectAt } from "./defects.js";
import type { Dialect } from "./dialects.js";
import type { Facts } from "./facts.js";
import { dialectUris, type Packages, type SecondDocument } from "./packages.js";
import { type Position, plain, positionBelow } from "./prepare.js";

export interface SecondOptions {
  readonly json: Json;
  readonly dialect: Dialect;
  readonly formats: "assert" | "annotation";
  readonly remotes: ReadonlyMap<string, Json>;
  readonly facts: () => Facts;
}

const by = "@hyperjump/json-schema";

/** How often it may fail on a document before it is not asked about it again. */
const mostFailures = 3;

export function createSecond(
  { json, dialect, formats, remotes, facts }: SecondOptions,
  { second }: Packages,
): (pointer: string, instance: Json) => Confirmation {
  let document: SecondDocument | undefined;
  let circle: boolean | undefined;
  let failures = 0;
  return (pointer, instance) => {
    const defect = defectAt(by, facts(), instance);
    if (defect !== undefined) return { result: "unable", reason: `${by} is known to be wrong here (${defect.id})` };
    if (failures >= mostFailures) return { result: "unable", reason: `${by} failed too often` };
    circle ??= [json, ...remotes.values()].some(hasCircle);
    if (circle) return { result: "unable", reason: `${by} was not asked: references lead in a circle` };
    document ??= {
      json: plain(worded(json, dialect)),
      dialect: dialectUris[dialect.name],
      remotes: [...remotes].map(([uri, remote]) => [uri, plain(worded(remote, dialect))] as const),
    };
    const answer = second({ document, formats, pointer, instance: plain(instance) });
    if ("valid" in answer) return { result: answer.valid ? "valid" : "invalid", by };
    failures += 1;
    return { result: "unable", reason: `${by} failed: ${answer.failure}` };
  };
}

/**
 * The same schema in words that it can follow: references with the characters that URIs must escape, as generators
 * write them (`#/definitions/List<Item>`), and no `$ref` at the root of a draft that hides the definitions beside it.
 */
function worded(json: Json, dialect: Dialect): Json {
  const result = escaped(json, "schema");
  const reference = isObject(result) ? own(result, "$ref") : undefined;
  if (!dialect.refHidesSiblings || !isObject(result) || typeof reference !== "string") return result;
  const kept = ["$schema", "definitions"].filter((key) => Object.hasOwn(result, key));
  return Object.fromEntries([["allOf", [{ $ref: reference }]], ...kept.map((key) => [key, result[key] as Json])]);
}

function escaped(json: Json, position: Position): Json {
  if (position === "data") return json;
  if (isArray(json)) return json.map((item) => escaped(item, position));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(json)) {
    const value = json[key] as Json;
    const isReference = position === "schema" && key === "$ref" && typeof value === "string";
    put(result, key, isReference ? escapedUri(value) : escaped(value, positionBelow(position, key)));
  }
  return result;
}

const escapedUri = (uri: string): string =>
  uri.replaceAll(/[^\w\-.~!$&'()*+,;=:@/?#%]/gu, (character) =>
    /\p{Surrogate}/u.test(character) ? character : encodeURIComponent(character),
  );

/** Changes to a document that keep its form: other values at its leaves, members taken away, members added. */
import { isArray, isObject, type Json, put } from "../../model/json.js";
import { join } from "../../model/pointer.js";
import type { Random } from "../checks/check.js";

const characters = ["a", "Z", "7", " ", "-", "ß", "é", "Ж", "中", "𝄞", "😀", '"', "\\", "\u0001", "\u00a0"];

/** The document with other values of the same types. */
export function varied(value: Json, random: Random): Json {
  if (typeof value === "string") {
    // most strings have a meaning: keep every other one
    if (random.below(2) === 0) return value;
    return Array.from({ length: random.below(12) }, () => random.pick(characters)).join("");
  }
  if (typeof value === "number") {
    if (random.below(4) === 0) return value;
    const step = random.below(1000);
    return Number.isInteger(value) ? value + step : value + step / 8;
  }
  if (typeof value === "boolean") return random.below(2) === 0;
  if (isArray(value)) return value.map((item) => varied(item, random));
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) put(copy, key, varied(value[key] as Json, random));
  return copy;
}

export interface Place {
  readonly pointer: string;
  readonly value: Json;
}

/** The document without each of its members in turn. */
export function withoutEach(value: Json): Place[] {
  return edits(value, "", (object, pointer) =>
    Object.keys(object).map((key) => {
      const copy: Record<string, Json> = {};
      for (const other of Object.keys(object)) if (other !== key) put(copy, other, object[other] as Json);
      return { pointer: join(pointer, key), value: copy };
    }),
  );
}

/** The document with a member more, at each of its objects in turn. */
export function withMember(value: Json, name: string, member: Json): Place[] {
  return edits(value, "", (object, pointer) => {
    const copy: Record<string, Json> = {};
    for (const key of Object.keys(object)) put(copy, key, object[key] as Json);
    put(copy, name, member);
    return [{ pointer: join(pointer, name), value: copy }];
  });
}

type Edit = (object: { readonly [key: string]: Json }, pointer: string) => readonly Place[];

function edits(value: Json, pointer: string, edit: Edit): Place[] {
  if (isArray(value)) {
    return value.flatMap((item, index) =>
      edits(item, `${pointer}/${index}`, edit).map((place) => ({
        ...place,
        value: value.map((other, at) => (at === index ? place.value : other)),
      })),
    );
  }
  if (!isObject(value)) return [];
  const here = [...edit(value, pointer)];
  for (const key of Object.keys(value)) {
    for (const place of edits(value[key] as Json, join(pointer, key), edit)) {
      const copy: Record<string, Json> = {};
      for (const other of Object.keys(value)) put(copy, other, other === key ? place.value : (value[other] as Json));
      here.push({ ...place, value: copy });
    }
  }
  return here;
}

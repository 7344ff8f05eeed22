/** Names from outside, as messages show them: quoted, escaped, and never longer than a line or two. */
import { type Json, stringify } from "../model/json.js";

const longest = 200;

/** A value as JSON, a string cut where it is too long to be read. */
export function quote(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? JSON.stringify(cut(value)) : cut(stringify(value));
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

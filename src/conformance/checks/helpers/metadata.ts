/** What a plugin tells of itself, read for comparing. */
import { isArray, isObject, type Json, own, stringify } from "../../../model/json.js";
import { canonicalText } from "../../../util/canonical.js";
import { CodecError, codecs } from "../../codecs/index.js";
import { endText } from "../../envelope.js";
import type { Plugin } from "../../plugin.js";

/** The metadata and its bytes, or why there is none. */
export async function metadataOf(plugin: Plugin): Promise<{ bytes: Uint8Array; value: Json } | { problem: string }> {
  const result = await plugin.metadata();
  if (result.end !== "returned") return { problem: endText(result) };
  try {
    return { bytes: result.bytes, value: codecs.json.read(result.bytes) };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return { problem: `it is no JSON: ${error.message}` };
  }
}

/** Lists are told in any order. */
function sorted(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  return isArray(value) ? `[${value.map(canonicalText).sort().join(",")}]` : canonicalText(value);
}

/** The members that are not the same: `version: the manifest says "1.0.0", the plugin "1.0.1"`. */
export function differences(wanted: Json, told: Json): string[] {
  if (!isObject(wanted) || !isObject(told)) return ["the metadata is no object"];
  const shown = (value: Json | undefined): string => (value === undefined ? "nothing" : stringify(value));
  // what is told beyond that is MET-01's
  return Object.keys(wanted)
    .filter((name) => sorted(own(wanted, name)) !== sorted(own(told, name)))
    .map((name) => `${name}: the manifest says ${shown(own(wanted, name))}, the plugin ${shown(own(told, name))}`);
}

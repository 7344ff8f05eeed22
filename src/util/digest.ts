/** Digests of JSON values: `sha256-<base64>` over canonical JSON (RFC 8785), so that layout never counts. */
import { createHash } from "node:crypto";
import type { Json } from "../model/json.js";
import { canonicalText } from "./canonical.js";

/** The digest of a value. */
export function digestOf(value: Json): string {
  return `sha256-${createHash("sha256").update(canonicalText(value), "utf8").digest("base64")}`;
}

/** The name of a finding in waivers: it survives reordering and unrelated edits. */
import type { Step } from "../model/change.js";
import type { Json } from "../model/json.js";
import { escapeToken } from "../model/pointer.js";
import { valueKey } from "../model/value.js";
import { sha256Hex } from "../util/sha256.js";

export interface Identity {
  readonly rule: string;
  readonly contract: string;
  readonly dto?: string;
  /** Where in a document the change is felt; unlike a schema pointer it survives moved and renamed definitions. */
  readonly path: readonly Step[];
  /** The changed values, in a fixed order; `undefined` where a side has none. */
  readonly values: readonly (Json | undefined)[];
  /** Counts findings that are alike in everything above, from 0. */
  readonly ordinal: number;
}

/** 16 hexadecimal digits of a SHA-256 over a finding's identity. */
export function fingerprint({ rule, contract, dto, path, values, ordinal }: Identity): string {
  const changed = values.map((value) => (value === undefined ? "" : valueKey(value)));
  const parts = [rule, contract, dto ?? "", instancePath(path), ...changed, ...(ordinal === 0 ? [] : [`#${ordinal}`])];
  return sha256Hex(JSON.stringify(parts)).slice(0, 16);
}

/** `/items/*` style text of a path; one text per path. */
export function instancePath(path: readonly Step[]): string {
  return path.map((step) => `/${stepText(step)}`).join("");
}

function stepText(step: Step): string {
  switch (step.kind) {
    case "property":
      return escapeToken(step.name);
    case "pattern":
      return `~pattern:${escapeToken(step.pattern)}`;
    case "additional":
      return "~additional";
    case "index":
      return `~index:${step.index}`;
    case "item":
      return `~item:${step.from}`;
    case "name":
      return "~name";
  }
}

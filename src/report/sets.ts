/** What changed as sets, in words. */
import type { Json } from "../model/json.js";
import type { SetsReport } from "../model/report.js";

/** One set under its caption; without a schema where it is empty. */
export interface CaptionedSet {
  readonly caption: string;
  readonly schema?: Json;
}

export function captionedSets(sets: Exclude<SetsReport, { readonly reason: string }>): readonly CaptionedSet[] {
  const of = (name: string, set: Json): CaptionedSet =>
    set === false ? { caption: `${name}: nothing` } : { caption: `${name}, as a schema:`, schema: set };
  return [of("Accepted before and rejected now", sets.lost), of("Rejected before and accepted now", sets.gained)];
}

/** What changed in a DTO as sets, folded. */
import type { DtoReport } from "../../model/report.js";
import { block, inline, inlineHtml } from "../escape/markdown.js";
import { jsonLines } from "../json-block.js";
import { clipEnd } from "../layout.js";
import { captionedSets } from "../sets.js";

export function setsBlock({ name, sets }: DtoReport): string[] {
  if (sets === undefined) return [];
  const parts =
    "reason" in sets
      ? [`${inline(clipEnd(sets.reason, 400))}.`, ""]
      : captionedSets(sets).flatMap(({ caption, schema }) => [
          caption,
          "",
          ...(schema === undefined ? [] : [...block("json", jsonLines(schema, 100)), ""]),
        ]);
  const heading = `What changed in <code>${inlineHtml(clipEnd(name, 80))}</code> as sets`;
  return ["<details>", `<summary>${heading}</summary>`, "", ...parts, "</details>", ""];
}

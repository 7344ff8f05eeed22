/** The answer of `workspace can-release` for people. */

import { wrap } from "../../report/layout.js";
import type { Paint } from "../../report/paint.js";
import { dtoLines, rowLines } from "../../report/workspace/text.js";
import { sanitize } from "../../util/sanitize.js";
import type { ReleaseAnswer } from "../../workspace/can-release.js";

export function releaseText(title: string, answer: ReleaseAnswer, paint: Paint, width: number): string {
  const { verdict, rows, open } = answer;
  const said = {
    yes: paint.good("yes"),
    no: paint.level("breaking", "no"),
    unknown: paint.level("warning", "unknown"),
  };
  const lines = [`${paint.heading(title)}: ${said[verdict]}`];
  if (rows.length === 0 && open.length === 0) lines.push("  nobody uses it");
  else if (rows.length > 0) lines.push("", ...rowLines(rows, paint));
  for (const row of rows.filter((each) => each.verdict !== "yes")) {
    const who =
      row.consumer === row.provider ? row.consumer : `${row.consumer}, which has pinned ${row.pinned ?? "nothing"}`;
    lines.push("", sanitize(`${row.verdict === "no" ? "no" : "unknown"}: ${row.contract} ${row.candidate} for ${who}`));
    if (row.reason !== undefined) lines.push(...wrap(sanitize(row.reason), width - 2).map((line) => `  ${line}`));
    lines.push(...row.dtos.flatMap((dto) => dtoLines(dto, width)));
  }
  for (const each of open) lines.push("", ...wrap(sanitize(`unknown: ${each}`), width));
  return `${lines.join("\n")}\n`;
}

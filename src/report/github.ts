/**
 * Annotations for GitHub Actions, as workflow commands. A step shows ten errors, ten warnings and ten notices: the most
 * serious come first, and where there are more, the tenth says how many.
 */
import type { Report } from "../model/report.js";
import { sanitize } from "../util/sanitize.js";
import { anchorOf } from "./anchor.js";
import { changeText } from "./change-text.js";
import { changesOf, isSettled, type ReportedChange } from "./changes.js";
import { commandData, commandProperty, plainLine } from "./escape/workflow.js";
import { isWaived } from "./groups.js";
import type { RenderOptions } from "./options.js";
import { countsText, verdictText } from "./words.js";

const mostPerKind = 10;
/** The runner cuts longer messages. */
const longestMessage = 4000;

type Command = "error" | "warning" | "notice";

/** What asks for nothing any more, because the version announces it or somebody accepted it, is a notice. */
function commandOf(change: ReportedChange): Command {
  if (isSettled(change)) return "notice";
  const { level } = change.group[0];
  return level === "breaking" ? "error" : level === "warning" ? "warning" : "notice";
}

function titleOf({ group, paid, isNew, unreleased }: ReportedChange): string {
  const [{ rule, level }] = group;
  const remarks = [
    ...(isNew ? ["new on this branch"] : []),
    ...(paid ? ["announced by the declared version"] : []),
    ...(unreleased ? ["not released before"] : []),
    ...(isWaived(group) ? ["waived"] : []),
  ];
  return `${level}: ${sanitize(rule)}${remarks.length === 0 ? "" : ` (${remarks.join(", ")})`}`;
}

function clip(text: string): string {
  return text.length <= longestMessage ? text : `${text.slice(0, longestMessage).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function annotation(command: Command, change: ReportedChange, prefix: string | undefined): string {
  const anchor = anchorOf(change.group[0], prefix);
  const place =
    anchor === undefined
      ? []
      : [`file=${commandProperty(anchor.path)}`, `line=${anchor.source.line}`, `col=${anchor.source.column}`];
  const properties = [...place, `title=${commandProperty(titleOf(change))}`].join(",");
  // what was accepted is told in two lines: what it is, and who answers for it
  const lines = changeText(change.group).slice(0, isWaived(change.group) ? 2 : undefined);
  return `::${command} ${properties}::${commandData(clip(lines.join("\n")))}`;
}

const plural: Readonly<Record<Command, string>> = {
  error: "breaking changes",
  warning: "warnings",
  notice: "notices",
};

function annotations(command: Command, changes: readonly ReportedChange[], options: RenderOptions): string[] {
  if (changes.length <= mostPerKind) return changes.map((change) => annotation(command, change, options.prefix));
  const shown = changes.slice(0, mostPerKind - 1);
  const rest = `${changes.length - shown.length} more ${plural[command]} are not shown here`;
  const where = options.whole === undefined ? "the log of this step" : options.whole;
  return [
    ...shown.map((change) => annotation(command, change, options.prefix)),
    `::${command} title=${commandProperty(`and ${rest}`)}::${commandData(`${rest}. See the job summary or ${where}.`)}`,
  ];
}

/** Ends with a line for people who read the log. Findings at level info only with `verbose`. */
export function renderGithub(report: Report, options: RenderOptions): string {
  const changes = changesOf(report).filter(
    ({ group }) => options.verbose === true || isWaived(group) || group[0].level !== "info",
  );
  const lines = (["error", "warning", "notice"] as const).flatMap((command) =>
    annotations(
      command,
      changes.filter((change) => commandOf(change) === command),
      options,
    ),
  );
  return `${[...lines, plainLine(`${verdictText(report)} ${countsText(report.counts)}`)].join("\n")}\n`;
}

/**
 * The report as GitHub-flavored markdown: a comment on a pull request, a job summary. The summary comes first, each
 * change folds, and what does not fit into a comment is counted, with a pointer to where all of it is.
 */
import { isAnnounced, isPaid } from "../model/paid.js";
import type { ContractReport, DiffReport, Finding, Report } from "../model/report.js";
import { keyOf } from "./changes.js";
import { code, inline } from "./escape/markdown.js";
import { type Group, groupFindings, isWaived } from "./groups.js";
import { clipEnd } from "./layout.js";
import { type Budget, createBudget } from "./markdown/budget.js";
import { changeBlock, changeItem } from "./markdown/change-block.js";
import { setsBlock } from "./markdown/sets-block.js";
import { contractTable, dtoTable } from "./markdown/tables.js";
import type { RenderOptions } from "./options.js";
import { branchHeading, branchSummary, branchText, contractSummary, countsText, outcomeText } from "./words.js";

/** A comment on GitHub may have 65,536 characters; some are left for what others write around the report. */
const commentLimit = 60_000;
/** Room for the last lines, which say what was left out. */
const reserve = 600;
/** Breaking changes that are shown unfolded. */
const mostOpen = 3;
const mostSummaries = 10;

interface Part {
  readonly contracts: readonly ContractReport[];
  readonly against: "releases" | "base";
  /** Changes that an earlier part has shown. */
  readonly shown: ReadonlySet<string>;
}

function title(report: Report): string {
  return `## contract-check: ${report.verdict === "no-baseline" ? "no baseline yet" : outcomeText(report)}`;
}

/** Our own words have a command in them. */
const withCommands = (markdown: string) => markdown.replace(/\\`(contract-check [a-z]+)\\`/g, "`$1`");

function summaries({ contracts, against }: Part): string[] {
  if (contracts.length === 0) return [];
  const summary = against === "base" ? branchSummary : contractSummary;
  const items = contracts
    .slice(0, mostSummaries)
    .map((contract) => `- ${withCommands(inline(clipEnd(summary(contract), 400)))}`);
  return [...items, ""];
}

function findingsOf(contract: ContractReport): Finding[] {
  return [...contract.findings, ...contract.dtos.flatMap(({ findings }) => findings)];
}

/** The changes of a part in full, as far as there is room: breaking ones, warnings, then lists of the rest. */
function writeChanges(budget: Budget, groups: readonly Group[], options: ChangeOptions): void {
  const open = groups.filter((group) => !isWaived(group));
  let unfolded = mostOpen;
  let full = false;
  for (const group of open.filter(([first]) => first.level !== "info" || options.verbose)) {
    const remark = options.paid(group) ? "announced by the declared version" : undefined;
    const asks = group[0].level === "breaking" && remark === undefined;
    const show = { open: asks && unfolded-- > 0, several: options.several, remark };
    // what comes after the first that finds no room is less serious, and is not even made
    full ||= !budget.take(changeBlock(group, show));
    if (full) budget.leaveOut(group[0].level);
  }
  writeList(budget, "Waived", groups.filter(isWaived));
  if (!options.verbose)
    writeList(
      budget,
      "Info",
      open.filter(([first]) => first.level === "info"),
    );
}

interface ChangeOptions {
  readonly verbose: boolean;
  readonly several: boolean;
  readonly paid: (group: Group) => boolean;
}

/** A folded list; of a long one as much as fits. */
function writeList(budget: Budget, name: string, groups: readonly Group[]): void {
  if (groups.length === 0) return;
  const head = ["<details>", `<summary><b>${name}</b>: ${groups.length}</summary>`, ""];
  const taken = budget.takeList(head, groups.map(changeItem), ["", "</details>", ""]);
  for (const [first] of groups.slice(taken)) budget.leaveOut(first.level);
}

function writePart(budget: Budget, part: Part, options: RenderOptions): void {
  const { contracts, shown } = part;
  const dtos = contracts.flatMap((contract) => contract.dtos);
  budget.take([...contractTable(contracts, part.against), ...summaries(part)]);
  budget.take(dtoTable(dtos));
  const paid = new Set(contracts.filter(isPaid).map(({ name }) => name));
  const groups = groupFindings(contracts.flatMap(findingsOf));
  const fresh = groups.filter((group) => !shown.has(keyOf(group)));
  const again = groups.length - fresh.length;
  if (again > 0) budget.take([`Described above, as new on this branch: ${again} of these changes.`, ""]);
  writeChanges(budget, fresh, {
    verbose: options.verbose === true,
    several: contracts.some(({ baselines }) => baselines.length > 1),
    paid: ([first]) => isAnnounced(first, first.contract !== undefined && paid.has(first.contract)),
  });
}

function writeDiff(budget: Budget, report: DiffReport, options: RenderOptions): void {
  const side = ({ label, version }: DiffReport["old"]) =>
    `${code(clipEnd(label, 300))}${version === undefined ? "" : ` (${inline(version)})`}`;
  budget.take([`From ${side(report.old)} to ${side(report.new)}.`, ""]);
  budget.take(dtoTable(report.dtos));
  for (const dto of report.dtos) budget.take(setsBlock(dto));
  writeChanges(budget, groupFindings(report.findings), {
    verbose: options.verbose === true,
    several: false,
    paid: () => false,
  });
}

function leftOut({ left }: Budget, whole: string | undefined): string[] {
  const total = left.breaking + left.warning + left.info;
  if (total === 0) return [];
  const counts = (["breaking", "warning", "info"] as const)
    .filter((level) => left[level] > 0)
    .map((level) => `${left[level]} ${level}`);
  const where = whole === undefined ? "`--format json` has them all" : `${code(whole)} has them all`;
  return [`**${total} more changes (${counts.join(", ")}) are left out here, for want of room; ${where}.**`, ""];
}

export function renderMarkdown(report: Report, options: RenderOptions): string {
  const budget = createBudget((options.limit ?? commentLimit) - reserve);
  budget.take([title(report), "", countsText(report.counts), ""]);
  if (report.kind === "diff") {
    writeDiff(budget, report, options);
  } else {
    const { introduced } = report;
    const shown = new Set<string>();
    if (introduced !== undefined) {
      budget.take([`### ${inline(branchHeading(introduced))}`, "", branchText(introduced), ""]);
      writePart(budget, { contracts: introduced.contracts, against: "base", shown }, options);
      for (const group of groupFindings(introduced.contracts.flatMap(findingsOf))) shown.add(keyOf(group));
      budget.take(["### Against what was released", ""]);
    }
    writePart(budget, { contracts: report.contracts, against: "releases", shown }, options);
  }
  return `${[...budget.lines, ...leftOut(budget, options.whole)].join("\n").trimEnd()}\n`;
}

/** The tables of the page's summary: contracts, and which version of a contract each DTO is compatible with. */
import { covers } from "../../model/bump.js";
import { isPaid } from "../../model/paid.js";
import type { ContractReport, DirectionReport, DtoReport, ReportVerdict } from "../../model/report.js";
import { html } from "../escape/html.js";
import { answer, isVersionWaived } from "../words.js";

/** Rows and columns of a table; what is beyond is counted. */
const mostRows = 200;
const mostVersions = 30;

export function badge(verdict: string): string {
  return `<span class="badge ${html(verdict)}">${html(verdict)}</span>`;
}

/** A table that scrolls in a box of its own where it is too wide. */
function table(caption: string, head: readonly string[], rows: readonly string[], total: number): string {
  const rest = total > rows.length ? `<p class="dim">… and ${total - rows.length} more.</p>` : "";
  return `<div class="scroll" role="region" aria-label="${html(caption)}" tabindex="0"><table><caption>${html(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${html(cell)}</th>`).join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>${rest}`;
}

function declared(contract: ContractReport): string {
  const { declaredBump: bump, requiredBump } = contract;
  if (bump === undefined) return "–";
  if (!covers(bump, requiredBump) && isVersionWaived(contract)) return badgeOf("waived", `${bump}: too small, waived`);
  if (!covers(bump, requiredBump)) return `${badgeOf("breaking", `${bump}: too small`)}`;
  return isPaid(contract) && contract.verdict === "breaking" ? `${bump}: pays for it` : bump;
}

function badgeOf(kind: string, text: string): string {
  return `<span class="badge ${kind}">${html(text)}</span>`;
}

function versionsOf({ baselines }: ContractReport): string {
  const names = baselines.slice(0, 6).map(({ version, label }) => html(version ?? label));
  const rest = baselines.length > names.length ? ` and ${baselines.length - names.length} more` : "";
  return names.length === 0 ? "–" : `${names.join(", ")}${rest}`;
}

/** One row per contract: what the changes require and, against releases, what the versions declare. */
export function contractTable(contracts: readonly ContractReport[], against: "releases" | "base"): string {
  const rows = contracts.slice(0, mostRows).map((contract) => {
    const cells = [
      badge(contract.verdict),
      contract.requiredBump,
      ...(against === "releases" ? [declared(contract)] : []),
      html(contract.candidate.version ?? contract.candidate.label),
      versionsOf(contract),
    ];
    return `<tr><th scope="row">${html(contract.name)}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  const bumps = against === "releases" ? ["Required bump", "Declared bump"] : ["Required bump"];
  const all = ["Contract", "Verdict", ...bumps, "Candidate", "Against"];
  return table("Contracts, and the version bumps they require", all, rows, contracts.length);
}

function directionText(name: string, report: DirectionReport | undefined): string {
  return report === undefined ? "" : `${name}: ${answer(report)}`;
}

const words: Readonly<Record<ReportVerdict, string>> = {
  breaking: "✗ breaking",
  compatible: "✓ compatible",
  unknown: "? unknown",
};

function cell({ verdict, backward, forward }: NonNullable<DtoReport["against"]>[number]): string {
  const title = [directionText("new reads old", backward), directionText("old reads new", forward)]
    .filter((text) => text !== "")
    .join("; ");
  return `<td class="cell-${verdict}" title="${html(title)}">${words[verdict]}</td>`;
}

/** Every DTO against every supported version; nothing where there is one version only. */
export function matrix(contract: ContractReport): string {
  const versions = contract.baselines.slice(0, mostVersions);
  const dtos = contract.dtos.filter(({ against }) => against !== undefined);
  if (contract.baselines.length < 2 || dtos.length === 0) return "";
  const rows = dtos.slice(0, mostRows).map((dto) => {
    const cells = versions.map((_, i) => {
      const one = dto.against?.[i];
      return one === undefined ? "<td>–</td>" : cell(one);
    });
    return `<tr><th scope="row">${html(dto.name)}</th>${cells.join("")}</tr>`;
  });
  const more = contract.baselines.length - versions.length;
  const candidate = contract.candidate.version ?? contract.candidate.label;
  const note = more > 0 ? `; ${more} older ones are not shown` : "";
  const caption = `${contract.name} ${candidate} against each supported version, under the policy in force${note}`;
  return table(caption, ["DTO", ...versions.map(({ version, label }) => version ?? label)], rows, dtos.length);
}

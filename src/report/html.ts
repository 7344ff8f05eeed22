/**
 * The report as one HTML file that asks for nothing: no network, no scripts or styles but its own, which its policy
 * names by their hashes. The summary is there without scripts; changes and schemas are made from data as they are read.
 */
import type { ContractReport, Counts, Report } from "../model/report.js";
import { sanitizeJson } from "../util/sanitize.js";
import { sha256Hex } from "../util/sha256.js";
import { escapeHtml, html } from "./escape/html.js";
import { type PageData, pageData } from "./html/data.js";
import { script } from "./html/script.js";
import { style } from "./html/style.js";
import { badge, contractTable, matrix } from "./html/tables.js";
import { branchHeading, branchSummary, branchText, contractSummary, countsText, outcomeText } from "./words.js";

const mostSummaries = 50;

/** A hash as a content security policy wants it. */
function source(text: string): string {
  const bytes = sha256Hex(text).match(/../g) ?? [];
  return `'sha256-${btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))}'`;
}

/** JSON inside a script element, which no text in it can end. */
function embedded(data: PageData): string {
  // members that are `undefined` are dropped by the round trip
  return sanitizeJson(JSON.stringify(data)).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}

/** Our own words have a command in them. */
const withCommands = (text: string) => text.replace(/`(contract-check [a-z]+)`/g, "<code>$1</code>");

function summaries(contracts: readonly ContractReport[], summary: (contract: ContractReport) => string): string {
  const items = contracts
    .slice(0, mostSummaries)
    .map((contract) => `<li>${withCommands(html(summary(contract)))}</li>`);
  return items.length === 0 ? "" : `<ul>${items.join("")}</ul>`;
}

function overview(report: Report): string {
  if (report.kind === "diff") {
    const side = ({ label, version }: { readonly label: string; readonly version?: string }) =>
      `<code>${html(label)}</code>${version === undefined ? "" : ` (${html(version)})`}`;
    return `<p>From ${side(report.old)} to ${side(report.new)}.</p>`;
  }
  const { introduced, contracts } = report;
  const branch =
    introduced === undefined
      ? ""
      : `<h2>${html(branchHeading(introduced))}</h2><p>${html(branchText(introduced))}</p>
${contractTable(introduced.contracts, "base")}${summaries(introduced.contracts, branchSummary)}
<h2>Against what was released</h2>`;
  return `${branch}${contractTable(contracts, "releases")}${summaries(contracts, contractSummary)}
${contracts.map(matrix).join("\n")}`;
}

/** Shown at first: all but `info`, unless there is nothing else. */
function chips(counts: Counts): string {
  const levels = ["breaking", "warning", "info", "waived"] as const;
  const quiet = counts.breaking + counts.warning + counts.waived === 0;
  return levels
    .map((level) => {
      const checked = level !== "info" || quiet ? " checked" : "";
      return `<label class="chip"><input type="checkbox" value="${level}"${checked}> ${level}</label>`;
    })
    .join("");
}

function changes(report: Report, data: PageData): string {
  const cut =
    data.leftOut > 0
      ? `<p><strong>${data.leftOut} more changes are left out of this page, the least serious ones; <code>--format json</code> has them all.</strong></p>`
      : "";
  const hasNew = report.kind === "check" && report.introduced !== undefined;
  const onlyNew = hasNew
    ? '<label class="chip"><input type="checkbox" id="only-new"> only new on this branch</label>'
    : "";
  return `<h2 id="changes">Changes</h2>${cut}
<noscript><p>The summary above is complete; the changes one by one need scripts. Without them, use <code>--format markdown</code> or <code>text</code>.</p></noscript>
<form class="filters" id="filters" role="search" aria-label="Changes">
<fieldset id="levels"><legend>Levels that are shown</legend>${chips(report.counts)}</fieldset>${onlyNew}
<input type="search" id="search" placeholder="Search: rule, DTO, file, words" aria-label="Search the changes" autocomplete="off" spellcheck="false">
<output id="count" class="dim" for="search"></output>
<span class="buttons"><button type="button" id="expand">Expand</button> <button type="button" id="collapse">Collapse</button></span>
</form>
<div id="list"></div>
<div class="more"><button type="button" id="more" hidden>Show more</button><span id="rest" class="dim"></span></div>`;
}

export function renderHtml(report: Report): string {
  const data = pageData(report);
  const policy = `default-src 'none'; script-src ${source(script)}; style-src ${source(style)}; base-uri 'none'; form-action 'none'`;
  const outcome = outcomeText(report).slice(report.verdict.length).replace(/^, /, "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${html(`contract-check: ${report.verdict}`)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>contract-check</h1><p>${badge(report.verdict)} ${html(outcome)}</p>
<button type="button" id="theme" class="right">Theme</button></header>
<main>
<p>${html(countsText(report.counts))}</p>
${overview(report)}
${changes(report, data)}
</main>
<footer>Written by ${html(report.tool.name)} ${html(report.tool.version)}. Keys: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go from change to change, <kbd>Enter</kbd> opens one.</footer>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

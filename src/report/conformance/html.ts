/** The conformance report as one HTML page that needs nothing else. */
import type { CheckResult, ConformanceReport } from "../../model/conformance.js";
import { sanitizeLines } from "../../util/sanitize.js";
import { escapeHtml, html } from "../escape/html.js";
import { failureRows, levelText, pluginText, runText, statusTexts, summary, verdictText } from "./words.js";

const style = `
:root { color-scheme: light dark; --good: #1a7f37; --bad: #cf222e; --wait: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --good: #3fb950; --bad: #ff7b72; --wait: #d29922; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.pass, .conforms { color: var(--good); } .fail, .fails, .error { color: var(--bad); } .skip, .incomplete { color: var(--wait); }
details { border-top: 1px solid #8884; padding: .5rem 0; } summary { cursor: pointer; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .25rem 1rem; margin: .5rem 0 0 1rem; }
dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; } pre { white-space: pre-wrap; margin: 0; font-size: .85em; }
`;

function checkHtml(check: CheckResult): string {
  const rows = failureRows(check).map(({ label, text, code }) => {
    const shown = escapeHtml(sanitizeLines(text));
    return `<dt>${html(label)}</dt><dd>${code === true ? `<pre>${shown}</pre>` : shown}</dd>`;
  });
  const reason = check.reason === undefined ? "" : `<p>${html(check.reason)}</p>`;
  const body = rows.length > 0 ? `<dl>${rows.join("")}</dl>` : `${reason}<p>${html(check.why)}</p>`;
  const open = check.status === "fail" || check.status === "error" ? " open" : "";
  return `<details id="${check.id}"${open}><summary><strong>${check.id}</strong> ${levelText(check.level)} <span class="${check.status}">${statusTexts[check.status]}</span>: ${html(check.title)}</summary>${body}</details>`;
}

const order: readonly CheckResult["status"][] = ["fail", "error", "skip", "pass", "not-applicable"];

export function renderConformanceHtml(report: ConformanceReport): string {
  const checks = order.flatMap((status) => report.checks.filter((check) => check.status === status));
  const { held, missing } = report.sandbox;
  return `${[
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${html(pluginText(report))}: conformance</title><style>${style}</style></head><body>`,
    `<h1>${html(pluginText(report))}</h1>`,
    `<p class="${report.verdict}"><strong>${html(verdictText(report))}</strong></p>`,
    ...summary(report).map((line) => `<p>${html(line)}</p>`),
    `<p>${html(runText(report))}</p>`,
    ...checks.map(checkHtml),
    `<p>Sandbox: ${html(held.join("; "))}.</p>`,
    ...missing.map((each) => `<p class="skip">Not had on this system: ${html(each)}.</p>`),
    "</body></html>",
  ].join("\n")}\n`;
}

/**
 * A workspace report as one self-contained page: a heat map with a row for each candidate and a column for each
 * repository. Every color has its sign and its word, and everything is reached by the keyboard.
 */
import { stringify } from "../../model/json.js";
import type { Row, WorkspaceReport } from "../../model/workspace.js";
import { html } from "../escape/html.js";

const words = { yes: "compatible", no: "breaks it", unknown: "not decided" } as const;
const signs = { yes: "✓", no: "✕", unknown: "?" } as const;
const longestWitness = 4000;

export function workspaceHtml(report: WorkspaceReport): string {
  const { rows, counts, tool } = report;
  const consumers = [...new Set(rows.map(({ consumer }) => consumer))].sort();
  const candidates = [...new Set(rows.map(candidateOf))];
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(candidateOf(row), row.consumer);
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  const problems = rows.filter(({ verdict }) => verdict !== "yes");
  const answer = { yes: "Everything fits", no: "Not everything fits", unknown: "Not everything is decided" }[
    report.verdict
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(answer)}: contracts of the workspace</title>
<style>
${style}
</style>
</head>
<body>
<main>
<h1 class="${report.verdict}">${signs[report.verdict]} ${html(answer)}</h1>
<p>${counts.yes} ${words.yes}, ${counts.no} broken, ${counts.unknown} not decided. A row is what would be released; a column is who uses it, with the version it was built against.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Heat map">
<table>
<thead><tr><th scope="col">Candidate</th>${consumers.map((name) => `<th scope="col">${html(name)}</th>`).join("")}</tr></thead>
<tbody>
${candidates
  .map((candidate) => {
    const line = consumers.map((consumer) => cellOf(cells.get(keyOf(candidate, consumer)), rows)).join("");
    return `<tr><th scope="row">${html(candidate)}</th>${line}</tr>`;
  })
  .join("\n")}
</tbody>
</table>
</div>
${problems.length === 0 ? "" : `<h2>What does not fit</h2>\n${problems.map((row) => problemOf(row, rows)).join("\n")}`}
</main>
<footer>${html(`${tool.name} ${tool.version}`)}</footer>
</body>
</html>
`;
}

function candidateOf({ contract, candidate }: Row): string {
  return `${contract} ${candidate}`;
}

function keyOf(candidate: string, consumer: string): string {
  return JSON.stringify([candidate, consumer]);
}

function cellOf(found: readonly Row[] | undefined, all: readonly Row[]): string {
  const [row] = found ?? [];
  if (found === undefined || row === undefined) return '<td class="none"><span aria-label="not used">·</span></td>';
  const verdicts = found.map(({ verdict }) => verdict);
  const verdict = verdicts.includes("no") ? "no" : verdicts.includes("unknown") ? "unknown" : "yes";
  const worst = found.find((each) => each.verdict === verdict) ?? row;
  const text = `${signs[verdict]} <small>${html(row.pinned ?? "not pinned")}</small><span class="word">${words[verdict]}</span>`;
  return `<td class="${verdict}">${verdict === "yes" ? text : `<a href="#p${all.indexOf(worst)}">${text}</a>`}</td>`;
}

function problemOf(row: Row, all: readonly Row[]): string {
  const what = row.verdict === "no" ? "breaks" : "is not decided for";
  const title = `${candidateOf(row)} ${what} ${row.consumer}`;
  const dtos = row.dtos.map(({ dto, side, reasons, witness }) => {
    const list = reasons.map((reason) => `<li>${html(reason)}</li>`).join("");
    const who = side === "reads" ? "It may get, and does not expect:" : "It may send, and is refused:";
    const shown = witness === undefined ? "" : `<p>${who}</p><pre tabindex="0">${html(cut(stringify(witness)))}</pre>`;
    return `<h4>${html(dto)}, which it ${side}</h4><ul>${list}</ul>${shown}`;
  });
  const reason = row.reason === undefined ? "" : `<p>${html(row.reason)}</p>`;
  return `<section id="p${all.indexOf(row)}"><h3 class="${row.verdict}">${signs[row.verdict]} ${html(title)}</h3>${reason}${dtos.join("")}</section>`;
}

function cut(text: string): string {
  return text.length > longestWitness ? `${text.slice(0, longestWitness)} …` : text;
}

const style = `:root { color-scheme: light dark; --yes: #1a7f37; --no: #cf222e; --unknown: #7d4e00; --line: #8c959f66; }
@media (prefers-color-scheme: dark) { :root { --yes: #3fb950; --no: #ff7b72; --unknown: #d29922; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
h1.yes, h3.yes { color: var(--yes); } h1.no, h3.no { color: var(--no); } h1.unknown, h3.unknown { color: var(--unknown); }
.scroll { overflow: auto; max-height: 80vh; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .4rem .7rem; text-align: left; white-space: nowrap; }
thead th { position: sticky; top: 0; background: Canvas; }
td { text-align: center; font-weight: 600; }
td small { font-weight: 400; }
td.yes { background: color-mix(in srgb, var(--yes) 18%, Canvas); }
td.no { background: color-mix(in srgb, var(--no) 30%, Canvas); }
td.unknown { background: color-mix(in srgb, var(--unknown) 22%, Canvas); }
td a { color: inherit; }
.word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
pre { overflow: auto; padding: .6rem; border: 1px solid var(--line); }
footer { padding: 1rem; opacity: .8; text-align: center; }`;

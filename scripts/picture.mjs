#!/usr/bin/env node
/**
 * Draws the report that the README shows, as a terminal would: docs/report.svg.
 *
 *   npm run picture
 *
 * Runs the built program on the reference layer in Zod, keeps the first finding and the end.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = ["check", "project-api", "--cwd", "fixtures/reference/zod", "--config", "breaks.config.json"];
const { stdout, status } = spawnSync(process.execPath, ["dist/cli/main.js", ...args, "--color", "always"], {
  cwd: root,
  encoding: "utf8",
});
if (status !== 1) throw new Error(`the report was to show a break; check exited with ${status}`);

const lines = stdout.trimEnd().split("\n");
const second = lines.findIndex((line, i) => i > 0 && line.includes("max-length-tightened"));
const end = lines.findIndex((line) => line.includes("version-bump-too-small"));
const shown = [
  `$ contract-check ${args.slice(0, 4).join(" ")} \\`,
  `    ${args.slice(4).join(" ")}`,
  "",
  ...lines.slice(0, second),
  "  …",
  "",
  ...lines.slice(end),
];

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&<>]/g, (character) => escapes[character]);
const styles = { 1: "font-weight='bold'", 2: "fill-opacity='.65'", 31: "fill='#ff7b72'", 32: "fill='#7ee787'" };
const more = { 33: "fill='#e3b341'", 36: "fill='#79c0ff'" };
const ends = { 22: ["1", "2"], 39: ["31", "32", "33", "36"] };

const sequence = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`);

/** One line of terminal text as a row of `tspan`s. */
function row(line) {
  const active = new Set();
  return line
    .split(sequence)
    .map((part, i) => {
      if (i % 2 === 0) {
        if (part === "") return "";
        const style = [...active].map((code) => styles[code] ?? more[code] ?? "").join(" ");
        return style === "" ? escaped(part) : `<tspan ${style}>${escaped(part)}</tspan>`;
      }
      if (part in ends) for (const code of ends[part]) active.delete(code);
      else active.add(part);
      return "";
    })
    .join("");
}

const [width, lineHeight, margin] = [720, 17, 18];
const height = shown.length * lineHeight + 2 * margin;
const rows = shown.map((line, i) => `<text x="${margin}" y="${margin + 12 + i * lineHeight}">${row(line)}</text>`);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>A report of contract-check</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" xml:space="preserve" style="white-space: pre">
${rows.join("\n")}
</g>
</svg>
`;
writeFileSync(fileURLToPath(new URL("../docs/report.svg", import.meta.url)), svg);
console.log(`wrote docs/report.svg, ${shown.length} lines`);

/** GitLab code quality: one issue per change. GitLab compares the fingerprints of two branches to find what is new. */
import type { Json } from "../model/json.js";
import { stringify } from "../model/json.js";
import type { Report } from "../model/report.js";
import { sanitize, sanitizeJson } from "../util/sanitize.js";
import { sha256Hex } from "../util/sha256.js";
import { anchorOf } from "./anchor.js";
import { changesOf, isSettled, keyOf, type ReportedChange } from "./changes.js";
import { isWaived } from "./groups.js";
import type { RenderOptions } from "./options.js";
import { waivedText } from "./words.js";

function severityOf(change: ReportedChange): string {
  if (isWaived(change.group)) return "info";
  if (isSettled(change)) return "minor";
  return { breaking: "critical", warning: "minor", info: "info" }[change.group[0].level];
}

function descriptionOf({ group }: ReportedChange): string {
  const [first] = group;
  const waived = first.waived === undefined ? [] : [`Waived: ${waivedText(first.waived)}.`];
  const impacts = [...new Set(group.map(({ impact }) => sanitize(impact)))].filter((impact) => impact !== "");
  const name = [first.contract, first.dto].filter((part) => part !== undefined).map(sanitize);
  return [`${name.join("/")}: ${sanitize(first.message)}.`.replace(/\.\.$/, "."), ...waived, ...impacts].join(" ");
}

/** Where a change is in no file of the repository, GitLab still wants a path: that of the contract's name. */
function locationOf({ group }: ReportedChange, prefix: string | undefined): Json {
  const [first] = group;
  const anchor = anchorOf(first, prefix);
  if (anchor !== undefined) return { path: anchor.path, lines: { begin: anchor.source.line } };
  const { source, contract } = first;
  const elsewhere = sanitize(source?.file ?? contract ?? "contract-check");
  return { path: elsewhere === "" ? "contract-check" : elsewhere, lines: { begin: source?.line ?? 1 } };
}

export function renderGitlab(report: Report, options: RenderOptions): string {
  const seen = new Map<string, number>();
  const issues = changesOf(report).map((change): Json => {
    const [first] = change.group;
    const count = seen.get(keyOf(change.group)) ?? 0;
    seen.set(keyOf(change.group), count + 1);
    const identity = [
      first.rule,
      first.contract ?? "",
      first.dto ?? "",
      first.fingerprint,
      ...(count > 0 ? [count] : []),
    ];
    return {
      description: descriptionOf(change),
      check_name: first.rule,
      fingerprint: sha256Hex(JSON.stringify(identity)).slice(0, 32),
      severity: severityOf(change),
      location: locationOf(change, options.prefix),
    };
  });
  return `${sanitizeJson(stringify(issues, 2))}\n`;
}

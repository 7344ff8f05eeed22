/** One change as a result of SARIF. */
import type { Json, JsonObject } from "../../model/json.js";
import { sanitize, sanitizeSourceLine } from "../../util/sanitize.js";
import { sha256Hex } from "../../util/sha256.js";
import { mostAlso } from "../also.js";
import { type Anchor, anchorOf, formerPlace } from "../anchor.js";
import { subjectOf } from "../change-text.js";
import { keyOf, type ReportedChange } from "../changes.js";
import { isWaived } from "../groups.js";
import { captionOf, waivedText } from "../words.js";

export type SarifLevel = "error" | "warning" | "note";

/** Nobody has to act on what the version announces, or was never released; what is waived keeps its level, suppressed. */
export function sarifLevel({ group, paid, unreleased }: ReportedChange): SarifLevel {
  const { level } = group[0];
  if (paid || unreleased || level === "info") return "note";
  return level === "breaking" ? "error" : "warning";
}

/** Braces are placeholders in a message, and brackets may be links; names from outside are neither. */
export function sarifText(text: string): string {
  return sanitize(text)
    .replace(/[{}]/g, (brace) => brace + brace)
    .replace(/\[(?=[^\]]*\]\()/g, "\\[")
    .replaceAll("](", "\\](");
}

function uriOf(path: string): string {
  return sanitize(path).split("/").map(encodeURIComponent).join("/");
}

function physicalLocation(anchor: Anchor | undefined): JsonObject | undefined {
  if (anchor === undefined) return undefined;
  const { source, path } = anchor;
  const snippet: JsonObject = source.text === undefined ? {} : { snippet: { text: sanitizeSourceLine(source.text) } };
  return {
    artifactLocation: { uri: uriOf(path), uriBaseId: "%SRCROOT%" },
    region: { startLine: source.line, startColumn: source.column, ...snippet },
  };
}

function locationsOf({ group }: ReportedChange, prefix: string | undefined): JsonObject {
  const [first] = group;
  const anchor = anchorOf(first, prefix);
  const physical = physicalLocation(anchor);
  const old = formerPlace(first);
  const related = [
    ...(old === undefined || old === anchor?.source ? [] : [{ text: "where it was before", source: old }]),
    ...(first.alsoAt ?? []).slice(0, mostAlso).map(({ source }) => ({ text: "the same change", source })),
  ].flatMap(({ text, source }): JsonObject[] => {
    const place = physicalLocation(anchorOf({ source }, prefix));
    return place === undefined ? [] : [{ message: { text }, physicalLocation: place }];
  });
  const names = [first.contract, first.dto].filter((name) => name !== undefined).map(sanitize);
  const location: JsonObject = {
    ...(physical === undefined ? {} : { physicalLocation: physical }),
    ...(names.length === 0
      ? {}
      : {
          logicalLocations: [
            { fullyQualifiedName: names.join("/"), kind: first.dto === undefined ? "module" : "type" },
          ],
        }),
  };
  return {
    locations: Object.keys(location).length === 0 ? [] : [location],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((each, index) => ({ id: index + 1, ...each })) }),
  };
}

/** Sentences without documents: those have braces, and are among the properties. */
function messageOf({ group }: ReportedChange): string {
  const [first] = group;
  const of = subjectOf(first);
  const lines = [`${of === "" ? "" : `${of}: `}${first.message}`];
  for (const finding of group) {
    const caption = group.length > 1 ? `${captionOf(finding.direction)}: ` : "";
    if (finding.impact !== "") lines.push(`${caption}${finding.impact}`);
    if (finding.advice !== "" && !lines.includes(finding.advice)) lines.push(finding.advice);
  }
  return lines.map(sarifText).join("\n");
}

function propertiesOf({ group, paid, isNew }: ReportedChange): JsonObject {
  const [first] = group;
  const optional = (name: string, value: Json | undefined): JsonObject =>
    value === undefined ? {} : { [name]: value };
  return {
    level: first.level,
    ...optional("contract", first.contract),
    ...optional("dto", first.dto),
    ...optional("baseline", first.baseline),
    pointer: first.pointer,
    ...optional("before", first.before),
    ...optional("after", first.after),
    ...(isNew ? { newOnThisBranch: true } : {}),
    ...(paid ? { announcedByVersion: true } : {}),
    proofs: group.flatMap(({ direction, witness, confirmedBy }): JsonObject[] =>
      witness === undefined ? [] : [{ direction, witness, ...optional("confirmedBy", confirmedBy) }],
    ),
  };
}

export function resultOf(change: ReportedChange, ruleIndex: number, prefix: string | undefined): JsonObject {
  const [first] = change.group;
  const suppressions: JsonObject =
    first.waived === undefined
      ? {}
      : {
          suppressions: [{ kind: "external", status: "accepted", justification: waivedText(first.waived) }],
        };
  return {
    ruleId: first.rule,
    ruleIndex,
    level: sarifLevel(change),
    message: { text: messageOf(change) },
    ...locationsOf(change, prefix),
    partialFingerprints: {
      "contractCheck/v1": sha256Hex(`${keyOf(change.group)} ${isWaived(change.group)}`).slice(0, 32),
    },
    ...suppressions,
    properties: propertiesOf(change),
  };
}

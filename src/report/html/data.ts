/** What the page's script shows: sections of changes, as plain data. Its words are final, and sanitized. */
import { isAnnounced, isPaid } from "../../model/paid.js";
import type { DtoReport, Finding, Report, SchemasReport, SetsReport } from "../../model/report.js";
import { sanitize, sanitizeSourceLine } from "../../util/sanitize.js";
import { alsoCaption, alsoOf, mostAlso } from "../also.js";
import { keyOf } from "../changes.js";
import { placesDiffer, placeText } from "../frame.js";
import { type Group, groupFindings, isWaived, rank } from "../groups.js";
import { jsonLine, jsonLines } from "../json-block.js";
import { captionedSets } from "../sets.js";
import { branchHeading, bumpText, captionOf, proofText, pureText, waivedText } from "../words.js";
import { partText, type WitnessPart, witnessParts } from "./witness.js";

/** Changes in one page; the most serious stay. */
const mostChanges = 5000;
const valueWidth = 400;

export interface PageProof {
  readonly text: string;
  readonly part?: string;
  readonly lines: readonly WitnessPart[];
}

export interface PageEffect {
  readonly caption?: string;
  readonly label: string;
  readonly impact: string;
  readonly advice: string;
  readonly proof?: PageProof;
}

export interface PageChange {
  readonly id: string;
  readonly level: Finding["level"];
  readonly rule: string;
  readonly title?: string;
  readonly message: string;
  readonly tags: readonly string[];
  readonly place?: string;
  readonly line?: { readonly number: number; readonly text: string };
  readonly was?: string;
  /** Other places that the change was made in, under a caption. */
  readonly also?: { readonly caption: string; readonly places: readonly string[] };
  readonly before?: string;
  readonly after?: string;
  readonly waived?: string;
  readonly effects: readonly PageEffect[];
}

export interface PageSection {
  /** What the branch itself changes. */
  readonly branch: boolean;
  readonly group: string;
  readonly title: string;
  readonly verdict?: string;
  /** The verdict stands, and all that it rests on was accepted. */
  readonly waived?: true;
  readonly about: string;
  readonly schemas?: SchemasReport;
  /** What changed as sets: captions, and lines of a schema. */
  readonly sets?: readonly { readonly caption: string; readonly lines: readonly string[] }[];
  readonly changes: readonly PageChange[];
}

export interface PageData {
  readonly sections: readonly PageSection[];
  /** Changes that were left out, at any level. */
  readonly leftOut: number;
}

interface Scope {
  readonly branch: boolean;
  readonly paid: boolean;
  readonly several: boolean;
  readonly isNew: (group: Group) => boolean;
  readonly titles: ReadonlyMap<string, string>;
}

function changeOf(group: Group, { paid, several, isNew, titles }: Scope): PageChange {
  const [first] = group;
  const { source, oldSource } = first;
  const was = oldSource !== undefined && placesDiffer(source, oldSource) ? placeText(oldSource) : undefined;
  const text = source?.text === undefined ? "" : sanitizeSourceLine(source.text).trimEnd().slice(0, valueWidth);
  return {
    id: first.fingerprint,
    level: first.level,
    rule: sanitize(first.rule),
    title: titles.get(first.rule),
    message: sanitize(first.message),
    tags: [
      ...(isNew(group) ? ["new on this branch"] : []),
      ...(isAnnounced(first, paid) && !isWaived(group) ? ["announced by the version"] : []),
      ...(several && first.baseline !== undefined ? [`against ${sanitize(first.baseline)}`] : []),
    ],
    place: source === undefined ? sanitize(first.pointer) : placeText(source),
    line: source === undefined || text.trim() === "" ? undefined : { number: source.line, text },
    was,
    also: alsoIn(first),
    before: first.before === undefined ? undefined : jsonLine(first.before, valueWidth),
    after: first.after === undefined ? undefined : jsonLine(first.after, valueWidth),
    waived: first.waived && waivedText(first.waived),
    effects: group.map((finding) => effectOf(finding, group.length > 1)),
  };
}

function alsoIn(finding: Finding): PageChange["also"] {
  const others = alsoOf(finding, mostAlso);
  if (others === undefined) return undefined;
  const rest = others.left > 0 ? [`… and ${others.left} more`] : [];
  return { caption: alsoCaption(others), places: [...others.places, ...rest] };
}

function effectOf(finding: Finding, several: boolean): PageEffect {
  const { witness, failsAt, level, direction, impact, advice } = finding;
  const part = partText(failsAt);
  return {
    caption: several ? `${captionOf(direction)} (${level})` : undefined,
    label: level === "info" ? "Note" : "Who is hurt",
    impact: sanitize(impact),
    advice: sanitize(advice),
    proof:
      witness === undefined
        ? undefined
        : {
            text: proofText(finding),
            part: part === undefined ? undefined : sanitize(part).slice(0, valueWidth),
            lines: witnessParts(witness, failsAt),
          },
  };
}

function sectionsOf(report: Report): PageSection[] {
  const titles = new Map((report.rules ?? []).map(({ id, title }) => [id, title]));
  const never = () => false;
  if (report.kind === "diff") {
    return report.dtos.map((dto) =>
      dtoSection(dto, "", { branch: false, paid: false, several: false, isNew: never, titles }),
    );
  }
  const { introduced } = report;
  const paid = new Set(report.contracts.filter(isPaid).map(({ name }) => name));
  const fresh = new Set(
    (introduced?.contracts ?? []).flatMap(({ findings, dtos }) =>
      groupFindings([...findings, ...dtos.flatMap((dto) => dto.findings)]).map(keyOf),
    ),
  );
  const of = (contracts: (typeof report)["contracts"], heading: string, branch: boolean) =>
    contracts.flatMap((contract): PageSection[] => {
      const several = contract.baselines.length > 1;
      const isNew = branch ? never : (each: Group) => fresh.has(keyOf(each));
      const scope: Scope = { branch, paid: paid.has(contract.name), several, isNew, titles };
      const group = [heading, sanitize(contract.name)].filter((part) => part !== "").join(": ");
      const whole: PageSection = {
        branch,
        group,
        title: "The contract as a whole",
        about: "",
        changes: groupFindings(contract.findings).map((each) => changeOf(each, scope)),
      };
      return [...contract.dtos.map((dto) => dtoSection(dto, group, scope)), whole];
    });
  const branch = introduced === undefined ? [] : of(introduced.contracts, branchHeading(introduced), true);
  const heading = introduced === undefined ? "" : "Against what was released";
  return [...branch, ...of(report.contracts, heading, false)];
}

function dtoSection(dto: DtoReport, group: string, scope: Scope): PageSection {
  const bump = dto.requiredBump === "none" ? "" : `requires ${bumpText(dto.requiredBump)}`;
  const about = [dto.role, bump, pureText(dto) ?? ""].filter((part) => part !== "").join("; ");
  const changes = groupFindings(dto.findings).map((each) => changeOf(each, scope));
  return {
    branch: scope.branch,
    group,
    title: sanitize(dto.name),
    verdict: dto.verdict,
    waived: dto.waived,
    about,
    schemas: cleanSchemas(dto.schemas),
    sets: setsOf(dto.sets),
    changes,
  };
}

function setsOf(sets: SetsReport | undefined): PageSection["sets"] {
  if (sets === undefined) return undefined;
  if ("reason" in sets) return [{ caption: `${sanitize(sets.reason)}.`, lines: [] }];
  return captionedSets(sets).map(({ caption, schema }) => ({
    caption,
    lines: schema === undefined ? [] : jsonLines(schema, 100),
  }));
}

function cleanSchemas(schemas: SchemasReport | undefined): SchemasReport | undefined {
  if (schemas === undefined) return undefined;
  const clean = (line: SchemasReport["rows"][number]["old"]) => line && { ...line, text: sanitize(line.text) };
  return {
    ...schemas,
    ...(schemas.baseline === undefined ? {} : { baseline: sanitize(schemas.baseline) }),
    rows: schemas.rows.map((row) => ({ ...row, old: clean(row.old), new: clean(row.new) })),
  };
}

/** Keeps the most serious changes, section by section, when there are too many for a page. */
export function pageData(report: Report): PageData {
  const sections = sectionsOf(report).filter(({ changes, verdict }) => changes.length > 0 || verdict === "unknown");
  const total = sections.reduce((sum, { changes }) => sum + changes.length, 0);
  if (total <= mostChanges) return { sections, leftOut: 0 };
  const kept = new Set(
    sections
      .flatMap(({ changes }) => changes)
      .sort((a, b) => rank(b.level) - rank(a.level))
      .slice(0, mostChanges),
  );
  const cut = sections.map((section) => ({
    ...section,
    changes: section.changes.filter((change) => kept.has(change)),
  }));
  return { sections: cut.filter(({ changes }) => changes.length > 0), leftOut: total - mostChanges };
}

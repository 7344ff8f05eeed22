/** Holds the removals of a minor version against the deprecation policy. In a major, anything may go. */
import { type Announcement, judgeRemoval } from "../classify/deprecation.js";
import { newestFirst } from "../classify/semver.js";
import type { Contract } from "../model/contract.js";
import { isArray, isObject, type Json, own } from "../model/json.js";
import { tokens } from "../model/pointer.js";
import type { DeprecationPolicy } from "../model/policy.js";
import type { ContractReport, DtoReport, Finding, WaivedBy } from "../model/report.js";
import { createFindingMaker, withoutUndefined } from "./findings.js";

const removals: ReadonlySet<string> = new Set(["property-removed", "dto-removed"]);

/**
 * A removal that was announced is accepted, whatever it breaks: it keeps its level and fails nothing. One that was
 * not is a finding of its own, whether or not it breaks anything.
 * @param released every released version that is known, baselines included
 */
export function holdDeprecation(
  contract: ContractReport,
  released: readonly Contract[],
  policy: DeprecationPolicy | undefined,
  today: string | undefined,
): ContractReport {
  if (policy === undefined || contract.declaredBump === "major") return contract;
  const ordered = [...released].sort((a, b) => newestFirst(a.version, b.version));
  const dtos = contract.dtos.map((dto): DtoReport => {
    const findings = dto.findings.flatMap((finding) => {
      return removals.has(finding.rule) ? hold(finding, dto.name, ordered, policy, today) : [finding];
    });
    return { ...dto, findings };
  });
  return { ...contract, dtos };
}

function hold(
  finding: Finding,
  dto: string,
  released: readonly Contract[],
  policy: DeprecationPolicy,
  today: string | undefined,
): Finding[] {
  const announcements = released.map((contract) => announcementIn(contract, dto, finding.pointer));
  const first = announcements.findIndex((one) => one !== undefined);
  const gap = announcements.findIndex((one, index) => index > first && one === undefined);
  const known = announcements.slice(Math.max(first, 0), gap < 0 ? undefined : gap).filter((one) => one !== undefined);
  if (known.length === 0) return [finding];
  const judged = judgeRemoval(known, policy, today);
  if (judged.announced) return [{ ...finding, waived: acceptedBy(judged.how) }];
  // What an earlier release removed already is no news, and no deprecation can come after it.
  if (first > 0) return [finding];
  return [finding, unannounced(finding, dto, judged.why, policy)];
}

/** A policy stays in force until somebody changes it. */
function acceptedBy(how: string): WaivedBy {
  return { owner: "deprecation policy", reason: `Its removal was announced: ${how}.`, expires: "9999-12-31" };
}

function unannounced(finding: Finding, dto: string, why: string, policy: DeprecationPolicy): Finding {
  const { pointer, direction, contract = "", source, oldSource, near, baseline } = finding;
  const { minVersions = 1 } = policy;
  const name = finding.rule === "dto-removed" ? dto : (tokens(pointer).at(-1) ?? dto);
  const stated = createFindingMaker(contract, dto).make({
    rule: "removed-without-deprecation",
    level: "breaking",
    direction,
    place: withoutUndefined({ pointer, source, oldSource, near }),
    facts: { name, reason: why, until: minVersions === 1 ? " for a version" : ` for ${minVersions} versions` },
    distinct: [finding.fingerprint],
  });
  return baseline === undefined ? stated : { ...stated, baseline };
}

/** What a version said about the part at a pointer; `undefined` where it has no such part. */
function announcementIn(contract: Contract, name: string, pointer: string): Announcement | undefined {
  const dto = contract.dtos.find((one) => one.name === name);
  if (dto === undefined || contract.version === undefined) return undefined;
  const schema = valueAt(dto.source.json, pointer);
  if (schema === undefined) return undefined;
  const said = saidBy(schema, dto.source.json, 0);
  return { version: contract.version, deprecated: false, ...said };
}

/** References and unions of constraints are followed so far. */
const deepest = 10;

function saidBy(schema: Json, document: Json, depth: number): { deprecated?: true; sunset?: string } {
  if (!isObject(schema) || depth > deepest) return {};
  const said: { deprecated?: true; sunset?: string } = {};
  const reference = own(schema, "$ref");
  const target =
    typeof reference === "string" && reference.startsWith("#") ? refTarget(document, reference) : undefined;
  const allOf = own(schema, "allOf");
  for (const part of [...(target === undefined ? [] : [target]), ...(isArray(allOf) ? allOf : [])]) {
    Object.assign(said, saidBy(part, document, depth + 1));
  }
  if (own(schema, "deprecated") === true) said.deprecated = true;
  const sunset = own(schema, "x-sunset");
  if (typeof sunset === "string") said.sunset = sunset;
  return said;
}

function refTarget(document: Json, reference: string): Json | undefined {
  try {
    const pointer = decodeURIComponent(reference.slice(1));
    return pointer === "" || pointer.startsWith("/") ? valueAt(document, pointer) : undefined;
  } catch {
    return undefined;
  }
}

function valueAt(json: Json, pointer: string): Json | undefined {
  let value: Json | undefined = json;
  for (const token of tokens(pointer)) {
    if (isArray(value)) value = /^\d+$/.test(token) ? value[Number(token)] : undefined;
    else value = isObject(value) ? own(value, token) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/**
 * What a candidate means for one consumer: the contract that it pinned, its own account of what it reads and sends,
 * and both directions seen from its side. What somebody sends, the candidate must accept; what the candidate writes,
 * somebody must be able to read.
 */
import { decideInclusion } from "../compare/decide.js";
import { diffContracts } from "../compare/index.js";
import { fail } from "../errors.js";
import type { Expectation } from "../model/config.js";
import type { Contract, Dto, Role } from "../model/contract.js";
import type { Json } from "../model/json.js";
import type { ConsumerSide, DtoImpact, Impact } from "../model/pin-report.js";
import type { Policy } from "../model/policy.js";
import type { DirectionReport, DtoReport, ReportVerdict } from "../model/report.js";
import { didYouMean } from "../util/suggest.js";
import { type Projection, projectReader } from "./project-reader.js";
import { projectWriter } from "./project-writer.js";

/** What a consumer says it uses, by DTO name; absent: every DTO, all of it. */
export interface Expectations {
  readonly dtos?: Readonly<Record<string, Expectation>>;
  /** Its own schemas, by DTO name, where `schema` of an expectation names one. */
  readonly schemas?: ReadonlyMap<string, Dto>;
}

const sidesByRole: Readonly<Record<Role, readonly ConsumerSide[]>> = {
  request: ["sends"],
  response: ["reads"],
  event: ["reads"],
  // What the provider stores and reads back is nobody else's.
  stored: [],
  shared: ["reads", "sends"],
};

/** The role whose owed direction is the one that a side asks about. */
const roleOfSide: Readonly<Record<ConsumerSide, Role>> = { reads: "response", sends: "request" };

/**
 * @param pinned the version that the consumer was built against
 * @param candidate the version that it would meet
 * @throws problem `config` when an expectation names a DTO or a property that the pinned contract does not have
 */
export function impactOn(
  pinned: Contract,
  candidate: Contract,
  expectations: Expectations,
  policy?: Partial<Policy>,
): Impact {
  refuseUnknown(pinned, expectations);
  const dtos = (["reads", "sends"] as const).flatMap((side) => askSide(side, pinned, candidate, expectations, policy));
  const order = new Map(pinned.dtos.map(({ name }, index) => [name, index]));
  dtos.sort((a, b) => (order.get(a.dto) ?? 0) - (order.get(b.dto) ?? 0));
  return { verdict: worst(dtos.map(({ verdict }) => verdict)), dtos };
}

function worst(verdicts: readonly ReportVerdict[]): ReportVerdict {
  if (verdicts.includes("breaking")) return "breaking";
  return verdicts.includes("unknown") ? "unknown" : "compatible";
}

function askSide(
  side: ConsumerSide,
  pinned: Contract,
  candidate: Contract,
  expectations: Expectations,
  policy: Partial<Policy> | undefined,
): DtoImpact[] {
  const used = pinned.dtos.flatMap((dto) => asUsed(dto, side, pinned, expectations) ?? []);
  if (used.length === 0) return [];
  const names = new Set(used.map(({ name }) => name));
  const { dtos } = diffContracts(
    { ...pinned, dtos: used },
    { ...candidate, dtos: candidate.dtos.filter(({ name }) => names.has(name)) },
    { policy: { ...policy, compatibility: undefined }, role: roleOfSide[side] },
  );
  return dtos.map((report) => toImpact(report, side));
}

/** The consumer's side of a DTO; `undefined` when it has none. */
function asUsed(dto: Dto, side: ConsumerSide, pinned: Contract, { dtos, schemas }: Expectations): Dto | undefined {
  const expectation = dtos === undefined ? {} : Object.hasOwn(dtos, dto.name) ? dtos[dto.name] : undefined;
  if (expectation === undefined || !sidesByRole[expectation.role ?? dto.role].includes(side)) return undefined;
  const own = schemas?.get(dto.name);
  if (own !== undefined) return { ...own, name: dto.name, role: roleOfSide[side] };
  if (expectation.uses === undefined || dto.problem !== undefined) return dto;
  const { source, pointer } = dto;
  const project = side === "reads" ? projectReader : projectWriter;
  const projection = project(source.json, pointer, expectation.uses, source.defaultDialect);
  refuseMisspelled(dto, pinned, projection);
  if (side === "sends") refuseNothing(dto, projection);
  const locate = (place: string) => source.locate(projection.originOf(place));
  return { ...dto, pointer: "", source: { ...source, json: projection.json, locate } };
}

function toImpact(report: DtoReport, side: ConsumerSide): DtoImpact {
  const direction = side === "reads" ? "forward" : "backward";
  const asked = report.underPolicy?.[direction] ?? report[direction];
  const witness = witnessOf(report, asked);
  return {
    dto: report.name,
    side,
    verdict: report.verdict,
    ...(report.verdict === "breaking" && witness !== undefined ? { witness } : {}),
    reasons: reasonsOf(report, asked),
  };
}

function witnessOf(report: DtoReport, asked: DirectionReport | undefined): Json | undefined {
  return (
    report.findings.find(({ level, witness }) => level === "breaking" && witness !== undefined)?.witness ??
    asked?.witness
  );
}

function reasonsOf({ verdict, findings }: DtoReport, asked: DirectionReport | undefined): string[] {
  if (verdict === "compatible") return [];
  const level = verdict === "breaking" ? "breaking" : "warning";
  const said = findings.filter((finding) => finding.level === level).map(({ message }) => message);
  return [...new Set(said.length > 0 ? said : asked?.reason === undefined ? [] : [asked.reason])];
}

function refuseUnknown(pinned: Contract, { dtos = {} }: Expectations): void {
  const known = pinned.dtos.map(({ name }) => name);
  const missing = Object.keys(dtos).find((name) => !known.includes(name));
  if (missing === undefined) return;
  fail({
    kind: "config",
    message: `The configuration says that ${JSON.stringify(missing)} of ${pinned.name} is used, which ${pinned.name} ${pinned.version ?? ""} does not have.`,
    hint: didYouMean(missing, known) ?? `It has: ${known.slice(0, 20).join(", ")}.`,
  });
}

/** Whoever sends nothing is compatible with everything: such an account is a mistake, not a proof. */
function refuseNothing(dto: Dto, { json }: Projection): void {
  const dialect = dto.source.defaultDialect;
  const asked = decideInclusion(json, false, dialect === undefined ? {} : { dialect });
  if (asked.verdict !== "included") return;
  fail({
    kind: "config",
    message: `No valid ${dto.name} has only the properties that the configuration says are sent.`,
    hint: `Add the others that a valid one needs to consumes: dtos: ${dto.name}: uses.`,
  });
}

function refuseMisspelled(dto: Dto, pinned: Contract, { unknown }: Projection): void {
  const [first] = unknown;
  if (first === undefined) return;
  fail({
    kind: "config",
    message: `The configuration says that ${JSON.stringify(first)} of ${dto.name} is used, and ${pinned.name} ${pinned.version ?? ""} describes no such property.`,
    hint: `Correct consumes: dtos: ${dto.name}: uses. A path starts with "/", and "*" is every item or every property.`,
  });
}

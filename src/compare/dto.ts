/** Compares one DTO of the candidate with the same DTO of one baseline. */
import { directions, owedDirections } from "../classify/direction.js";
import { requiredBump, verdictOf } from "../classify/required.js";
import type { Bump } from "../model/bump.js";
import type { Dto } from "../model/contract.js";
import type { Json } from "../model/json.js";
import type { DirectionReport, Finding, ReportVerdict, SchemasReport } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";
import { findChanges } from "../rules/walk.js";
import { extractSchema } from "../util/extract.js";
import { askDirection, type DirectionAnswer, type Pair } from "./ask.js";
import { stateChanges } from "./changes.js";
import { createFindingMaker, withoutUndefined } from "./findings.js";
import type { Settings } from "./options.js";
import { schemaProblems } from "./problems.js";
import type { Session } from "./session.js";
import { sideBySide } from "./side-by-side.js";
import { type Subject, statedDirection } from "./subject.js";
import { stateUndecided } from "./undecided.js";

/** What one comparison came to. */
export interface DtoResult {
  readonly verdict: ReportVerdict;
  readonly requiredBump: Bump;
  readonly backward?: DirectionReport;
  readonly forward?: DirectionReport;
  readonly underPolicy?: { readonly backward?: DirectionReport; readonly forward?: DirectionReport };
  readonly findings: readonly Finding[];
  readonly schemas?: SchemasReport;
}

/**
 * Compares two schemas that differ:
 * 1. asks both directions as pure sets, and those owed under the policy;
 * 2. names the changes and looks, in the directions that fail, for a document that each of them breaks;
 * 3. states what was not decided and what is not a schema;
 * 4. grades.
 */
export function compareDto(session: Session, pair: Pair, subject: Subject, settings: Settings): DtoResult {
  const { policy, strict } = settings;
  const owed = owedDirections(subject.role, policy.compatibility);
  const maker = createFindingMaker(subject.contract, subject.name);
  const asked = directions.map((direction) => askDirection(session, pair, direction, policy, owed.includes(direction)));
  const changes = findChanges(pair.old.shape(), pair.new.shape(), {
    ask: (writer, reader) => session.engine.include(writer, reader).verdict,
    table: session.table,
  });
  const stated = stateChanges({ session, pair, subject, settings, maker, changes, answers: asked });
  const { answers } = stated;
  const findings = [
    ...stated.findings,
    ...answers.flatMap((answer) => stateUndecided(maker, pair, answer, strict)),
    ...schemaProblems(maker, pair, statedDirection(subject, settings), strict),
  ];
  const considered = answers.filter((answer) => answer.owed).map((answer) => answer.underPolicy.verdict.verdict);
  const breakingAnnotation = stated.annotations.includes("major");
  const bump = requiredBump({
    owed: considered,
    pure: answers.map((answer) => answer.pure.verdict.verdict),
    annotations: stated.annotations,
    strict,
  });
  return withoutUndefined({
    verdict: breakingAnnotation ? ("breaking" as const) : verdictOf(considered),
    requiredBump: bump,
    ...directionReports(answers),
    findings,
    schemas: settings.schemas ? sideBySide(schemaOf(pair.old.dto), schemaOf(pair.new.dto), maker.marks) : undefined,
  });
}

function schemaOf({ source, pointer }: Dto): Json {
  return extractSchema(source.json, pointer, source.defaultDialect);
}

const included: DirectionReport = { verdict: "included" };

function directionReports(
  answers: readonly DirectionAnswer[],
): Pick<DtoResult, "backward" | "forward" | "underPolicy"> {
  const pure: { backward?: DirectionReport; forward?: DirectionReport } = {};
  const considered: { backward?: DirectionReport; forward?: DirectionReport } = {};
  for (const { direction, pure: asked, underPolicy } of answers) {
    pure[direction] = directionReport(asked.verdict);
    if (underPolicy.verdict.verdict !== asked.verdict.verdict) {
      considered[direction] = directionReport(underPolicy.verdict);
    }
  }
  return Object.keys(considered).length === 0 ? pure : { ...pure, underPolicy: considered };
}

function directionReport(verdict: Verdict): DirectionReport {
  switch (verdict.verdict) {
    case "included":
      return included;
    case "not-included":
      return withoutUndefined({
        verdict: verdict.verdict,
        witness: verdict.witness,
        confirmedBy: verdict.confirmedBy,
      });
    case "unknown":
      return withoutUndefined({ verdict: verdict.verdict, reason: verdict.reason, pointer: verdict.pointer });
  }
}

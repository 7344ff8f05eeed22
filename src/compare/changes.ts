/** States every change of a DTO as findings: graded by what the directions' answers and the searches prove. */
import { gradeAnnotation } from "../classify/annotations.js";
import { whyNotOwed } from "../classify/direction.js";
import { gradeNarrowing } from "../classify/level.js";
import { whatPolicyForgives } from "../classify/policy.js";
import type { Bump } from "../model/bump.js";
import type { Change } from "../model/change.js";
import type { Direction } from "../model/policy.js";
import type { Finding } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";
import type { Asked, DirectionAnswer, Pair } from "./ask.js";
import { narrows, type Proof, type Searched, searchPlaces } from "./explain.js";
import { failingPart } from "./failing-part.js";
import { type FindingMaker, placeOfChange, placeOfDto, type Statement } from "./findings.js";
import { gathered } from "./gathered.js";
import type { Settings } from "./options.js";
import type { Session } from "./session.js";
import type { Subject } from "./subject.js";
import { reasonText, textsOf } from "./wording.js";

interface ChangesInput {
  readonly session: Session;
  readonly pair: Pair;
  readonly subject: Subject;
  readonly settings: Settings;
  readonly maker: FindingMaker;
  readonly changes: readonly Change[];
  readonly answers: readonly DirectionAnswer[];
}

interface StatedChanges {
  readonly findings: readonly Finding[];
  /** What the changed annotations ask for. */
  readonly annotations: readonly Bump[];
  /** The answers, where a search proved a no that the question itself had left open. */
  readonly answers: readonly DirectionAnswer[];
}

/** A direction with the changes that narrow in it, and what the searches for their documents came to. */
interface Examined {
  readonly answer: DirectionAnswer;
  readonly narrowing: ReadonlySet<Change>;
  readonly searched: ReadonlyMap<Change, Searched>;
}

export function stateChanges(input: ChangesInput): StatedChanges {
  const examined = input.answers.map((answer) => examine(input, answer));
  const annotations: Bump[] = [];
  const statements: Statement[] = [];
  for (const change of input.changes) {
    if (change.clause !== undefined) statements.push(...stateNarrowings(input, change, examined));
    else statements.push(...stateAnnotation(input, change, annotations));
  }
  const findings = gathered(statements).map((statement) => input.maker.make(statement));
  for (const { answer, searched } of examined) findings.push(...stateUnexplained(input, answer, searched));
  return { findings, annotations, answers: examined.map(({ answer }) => answer) };
}

function examine(input: ChangesInput, answer: DirectionAnswer): Examined {
  const { session, pair, changes, settings } = input;
  const narrowing = changes.filter((change) => narrows(session, change, answer.direction));
  const target = openQuestion(answer);
  const searched: ReadonlyMap<Change, Searched> =
    target === undefined
      ? new Map()
      : searchPlaces(session, pair, answer.direction, target, narrowing, settings.maxSearches);
  const proof = [...searched.values()].find(({ place }) => place === "found")?.proof;
  return {
    answer: proof === undefined || target === undefined ? answer : settle(answer, target, proof),
    narrowing: new Set(narrowing),
    searched,
  };
}

/** The question whose failure wants an explanation: the one under the policy, else the pure one. */
function openQuestion({ owed, pure, underPolicy }: DirectionAnswer): Asked | undefined {
  if (!owed) return undefined;
  return [underPolicy, pure].find(({ verdict }) => verdict.verdict !== "included");
}

/**
 * A document found for one place proves the no of a question that was left open; one that fails under the policy
 * fails as pure sets too.
 */
function settle(answer: DirectionAnswer, target: Asked, proof: Proof): DirectionAnswer {
  const no: Verdict = { verdict: "not-included", ...proof };
  const settled = (asked: Asked): Asked => (asked.verdict.verdict === "unknown" ? { ...asked, verdict: no } : asked);
  if (answer.pure === answer.underPolicy) {
    const both = settled(answer.pure);
    return { ...answer, pure: both, underPolicy: both };
  }
  const underPolicy = target === answer.underPolicy ? settled(answer.underPolicy) : answer.underPolicy;
  return { ...answer, pure: settled(answer.pure), underPolicy };
}

/** One finding per owed direction in which the change narrows, or a single one that says why nobody is hurt. */
function stateNarrowings(input: ChangesInput, change: Change, examined: readonly Examined[]): Statement[] {
  const concerned = examined.filter(({ narrowing }) => narrowing.has(change));
  const owed = concerned.filter(({ answer }) => answer.owed);
  const stated = owed.length > 0 ? owed : concerned.slice(0, 1);
  if (stated.length > 0) return stated.map((one) => stateNarrowing(input, change, one));
  const direction = firstOwed(input.answers);
  const impact = reasonText("harmless", { ...noFacts, maxSearches: 0 });
  return [{ ...statementOf(input, change, direction), level: "info", impact }];
}

const noFacts = { notOwed: "", forgiven: "", reason: "" };

function stateNarrowing(input: ChangesInput, change: Change, { answer, searched }: Examined): Statement {
  const { settings, subject } = input;
  const { pure, underPolicy, direction, owed } = answer;
  const search = searched.get(change);
  const { level, because } = gradeNarrowing({
    owed,
    pure: pure.verdict.verdict,
    underPolicy: underPolicy.verdict.verdict,
    place: search?.place ?? "not-searched",
  });
  const { session } = input;
  const found = search?.proof;
  const proof = found && { ...found, failsAt: failingPart(session, change, direction, found.witness) };
  const statement: Statement = { ...statementOf(input, change, direction), level, proof };
  if (because === "breaks") return statement;
  const impact = reasonText(because, {
    notOwed: whyNotOwed(subject.role, settings.policy.compatibility),
    forgiven: whatPolicyForgives(pure.question, underPolicy.question),
    reason: search?.reason ?? "",
    maxSearches: settings.maxSearches,
  });
  return { ...statement, impact };
}

function stateAnnotation(input: ChangesInput, change: Change, bumps: Bump[]): Statement[] {
  const { settings, answers } = input;
  const owesAnything = answers.some(({ owed }) => owed);
  const grade = gradeAnnotation(change.rule, settings.policy, owesAnything);
  if (grade === undefined) return [];
  bumps.push(grade.bump);
  const direction = firstOwed(answers);
  const silent = textsOf(change.rule).impact[direction] === "";
  const impact = silent ? { impact: "Nobody: annotations do not change which documents are accepted." } : {};
  return [{ ...statementOf(input, change, direction), level: grade.level, ...impact }];
}

/** A proven no that none of the changes accounts for is stated all the same. */
function stateUnexplained(
  { maker, pair }: ChangesInput,
  { owed, underPolicy, direction }: DirectionAnswer,
  searched: ReadonlyMap<Change, Searched>,
): Finding[] {
  const { verdict } = underPolicy;
  if (!owed || verdict.verdict !== "not-included") return [];
  if ([...searched.values()].some(({ place }) => place === "found")) return [];
  return [
    maker.make({
      rule: "unexplained-difference",
      level: "breaking",
      direction,
      place: { ...placeOfDto(pair.new.dto), oldSource: placeOfDto(pair.old.dto).source },
      facts: { name: pair.new.dto.name },
      proof: { witness: verdict.witness, confirmedBy: verdict.confirmedBy },
    }),
  ];
}

function statementOf({ pair }: ChangesInput, change: Change, direction: Direction): Omit<Statement, "level"> {
  const { rule, facts, path, before, after } = change;
  const place = placeOfChange(change, { old: pair.old.dto, new: pair.new.dto });
  const { place: _words, ...distinct } = facts; // the path in words, which may be worded better one day
  return {
    rule,
    direction,
    place,
    facts,
    path,
    before,
    after,
    distinct: [distinct],
    elsewhere: change.elsewhere?.count,
  };
}

function firstOwed(answers: readonly DirectionAnswer[]): Direction {
  return answers.find(({ owed }) => owed)?.direction ?? "backward";
}

/**
 * Puts statements together that one edit explains: the same change in many places (a generator that wrote a property
 * into sixty definitions), and many changes of one kind in one place (a list of values that grew). What is put together
 * differs in nothing but the place, or but the name: level, direction, reason and proof are the same in kind. The
 * fingerprint is that of all of them, so that whoever accepted them is asked again when there is one more.
 */
import type { Json } from "../model/json.js";
import { valueKey } from "../model/value.js";
import type { Statement } from "./findings.js";
import { instancePath } from "./fingerprint.js";
import { textsOf } from "./wording.js";

/** Fewer are told one by one. */
const fewestPlaces = 4;
const fewestNames = 4;

/** The facts that tell changes of one kind in one place apart. Rules that have words for several are gathered so. */
const naming: ReadonlySet<string> = new Set(["name", "value", "variant"]);

/** In the order of the first of each. */
export function gathered(statements: readonly Statement[]): Statement[] {
  const inOnePlace = gather(statements, fewestNames, placeKey, ofSeveralNames);
  return gather(inOnePlace, fewestPlaces, changeKey, ofSeveralPlaces);
}

type Key = (statement: Statement) => string | undefined;

function gather(
  statements: readonly Statement[],
  fewest: number,
  keyOf: Key,
  together: (first: Statement, others: readonly Statement[]) => Statement,
): Statement[] {
  const groups = new Map<Statement | string, [Statement, ...Statement[]]>();
  for (const statement of statements) {
    const key = keyOf(statement) ?? statement;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  const order = new Map(statements.map((statement, i) => [statement, i]));
  const made = [...groups.values()].flatMap(([first, ...others]) => {
    const all = [first, ...others].map((statement) => ({ statement, at: order.get(statement) ?? 0 }));
    return all.length < fewest ? all : [{ statement: together(first, others), at: order.get(first) ?? 0 }];
  });
  return made.sort((a, b) => a.at - b.at).map(({ statement }) => statement);
}

function factsBut(statement: Statement, isLeftOut: (fact: string) => boolean): Json {
  const kept = Object.entries(statement.facts).filter(([fact, value]) => value !== undefined && !isLeftOut(fact));
  return Object.fromEntries(kept) as Json;
}

/** Equal for changes of one kind in one place. */
function placeKey(statement: Statement): string | undefined {
  const { rule, level, direction, impact, path } = statement;
  if (textsOf(rule).several === undefined || path === undefined) return undefined;
  const rest = factsBut(statement, (fact) => naming.has(fact));
  return valueKey(["place", rule, level, direction, impact ?? null, instancePath(path), rest]);
}

/** Equal for the same change in several places. */
function changeKey(statement: Statement): string | undefined {
  const { rule, level, direction, impact, before, after, several, alsoAt } = statement;
  if (several === true || alsoAt !== undefined) return undefined;
  const rest = factsBut(statement, (fact) => fact === "place" || fact === "index" || fact === "position");
  return valueKey(["change", rule, level, direction, impact ?? null, before ?? null, after ?? null, rest]);
}

function ofSeveralNames(first: Statement, others: readonly Statement[]): Statement {
  const all = [first, ...others];
  const names = all.map(({ facts }) => facts.name ?? facts.variant ?? facts.value ?? null);
  return {
    ...first,
    facts: { ...first.facts, count: all.length, names: listed(names) },
    ...(first.before === undefined ? {} : { before: all.map(({ before }) => before ?? null) }),
    ...(first.after === undefined ? {} : { after: all.map(({ after }) => after ?? null) }),
    distinct: [...(first.distinct ?? []), ...others.flatMap(({ distinct }) => distinct ?? [])],
    alsoAt: undefined,
    several: true,
  };
}

function ofSeveralPlaces(first: Statement, others: readonly Statement[]): Statement {
  return {
    ...first,
    distinct: [...(first.distinct ?? []), ...others.map(({ path }) => instancePath(path ?? []))],
    alsoAt: others.map(({ place }) => place),
  };
}

/** Some of the names, and how many there are besides. */
function listed(names: readonly Json[]): string {
  const words = names.map((name) => (typeof name === "string" ? name : JSON.stringify(name)));
  let text = words[0] ?? "";
  let shown = 1;
  while (shown < words.length && shown < 5) text += `, ${words[shown++]}`;
  return shown < words.length ? `${text} and ${words.length - shown} more` : text;
}

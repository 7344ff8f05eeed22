/**
 * Looks through names, wrappers and chains of methods for the expression that says what a schema is. It knows the
 * vocabulary of the schema libraries and stops where it does not: no place is better than a place in another DTO.
 */
import type { Expression, Member } from "./expressions.js";

/** An expression and the module it stands in. */
export interface Site {
  readonly module: string;
  readonly expression: Expression;
}

/**
 * What a name means in a module: a declaration there, or in a module that it imports from. With a namespace, what
 * that imported namespace exports under the name.
 */
export type ResolveName = (module: string, name: string, namespace?: string) => Site | undefined;

export interface Call {
  readonly method: string;
  readonly args: readonly Expression[];
  /** What the method is called on: a schema, or the library's namespace. */
  readonly base: Expression | undefined;
}

/** Names may lead in circles. */
export const maxSteps = 64;

/** Functions that give what they are given, as far as places go. */
const wrappers = words(`optional nullable nullish exactOptional nonOptional nonNullable nonNullish undefinedable
  readonly lazy lazyAsync pipe pipeAsync partial required pick omit preprocess effect brand prefault default catch
  Optional Readonly ReadonlyOptional Recursive Partial Required Pick Omit Clone fallback optionalAsync nullableAsync`);
/** Methods after which the schema is no longer its base. */
const changing = words("array or keyof element unwrap");

export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Gives the first answer of `visit` about the expression or about one that it stands for. */
export function search<T>(
  site: Site,
  visit: (site: Site, call: Call | undefined) => T | undefined,
  resolve: ResolveName,
  steps: number,
): T | undefined {
  if (steps > maxSteps) return undefined;
  const { module, expression } = site;
  const go = (inner: Expression): T | undefined => search({ module, expression: inner }, visit, resolve, steps + 1);
  const call = callOf(expression);
  const answer = visit(site, call);
  if (answer !== undefined) return answer;
  if (call !== undefined) {
    if (call.base !== undefined && isSchema(module, call.base, resolve)) {
      return changing.has(call.method) ? undefined : go(call.base);
    }
    return wrappers.has(call.method) ? first(call.args, go) : undefined;
  }
  if (expression.kind === "function") return expression.body === undefined ? undefined : go(expression.body);
  const named = resolveSite(site, resolve);
  return named === undefined ? undefined : search(named, visit, resolve, steps + 1);
}

export function first<I, T>(items: readonly I[], find: (item: I) => T | undefined): T | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function callOf(expression: Expression): Call | undefined {
  if (expression.kind !== "call") return undefined;
  const { callee, args } = expression;
  if (callee.kind === "name") return { method: callee.name, args, base: undefined };
  if (callee.kind === "member") return { method: callee.name, args, base: callee.base };
  return undefined;
}

/** What a name, or a member of a namespace or of a record, stands for. */
export function resolveSite({ module, expression }: Site, resolve: ResolveName): Site | undefined {
  if (expression.kind === "name") return resolve(module, expression.name);
  if (expression.kind !== "member") return undefined;
  const { base, name } = expression;
  if (base.kind === "name") {
    if (base.name === "exports") return resolve(module, name);
    const imported = resolve(module, name, base.name);
    if (imported !== undefined) return imported;
  }
  const record = resolveSite({ module, expression: base }, resolve);
  const members = record === undefined ? undefined : membersOf(record.expression);
  if (record === undefined || members === undefined) return undefined;
  const found = memberNamed(members, name);
  return found === undefined ? undefined : { module: record.module, expression: found.value };
}

/** Of an object, and of ArkType's `scope({ … }).export()` and `type.module({ … })`. */
export function membersOf(expression: Expression): readonly Member[] | undefined {
  if (expression.kind === "object") return expression.members;
  const call = callOf(expression);
  if (call?.method === "export" && call.base !== undefined) return membersOf(call.base);
  const [definitions] = call?.args ?? [];
  return call !== undefined && ["scope", "module"].includes(call.method) && definitions?.kind === "object"
    ? definitions.members
    : undefined;
}

/** Whether a receiver is a schema, not the library's namespace: something called, or a name we know. */
function isSchema(module: string, base: Expression, resolve: ResolveName): boolean {
  return base.kind === "call" || resolveSite({ module, expression: base }, resolve) !== undefined;
}

/** The last member of a name, which is the one that counts; ArkType marks optional ones as `"name?"`. */
export function memberNamed(members: readonly Member[], name: string): Extract<Member, { key: string }> | undefined {
  for (let at = members.length - 1; at >= 0; at--) {
    const member = members[at] as Member;
    if ("key" in member && (member.key === name || member.key === `${name}?`)) return member;
  }
  return undefined;
}

/**
 * Reads the expressions that schemas are written in: calls, chains of methods, object and array literals, arrow
 * functions. Everything else (operators, classes, tagged templates) is `other`, into which nothing is looked for.
 */
import type { Token } from "./tokens.js";

export type Expression =
  | { readonly kind: "object"; readonly start: number; readonly members: readonly Member[] }
  | { readonly kind: "array"; readonly start: number; readonly items: readonly Expression[] }
  | { readonly kind: "function"; readonly start: number; readonly body: Expression | undefined }
  | { readonly kind: "name"; readonly start: number; readonly name: string }
  | { readonly kind: "string"; readonly start: number; readonly value: string }
  /** `base.name` */
  | { readonly kind: "member"; readonly start: number; readonly base: Expression; readonly name: string }
  /** `callee(args)` */
  | { readonly kind: "call"; readonly start: number; readonly callee: Expression; readonly args: readonly Expression[] }
  | { readonly kind: "other"; readonly start: number };

export type Member =
  | { readonly key: string; readonly start: number; readonly value: Expression }
  | { readonly spread: Expression };

/** The tokens of one module, with their brackets. */
export interface TokenTable {
  readonly tokens: readonly Token[];
  readonly pairs: ReadonlyMap<number, number>;
}

/** Deeper nesting is `other`. */
const maxDepth = 100;

/** Reads the expression that fills the tokens from `from` up to, not including, `end`. `start` is a source offset. */
export function readExpression(table: TokenTable, from: number, end: number, depth = 0): Expression {
  const start = table.tokens[from]?.start ?? 0;
  const other: Expression = { kind: "other", start };
  if (depth > maxDepth || from >= end) return other;
  const is = (index: number, text: string): boolean => {
    const token = table.tokens[index];
    return index < end && token?.kind === "punctuation" && token.text === text;
  };
  const first = table.tokens[from];
  if (first?.kind === "name" && first.text === "await") return readExpression(table, from + 1, end, depth + 1);
  if (first?.kind === "name" && (first.text === "function" || first.text === "async")) {
    return readFunction(table, from, end, depth);
  }
  const close = Math.min(table.pairs.get(from) ?? from, end);
  let expression: Expression;
  let at: number;
  if (is(from, "(")) {
    if (isArrow(table, from, end)) return readFunction(table, from, end, depth);
    // `(0, dto.Invoice)` is how compilers write a call without a receiver.
    const parts = split(table, from + 1, close);
    const [partStart, partEnd] = parts[parts.length - 1] ?? [from + 1, close];
    expression = readExpression(table, partStart, partEnd, depth + 1);
    at = close + 1;
  } else if (is(from, "{")) {
    expression = { kind: "object", start, members: readMembers(table, from + 1, close, depth) };
    at = close + 1;
  } else if (is(from, "[")) {
    const items = split(table, from + 1, close).map(([a, b]) => readExpression(table, a, b, depth + 1));
    expression = { kind: "array", start, items };
    at = close + 1;
  } else if (first?.kind === "name") {
    if (is(from + 1, "=>")) return readFunction(table, from, end, depth);
    expression = { kind: "name", start, name: first.text };
    at = from + 1;
  } else if (first?.kind === "string") {
    expression = { kind: "string", start, value: first.text };
    at = from + 1;
  } else {
    return other;
  }
  return readSteps(table, expression, at, end, depth);
}

/** What follows a primary expression: `.name`, `["name"]`, `(args)`, `<T>(args)`, `!`, `as T`. */
function readSteps(table: TokenTable, primary: Expression, from: number, end: number, depth: number): Expression {
  let expression = primary;
  let at = from;
  while (at < end) {
    const token = table.tokens[at] as Token;
    const next = table.tokens[at + 1];
    if (token.kind === "name" && (token.text === "as" || token.text === "satisfies")) return expression;
    if (token.kind !== "punctuation") return { kind: "other", start: primary.start };
    if ((token.text === "." || token.text === "?.") && next?.kind === "name") {
      expression = { kind: "member", start: expression.start, base: expression, name: next.text };
      at += 2;
    } else if (token.text === "(") {
      const close = Math.min(table.pairs.get(at) ?? end, end);
      const args = split(table, at + 1, close).map(([a, b]) => readExpression(table, a, b, depth + 1));
      expression = { kind: "call", start: expression.start, callee: expression, args };
      at = close + 1;
    } else if (token.text === "[" && next?.kind === "string" && table.pairs.get(at) === at + 2) {
      expression = { kind: "member", start: expression.start, base: expression, name: next.text };
      at += 3;
    } else if (token.text === "<") {
      const close = endOfTypeArguments(table, at, end);
      if (close === undefined) return { kind: "other", start: primary.start };
      at = close;
    } else if (token.text === "!") {
      at += 1;
    } else {
      return { kind: "other", start: primary.start };
    }
  }
  return expression;
}

function isArrow(table: TokenTable, from: number, end: number): boolean {
  const after = (table.pairs.get(from) ?? end) + 1;
  const token = table.tokens[after];
  if (after >= end || token?.kind !== "punctuation") return false;
  if (token.text === "=>") return true;
  // `(node): Type => …`
  return token.text === ":" && findArrow(table, after, end) !== undefined;
}

function findArrow(table: TokenTable, from: number, end: number): number | undefined {
  for (let at = from; at < end; at = next(table, at)) {
    if (table.tokens[at]?.kind === "punctuation" && table.tokens[at]?.text === "=>") return at;
  }
  return undefined;
}

/** An arrow function or `function` whose result is one expression, or a block's first `return`. */
function readFunction(table: TokenTable, from: number, end: number, depth: number): Expression {
  const start = table.tokens[from]?.start ?? 0;
  const arrow = findArrow(table, from, end);
  let body = arrow === undefined ? from : arrow + 1;
  if (arrow === undefined) while (body < end && table.tokens[body]?.text !== "{") body = next(table, body);
  if (table.tokens[body]?.text !== "{") {
    return { kind: "function", start, body: readExpression(table, body, end, depth + 1) };
  }
  const close = Math.min(table.pairs.get(body) ?? end, end);
  for (let at = body + 1; at < close; at = next(table, at)) {
    const token = table.tokens[at];
    if (token?.kind !== "name" || token.text !== "return") continue;
    let last = at + 1;
    while (last < close && table.tokens[last]?.text !== ";") last = next(table, last);
    return { kind: "function", start, body: readExpression(table, at + 1, last, depth + 1) };
  }
  return { kind: "function", start, body: undefined };
}

function readMembers(table: TokenTable, from: number, end: number, depth: number): Member[] {
  const members: Member[] = [];
  for (const [first, last] of split(table, from, end)) {
    const token = table.tokens[first] as Token;
    if (token.kind === "punctuation" && token.text === "...") {
      members.push({ spread: readExpression(table, first + 1, last, depth + 1) });
      continue;
    }
    let key: string | undefined = token.kind === "punctuation" || token.kind === "template" ? undefined : token.text;
    let at = first + 1;
    if (token.text === "[" && token.kind === "punctuation") {
      const close = table.pairs.get(first) ?? last;
      if (close === first + 2 && table.tokens[first + 1]?.kind === "string") key = table.tokens[first + 1]?.text;
      at = close + 1;
    }
    // A getter is how recursive objects are written: `get children() { return z.array(Project); }`.
    const getter = table.tokens[first + 1];
    if (token.text === "get" && getter !== undefined && first + 1 < last && getter.kind !== "punctuation") {
      members.push({ key: getter.text, start: getter.start, value: readFunction(table, first + 1, last, depth) });
      continue;
    }
    if (key === undefined) continue;
    const colon = table.tokens[at];
    const value: Expression =
      at < last && colon?.text === ":" && colon.kind === "punctuation"
        ? readExpression(table, at + 1, last, depth + 1)
        : at >= last
          ? { kind: "name", start: token.start, name: key }
          : { kind: "other", start: token.start };
    members.push({ key, start: token.start, value });
  }
  return members;
}

/** The index after a token, or after the bracket that it opens. */
export function next(table: TokenTable, at: number): number {
  return (table.pairs.get(at) ?? at) + 1;
}

/** Ranges between the commas of a list. */
export function split(table: TokenTable, from: number, end: number): [number, number][] {
  const ranges: [number, number][] = [];
  let start = from;
  for (let at = from; at < end; at = next(table, at)) {
    const token = table.tokens[at];
    if (token?.kind !== "punctuation" || token.text !== ",") continue;
    if (at > start) ranges.push([start, at]);
    start = at + 1;
  }
  if (end > start) ranges.push([start, end]);
  return ranges;
}

/** The index of the `(` after `<…>`; `undefined` where the `<` compares. */
function endOfTypeArguments(table: TokenTable, from: number, end: number): number | undefined {
  let depth = 0;
  for (let at = from; at < end; at = next(table, at)) {
    const token = table.tokens[at];
    if (token?.kind !== "punctuation") continue;
    if (token.text === "<") depth += 1;
    else if (token.text === ">") depth -= 1;
    if (depth === 0) return table.tokens[at + 1]?.text === "(" ? at + 1 : undefined;
  }
  return undefined;
}

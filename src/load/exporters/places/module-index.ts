/** What a module declares, imports and exports at its top level, found without a compiler. */
import { type Expression, next, readExpression, type TokenTable } from "./expressions.js";
import { matchBrackets, type Token, tokenize } from "./tokens.js";

export interface Declaration {
  /** Offset of the declared name. */
  readonly start: number;
  readonly value: Expression;
}

/** A name from another module; `*` is its whole namespace. */
export interface ImportedName {
  readonly specifier: string;
  readonly name: string;
}

export interface ModuleIndex {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** Exported name to the local name, or to what another module exports. */
  readonly exports: ReadonlyMap<string, string | ImportedName>;
  /** Modules of which everything is exported again. */
  readonly exportedModules: readonly string[];
}

interface Draft {
  readonly declarations: Map<string, Declaration>;
  readonly imports: Map<string, ImportedName>;
  readonly exports: Map<string, string | ImportedName>;
  readonly exportedModules: string[];
}

export function indexModule(source: string): ModuleIndex {
  const tokens = tokenize(source);
  const table: TokenTable = { tokens, pairs: matchBrackets(tokens) };
  const draft: Draft = { declarations: new Map(), imports: new Map(), exports: new Map(), exportedModules: [] };
  for (let at = 0; at < tokens.length; at = next(table, at)) {
    const token = tokens[at] as Token;
    if (token.kind !== "name" || !startsStatement(tokens, at)) continue;
    if (token.text === "import") readImport(table, at + 1, draft);
    else if (token.text === "export") readExport(table, at + 1, draft);
    else if (token.text === "const" || token.text === "let" || token.text === "var") {
      readDeclarators(table, at + 1, draft, false);
    } else if (token.text === "exports" || token.text === "module") readAssignment(table, at, draft);
  }
  return draft;
}

function startsStatement(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  return previous === undefined || (tokens[at] as Token).newlineBefore || [";", "}", "{"].includes(previous.text);
}

function readDeclarators(table: TokenTable, from: number, draft: Draft, exported: boolean): void {
  let at = from;
  while (at < table.tokens.length) {
    const name = table.tokens[at];
    if (name?.kind !== "name") return;
    const equals = findAtDepth(table, at + 1, "=");
    if (equals === undefined) return;
    const end = endOfExpression(table, equals + 1);
    declare(draft, name.text, { start: name.start, value: readExpression(table, equals + 1, end) });
    if (exported) draft.exports.set(name.text, name.text);
    if (table.tokens[end]?.text !== ",") return;
    at = end + 1;
  }
}

/** The first of several wins: later ones of the same name are in other scopes, or overloads. */
function declare(draft: Draft, name: string, declaration: Declaration): void {
  if (!draft.declarations.has(name)) draft.declarations.set(name, declaration);
}

function readExport(table: TokenTable, from: number, draft: Draft): void {
  const token = table.tokens[from];
  if (token?.text === "const" || token?.text === "let" || token?.text === "var") {
    readDeclarators(table, from + 1, draft, true);
  } else if (token?.text === "default") {
    const value = readExpression(table, from + 1, endOfExpression(table, from + 1));
    if (value.kind === "name") draft.exports.set("default", value.name);
    else {
      declare(draft, "default", { start: value.start, value });
      draft.exports.set("default", "default");
    }
  } else if (token?.text === "{") {
    const close = table.pairs.get(from) ?? table.tokens.length;
    const specifier = specifierAfter(table, close + 1);
    for (const { name, as } of namedBindings(table, from + 1, close)) {
      draft.exports.set(as, specifier === undefined ? name : { specifier, name });
    }
  } else if (token?.text === "*") {
    const named = table.tokens[from + 1]?.text === "as" ? table.tokens[from + 2] : undefined;
    const specifier = specifierAfter(table, named === undefined ? from + 1 : from + 3);
    if (specifier === undefined) return;
    if (named === undefined) draft.exportedModules.push(specifier);
    else draft.exports.set(named.text, { specifier, name: "*" });
  }
}

function readImport(table: TokenTable, from: number, draft: Draft): void {
  let at = from;
  const found: { local: string; name: string }[] = [];
  const first = table.tokens[at];
  if (first?.kind === "name" && first.text !== "type") {
    found.push({ local: first.text, name: "default" });
    at += table.tokens[at + 1]?.text === "," ? 2 : 1;
  }
  if (table.tokens[at]?.text === "*" && table.tokens[at + 2]?.kind === "name") {
    found.push({ local: table.tokens[at + 2]?.text ?? "", name: "*" });
    at += 3;
  } else if (table.tokens[at]?.text === "{") {
    const close = table.pairs.get(at) ?? table.tokens.length;
    for (const { name, as } of namedBindings(table, at + 1, close)) found.push({ local: as, name });
    at = close + 1;
  }
  const specifier = specifierAfter(table, at);
  if (specifier === undefined) return;
  for (const { local, name } of found) draft.imports.set(local, { specifier, name });
}

/** `A, B as C, type D` */
function namedBindings(table: TokenTable, from: number, end: number): { name: string; as: string }[] {
  const bindings: { name: string; as: string }[] = [];
  let words: string[] = [];
  const flush = (): void => {
    const [name, as, alias] = words[0] === "type" && words.length > 1 && words[1] !== "as" ? words.slice(1) : words;
    if (name !== undefined) bindings.push({ name, as: as === "as" && alias !== undefined ? alias : name });
    words = [];
  };
  for (let at = from; at < end; at++) {
    const token = table.tokens[at] as Token;
    if (token.text === "," && token.kind === "punctuation") flush();
    else words.push(token.text);
  }
  flush();
  return bindings;
}

/** `from "./dto.js"` */
function specifierAfter(table: TokenTable, at: number): string | undefined {
  const module = table.tokens[at + 1];
  return table.tokens[at]?.text === "from" && module?.kind === "string" ? module.text : undefined;
}

/** `exports.Invoice = …`, as compilers to CommonJS write it. */
function readAssignment(table: TokenTable, from: number, draft: Draft): void {
  const texts = table.tokens.slice(from, from + 5).map(({ text }) => text);
  const offset = texts[0] === "module" && texts[1] === "." && texts[2] === "exports" ? 2 : 0;
  if (texts[0] === "module" && offset === 0) return;
  const name = table.tokens[from + offset + 2];
  if (texts[offset + 1] !== "." || name?.kind !== "name" || table.tokens[from + offset + 3]?.text !== "=") return;
  const valueStart = from + offset + 4;
  const value = readExpression(table, valueStart, endOfExpression(table, valueStart));
  // `exports.A = exports.B = void 0` only announces the names; `exports.A = A` names a declaration.
  if (value.kind === "other") return;
  if (value.kind === "name") draft.exports.set(name.text, value.name);
  else {
    declare(draft, name.text, { start: name.start, value });
    draft.exports.set(name.text, name.text);
  }
}

function findAtDepth(table: TokenTable, from: number, text: string): number | undefined {
  for (let at = from; at < table.tokens.length; at = next(table, at)) {
    const token = table.tokens[at] as Token;
    if (token.kind === "punctuation" && token.text === text) return at;
    if (token.text === ";" || (token.newlineBefore && statementWords.has(token.text))) return undefined;
  }
  return undefined;
}

const statementWords = new Set(
  "export import const let var function class interface type enum namespace declare abstract async if for while return".split(
    " ",
  ),
);
const continuing = new Set(["as", "satisfies", "instanceof", "in"]);

/** The index of the token after an expression of a statement: `;`, `,`, or what starts the next statement. */
function endOfExpression(table: TokenTable, from: number): number {
  let at = from;
  while (at < table.tokens.length) {
    const token = table.tokens[at] as Token;
    if (token.kind === "punctuation" && [";", ",", ")", "]", "}"].includes(token.text)) return at;
    const starts = token.newlineBefore && at > from && token.kind !== "punctuation" && !continuing.has(token.text);
    if (starts && endsOperand(table.tokens[at - 1] as Token)) return at;
    at = next(table, at);
  }
  return table.tokens.length;
}

function endsOperand(token: Token): boolean {
  return token.kind !== "punctuation" || [")", "]", "}", ">", "!"].includes(token.text);
}

/**
 * Splits TypeScript or JavaScript into tokens: just enough to follow brackets and names, aware of strings, comments,
 * templates and regular expressions. Never fails: what it does not know it takes as punctuation.
 */

export interface Token {
  readonly kind: "name" | "string" | "template" | "number" | "regex" | "punctuation";
  /** Of a string: its value; of everything else, as written. */
  readonly text: string;
  /** Offset in the source. */
  readonly start: number;
  readonly newlineBefore: boolean;
}

const skipped = /(?:\s+|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const name = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const number = /\.?\d(?:[eE][+-]|[\w.])*/y;
const string = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y;
const regex = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const punctuation = /=>|\?\.(?!\d)|\.\.\.|===?|!==?|<=|>=|\?\?|&&|\|\||[\s\S]/y;

/** Names after which a slash starts a regular expression. */
const operators = new Set(["return", "typeof", "case", "in", "of", "void", "delete", "instanceof", "new", "await"]);

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const gap = matchAt(skipped, source, at);
    const newlineBefore = gap !== undefined && /[\n\r]/.test(gap);
    at += gap?.length ?? 0;
    if (at >= source.length) break;
    const start = at;
    const token = (kind: Token["kind"], raw: string, text = raw): void => {
      tokens.push({ kind, text, start, newlineBefore });
      at += raw.length;
    };
    const first = source.charAt(at);
    const text = matchAt(string, source, at);
    if (text !== undefined) token("string", text, unquote(text));
    else if (first === "`") token("template", source.slice(at, endOfTemplate(source, at)));
    else if (first === "/" && startsRegex(tokens[tokens.length - 1])) {
      const found = matchAt(regex, source, at);
      token(found === undefined ? "punctuation" : "regex", found ?? first);
    } else {
      const word = matchAt(name, source, at);
      const digits = word === undefined ? matchAt(number, source, at) : undefined;
      if (word !== undefined) token("name", word);
      else if (digits !== undefined) token("number", digits);
      else token("punctuation", matchAt(punctuation, source, at) ?? first);
    }
  }
  return tokens;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function startsRegex(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === "name") return operators.has(previous.text);
  return previous.kind === "punctuation" && ![")", "]", "}"].includes(previous.text);
}

/** Offset after the closing backtick; nested templates and strings inside `${}` are skipped. */
function endOfTemplate(source: string, start: number): number {
  /** For each open template: how many braces are open in its current `${}`; 0 is its text. */
  const open: number[] = [0];
  let at = start + 1;
  while (at < source.length && open.length > 0) {
    const depth = open[open.length - 1] as number;
    const character = source.charAt(at);
    if (depth === 0) {
      if (character === "\\") at += 1;
      else if (character === "`") open.pop();
      else if (character === "$" && source.charAt(at + 1) === "{") {
        open[open.length - 1] = 1;
        at += 1;
      }
      at += 1;
      continue;
    }
    const quoted = matchAt(string, source, at) ?? (character === "/" ? matchAt(comment, source, at) : undefined);
    if (quoted !== undefined) {
      at += quoted.length;
      continue;
    }
    if (character === "`") open.push(0);
    else if (character === "{") open[open.length - 1] = depth + 1;
    else if (character === "}") open[open.length - 1] = depth - 1;
    at += 1;
  }
  return at;
}

const comment = /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/y;

function unquote(raw: string): string {
  const inner = raw.slice(1, raw.length > 1 && raw.endsWith(raw.charAt(0)) ? -1 : undefined);
  return inner.replace(/\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g, escaped);
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  0: "\0",
};

function escaped(_all: string, braced?: string, four?: string, two?: string, other?: string): string {
  const code = braced ?? four ?? two;
  if (code !== undefined) {
    const value = Number.parseInt(code, 16);
    return value <= 0x10ffff ? String.fromCodePoint(value) : "";
  }
  return simpleEscapes[other ?? ""] ?? other ?? "";
}

/** For each opening bracket the index of the token that closes it; unclosed ones end with the source. */
export function matchBrackets(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== "punctuation") return;
    if (text === "(" || text === "[" || text === "{") open.push(index);
    else if (text === ")" || text === "]" || text === "}") {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, index);
    }
  });
  for (const start of open) pairs.set(start, tokens.length);
  return pairs;
}

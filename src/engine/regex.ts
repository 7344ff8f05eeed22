/**
 * Regular expressions as lazily built automata: Brzozowski derivatives over code points, with intersection and
 * complement, so that look-ahead is exact. After Brzozowski, *Derivatives of Regular Expressions* (1964), and
 * Owens, Reppy, Turon, *Regular-expression derivatives re-examined* (2009), for the character classes.
 *
 * Expressions are hash-consed and kept as sequences (right-associated), so that an assertion always has the whole
 * rest of the match at hand: `(?=x)r` is `xΣ* ∩ r`. Anchors and word boundaries look at the position's flags.
 */

/** Sorted, disjoint, inclusive code point ranges, flat: `[min, max, min, max, …]`. */
export type Ranges = readonly number[];
export const maxCodePoint = 0x10ffff;

export type Expr = { readonly id: number } & (
  | { readonly op: "none" }
  /** matches the empty rest only */
  | { readonly op: "end" }
  /** matches every rest */
  | { readonly op: "any" }
  | { readonly op: "seq"; readonly head: Head; readonly tail: Expr }
  | { readonly op: "or" | "and"; readonly parts: readonly Expr[] }
  | { readonly op: "not"; readonly part: Expr }
);

/** What can stand at the head of a sequence. */
export type Head = { readonly id: number } & (
  | { readonly op: "chars"; readonly ranges: Ranges }
  | { readonly op: "choice"; readonly branches: readonly (readonly Head[])[] }
  | { readonly op: "repeat"; readonly body: readonly Head[]; readonly min: number; readonly max: number }
  | { readonly op: "look"; readonly body: readonly (readonly Head[])[]; readonly negate: boolean }
  | { readonly op: "start" | "finish" | "boundary" | "inside" }
);

/** What is known of a position besides what is still to match. */
export interface Flags {
  readonly atStart: boolean;
  /** Whether the character before is a word character. */
  readonly afterWord: boolean;
}

const interned = new Map<string, Expr>();
const heads = new Map<string, Head>();
let nextId = 1;

type DraftExpr = Expr extends infer E ? (E extends Expr ? Omit<E, "id"> : never) : never;
type DraftHead = Head extends infer H ? (H extends Head ? Omit<H, "id"> : never) : never;

function expr(key: string, draft: DraftExpr): Expr {
  const known = interned.get(key);
  if (known !== undefined) return known;
  const made = { ...draft, id: nextId++ } as Expr;
  interned.set(key, made);
  return made;
}

/** Interns a head by a key that says everything about it. */
export function head(draft: DraftHead): Head {
  const key = headKey(draft);
  const known = heads.get(key);
  if (known !== undefined) return known;
  const made = { ...draft, id: nextId++ } as Head;
  heads.set(key, made);
  return made;
}

function headKey(draft: DraftHead): string {
  const list = (body: readonly Head[]): string => body.map(({ id }) => id).join(".");
  switch (draft.op) {
    case "chars":
      return `chars ${draft.ranges.join(",")}`;
    case "choice":
      return `choice ${draft.branches.map(list).join("|")}`;
    case "repeat":
      return `repeat ${list(draft.body)} ${draft.min} ${draft.max}`;
    case "look":
      return `look ${draft.negate} ${draft.body.map(list).join("|")}`;
    default:
      return draft.op;
  }
}

export const none = expr("none", { op: "none" });
export const end = expr("end", { op: "end" });
export const any = expr("any", { op: "any" });

export function seq(first: Head, tail: Expr): Expr {
  if (tail === none) return none;
  return expr(`seq ${first.id} ${tail.id}`, { op: "seq", head: first, tail });
}

export function sequence(body: readonly Head[], tail: Expr): Expr {
  let result = tail;
  for (let i = body.length - 1; i >= 0; i--) result = seq(body[i] as Head, result);
  return result;
}

function combine(op: "or" | "and", unit: Expr, absorbing: Expr, parts: readonly Expr[]): Expr {
  const set = new Map<number, Expr>();
  for (const part of parts) {
    if (part === absorbing) return absorbing;
    if (part === unit) continue;
    if (part.op === op) for (const inner of part.parts) set.set(inner.id, inner);
    else set.set(part.id, part);
  }
  for (const part of set.values()) if (part.op === "not" && set.has(part.part.id)) return absorbing;
  const ids = [...set.keys()].sort((a, b) => a - b);
  if (ids.length === 0) return unit;
  if (ids.length === 1) return set.get(ids[0] as number) as Expr;
  return expr(`${op} ${ids.join(",")}`, { op, parts: ids.map((id) => set.get(id) as Expr) });
}

export const or = (parts: readonly Expr[]): Expr => combine("or", none, any, parts);
export const and = (parts: readonly Expr[]): Expr => combine("and", any, none, parts);
export function not(part: Expr): Expr {
  if (part === none) return any;
  if (part === any) return none;
  if (part.op === "not") return part.part;
  return expr(`not ${part.id}`, { op: "not", part });
}

export function isWord(codePoint: number): boolean {
  return (
    (codePoint >= 48 && codePoint <= 57) ||
    (codePoint >= 65 && codePoint <= 90) ||
    codePoint === 95 ||
    (codePoint >= 97 && codePoint <= 122)
  );
}

export function inRanges(ranges: Ranges, codePoint: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (codePoint < (ranges[i] as number)) return false;
    if (codePoint <= (ranges[i + 1] as number)) return true;
  }
  return false;
}

/** A repetition one step further: `r{m,n}` is `r r{m-1,n-1}`. */
function unroll(repeat: Head & { op: "repeat" }): readonly Head[] {
  const max = repeat.max === Number.POSITIVE_INFINITY ? repeat.max : repeat.max - 1;
  if (max === 0) return repeat.body;
  return [...repeat.body, head({ op: "repeat", body: repeat.body, min: Math.max(0, repeat.min - 1), max })];
}

/** Whether the empty rest is matched at a position with these flags. */
export function nullable(e: Expr, flags: Flags, visiting: ReadonlySet<number> = new Set()): boolean {
  switch (e.op) {
    case "none":
      return false;
    case "end":
    case "any":
      return true;
    case "or":
      return e.parts.some((part) => nullable(part, flags, visiting));
    case "and":
      return e.parts.every((part) => nullable(part, flags, visiting));
    case "not":
      return !nullable(e.part, flags, visiting);
    case "seq": {
      if (visiting.has(e.id)) return false;
      const inside = new Set(visiting).add(e.id);
      const { head: first, tail } = e;
      switch (first.op) {
        case "chars":
          return false;
        case "choice":
          return first.branches.some((branch) => nullable(sequence(branch, tail), flags, inside));
        case "repeat":
          if (first.min === 0 && nullable(tail, flags, inside)) return true;
          return first.min > 0 && nullable(sequence(first.body, end), flags, inside) && nullable(tail, flags, inside);
        case "look": {
          const matched = first.body.some((branch) => nullable(sequence(branch, any), flags, inside));
          return matched !== first.negate && nullable(tail, flags, inside);
        }
        case "start":
          return flags.atStart && nullable(tail, flags, inside);
        case "finish":
          return nullable(tail, flags, inside);
        case "boundary":
          return flags.afterWord && nullable(tail, flags, inside);
        case "inside":
          return !flags.afterWord && nullable(tail, flags, inside);
      }
    }
  }
}

/** What is left to match after `codePoint` at a position with these flags. */
export function derivative(e: Expr, codePoint: number, flags: Flags, visiting: ReadonlySet<number> = new Set()): Expr {
  switch (e.op) {
    case "none":
    case "end":
      return none;
    case "any":
      return any;
    case "or":
      return or(e.parts.map((part) => derivative(part, codePoint, flags, visiting)));
    case "and":
      return and(e.parts.map((part) => derivative(part, codePoint, flags, visiting)));
    case "not":
      return not(derivative(e.part, codePoint, flags, visiting));
    case "seq": {
      // a sequence that comes back to itself without consuming anything adds no match
      if (visiting.has(e.id)) return none;
      const { head: first, tail } = e;
      if (first.op === "chars") return inRanges(first.ranges, codePoint) ? tail : none;
      const inside = new Set(visiting).add(e.id);
      const go = (next: Expr): Expr => derivative(next, codePoint, flags, inside);
      switch (first.op) {
        case "choice":
          return or(first.branches.map((branch) => go(sequence(branch, tail))));
        case "repeat": {
          // a body that may be empty makes the lower bound void; this also keeps `(a?){9999}` from recursing
          const loose = first.min > 0 && nullable(sequence(first.body, end), flags);
          const repeat = loose ? { ...first, min: 0 } : first;
          return or([go(sequence(unroll(repeat), tail)), repeat.min === 0 ? go(tail) : none]);
        }
        case "look": {
          const matched = or(first.body.map((branch) => go(sequence(branch, any))));
          return and([first.negate ? not(matched) : matched, go(tail)]);
        }
        case "start":
          return flags.atStart ? go(tail) : none;
        case "finish":
          return none;
        case "boundary":
          return isWord(codePoint) !== flags.afterWord ? go(tail) : none;
        case "inside":
          return isWord(codePoint) === flags.afterWord ? go(tail) : none;
      }
    }
  }
}

/** Collects the boundaries at which a derivative may change: after this, one code point speaks for its segment. */
export function boundaries(e: Expr, into: Set<number>, visiting: Set<number> = new Set()): void {
  if (e.op === "or" || e.op === "and") for (const part of e.parts) boundaries(part, into, visiting);
  else if (e.op === "not") boundaries(e.part, into, visiting);
  else if (e.op === "seq" && !visiting.has(e.id)) {
    visiting.add(e.id);
    const { head: first, tail } = e;
    switch (first.op) {
      case "chars":
        for (let i = 0; i < first.ranges.length; i += 2) {
          into.add(first.ranges[i] as number);
          into.add((first.ranges[i + 1] as number) + 1);
        }
        return;
      case "choice":
        for (const branch of first.branches) boundaries(sequence(branch, tail), into, visiting);
        return;
      case "repeat":
        boundaries(sequence(unroll(first), tail), into, visiting);
        boundaries(tail, into, visiting);
        return;
      case "look":
        for (const branch of first.body) boundaries(sequence(branch, any), into, visiting);
        boundaries(tail, into, visiting);
        return;
      case "boundary":
      case "inside":
        for (const edge of [48, 58, 65, 91, 95, 96, 97, 123]) into.add(edge);
        boundaries(tail, into, visiting);
        return;
      default:
        boundaries(tail, into, visiting);
    }
  }
}

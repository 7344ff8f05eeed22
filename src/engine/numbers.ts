/**
 * Numbers: an interval, a common multiple, excluded divisors and excluded values, all exact rationals.
 * Complete for integers and for decimals; JSON has no other numbers.
 */

import { type KindSet, kind } from "../model/ir.js";
import type { Json } from "../model/json.js";
import {
  add,
  ceil,
  compare,
  divide,
  equal,
  floor,
  isMultiple,
  lcm,
  multiply,
  one,
  type Rational,
  rational,
  toJsonNumber,
  zero,
} from "../model/rational.js";
import { valueKey } from "../model/value.js";
import { cost } from "./budget.js";
import { type Constraints, empty, type Result, type Search } from "./search-types.js";

interface Bound {
  readonly limit: Rational;
  readonly exclusive: boolean;
}

interface Problem {
  low: Bound | undefined;
  high: Bound | undefined;
  /** The value is a multiple of this. */
  step: Rational | undefined;
  /** The value is a multiple of none of these. */
  readonly avoid: Rational[];
  readonly excluded: Set<string>;
}

/** Multiples tried one by one before giving up. */
const maxTries = 4_096;

export function solveNumber(search: Search, which: KindSet, { inside, outside }: Constraints): Result {
  const problem: Problem = { low: undefined, high: undefined, step: undefined, avoid: [], excluded: new Set() };
  if (which === kind.integer) problem.step = one;
  else problem.avoid.push(one);
  for (const node of inside) {
    if (node.kind === "minimum") raise(problem, node);
    else if (node.kind === "maximum") lower(problem, node);
    else if (node.kind === "multipleOf")
      problem.step = problem.step === undefined ? node.divisor : lcm(problem.step, node.divisor);
  }
  for (const node of outside) {
    if (node.kind === "minimum") lower(problem, { limit: node.limit, exclusive: !node.exclusive });
    else if (node.kind === "maximum") raise(problem, { limit: node.limit, exclusive: !node.exclusive });
    else if (node.kind === "multipleOf") problem.avoid.push(node.divisor);
    else if (node.kind === "enum") for (const key of node.keys) problem.excluded.add(key);
  }
  const { low, high } = problem;
  if (low !== undefined && high !== undefined) {
    const order = compare(low.limit, high.limit);
    if (order > 0 || (order === 0 && (low.exclusive || high.exclusive))) return empty;
  }
  return problem.step === undefined ? dense(problem) : stepped(search, problem, problem.step);
}

function raise(problem: Problem, bound: Bound): void {
  const order = problem.low === undefined ? 1 : compare(bound.limit, problem.low.limit);
  if (order > 0 || (order === 0 && bound.exclusive)) problem.low = bound;
}

function lower(problem: Problem, bound: Bound): void {
  const order = problem.high === undefined ? -1 : compare(bound.limit, problem.high.limit);
  if (order < 0 || (order === 0 && bound.exclusive)) problem.high = bound;
}

function inInterval({ low, high }: Problem, value: Rational): boolean {
  if (low !== undefined) {
    const order = compare(value, low.limit);
    if (order < 0 || (order === 0 && low.exclusive)) return false;
  }
  if (high !== undefined) {
    const order = compare(value, high.limit);
    if (order > 0 || (order === 0 && high.exclusive)) return false;
  }
  return true;
}

function admitted(problem: Problem, value: Rational): Json | undefined {
  if (!inInterval(problem, value) || problem.avoid.some((divisor) => isMultiple(value, divisor))) return undefined;
  const json = toJsonNumber(value);
  return json === undefined || problem.excluded.has(valueKey(json)) ? undefined : json;
}

/** Multiples of a step: `k·step` for the integers `k` of a range, nearest to zero first. */
function stepped(search: Search, problem: Problem, step: Rational): Result {
  const { low, high } = problem;
  let from = low === undefined ? undefined : ceil(divide(low.limit, step));
  let to = high === undefined ? undefined : floor(divide(high.limit, step));
  if (from !== undefined && low?.exclusive && equal(multiply(rational(from), step), low.limit)) from += 1n;
  if (to !== undefined && high?.exclusive && equal(multiply(rational(to), step), high.limit)) to -= 1n;
  if (from !== undefined && to !== undefined && from > to) return empty;
  if (problem.avoid.some((divisor) => isMultiple(step, divisor))) return empty;
  // membership is periodic in k: every period without a hit has lost all it has to the excluded values
  let period = 1n;
  for (const divisor of problem.avoid) {
    const ratio = divide(divisor, step);
    period = lcm(rational(period), rational(ratio.n)).n;
  }
  const enough = period * (BigInt(problem.excluded.size) + 1n);
  const start = from !== undefined && from > 0n ? from : to !== undefined && to < 0n ? to : 0n;
  for (let i = 0n; i <= enough; i++) {
    if (i > maxTries) {
      return {
        kind: "unknown",
        why: { cause: "budget:numbers", reason: `no number was found among the first ${maxTries} multiples` },
      };
    }
    search.spend(cost.number);
    let inRange = false;
    for (const k of i === 0n ? [start] : [start + i, start - i]) {
      if ((from !== undefined && k < from) || (to !== undefined && k > to)) continue;
      inRange = true;
      const value = admitted(problem, multiply(rational(k), step));
      if (value !== undefined) return { kind: "found", value };
    }
    if (!inRange) return empty;
  }
  return empty;
}

/** No common step: an interval of decimals, which is a point, or has a decimal that avoids finitely many divisors. */
function dense(problem: Problem): Result {
  const { low, high } = problem;
  if (low !== undefined && high !== undefined && equal(low.limit, high.limit)) {
    const value = admitted(problem, low.limit);
    return value === undefined ? empty : { kind: "found", value };
  }
  const half = rational(1n, 2n);
  const nice: Rational[] = [half, rational(-1n, 2n)];
  if (low !== undefined) nice.push(low.limit, add(low.limit, half), add(rational(floor(low.limit)), half));
  if (high !== undefined) nice.push(high.limit, add(high.limit, rational(-1n, 2n)));
  for (const candidate of nice) {
    const value = admitted(problem, candidate);
    if (value !== undefined) return { kind: "found", value };
  }
  // m / 10^k with m coprime to 10 is a multiple of no divisor that has fewer decimals
  const anchor = low?.limit ?? high?.limit ?? zero;
  const direction = low !== undefined ? 1n : -1n;
  const places = Math.max(1, ...[...problem.avoid, anchor].map(decimals)) + 1;
  for (let k = places; k < places + 400; k++) {
    const scale = 10n ** BigInt(k);
    const base = floor(multiply(anchor, rational(scale)));
    for (let offset = 1n; offset <= 9n; offset++) {
      const m = base + direction * offset;
      if (m % 2n === 0n || m % 5n === 0n) continue;
      const value = admitted(problem, rational(m, scale));
      if (value !== undefined) return { kind: "found", value };
    }
  }
  return { kind: "unknown", why: { cause: "budget:numbers", reason: "no number was found within 400 more decimals" } };
}

/** Decimal places of a number, generously. */
function decimals(value: Rational): number {
  return value.d.toString().length * 4;
}

/** Membership of a value in a node, exactly; `undefined` where an undescribed part decides. */
import { type Node, numberKinds } from "../model/ir.js";
import { ExactNumber, isArray, isObject, type Json, own } from "../model/json.js";
import { compare, isMultiple, type Rational, toRational } from "../model/rational.js";
import { codePointLength, valueKey } from "../model/value.js";
import { matches } from "./automaton.js";
import { inFormat } from "./formats/index.js";
import { kindOf } from "./kinds.js";

type Truth = boolean | undefined;

/** Kleene's three-valued conjunction over lazily produced answers. */
function every<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  let doubt = false;
  for (const item of items) {
    const answer = holds(item);
    if (answer === false) return false;
    if (answer === undefined) doubt = true;
  }
  return doubt ? undefined : true;
}

const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

/** What one evaluation has cost so far, and what it found once that is much. */
interface Effort {
  calls: number;
  known?: Map<Json, Map<number, Truth>>;
}

/** Evaluations within one, before their answers are remembered: a schema may name the same parts again and again. */
const manyCalls = 1_000;

const remembered: ReadonlySet<Node["kind"]> = new Set([
  "and",
  "or",
  "oneOf",
  "not",
  "if",
  "items",
  "contains",
  "properties",
]);

export function evaluate(node: Node, value: Json): Truth {
  return judge(node, value, { calls: 0 });
}

function judge(node: Node, value: Json, effort: Effort): Truth {
  effort.calls += 1;
  if (effort.calls < manyCalls || !remembered.has(node.kind)) return judgeAfresh(node, value, effort);
  effort.known ??= new Map();
  const known = effort.known.get(value) ?? new Map<number, Truth>();
  effort.known.set(value, known);
  if (known.has(node.id)) return known.get(node.id);
  const answer = judgeAfresh(node, value, effort);
  known.set(node.id, answer);
  return answer;
}

function judgeAfresh(node: Node, value: Json, effort: Effort): Truth {
  switch (node.kind) {
    case "true":
      return true;
    case "false":
      return false;
    case "opaque":
      return undefined;
    case "type":
      return (node.kinds & kindOf(value)) !== 0;
    case "enum":
      return node.keys.includes(valueKey(value));
    case "and":
      return every(node.nodes, (inner) => judge(inner, value, effort));
    case "or":
      return negate(every(node.nodes, (inner) => negate(judge(inner, value, effort))));
    case "oneOf":
      return exactlyOne(node.nodes, value, effort);
    case "not":
      return negate(judge(node.node, value, effort));
    case "deferred":
      return judge(node.node(), value, effort);
    case "if": {
      const condition = judge(node.condition, value, effort);
      if (condition === true) return judge(node.then, value, effort);
      if (condition === false) return judge(node.else, value, effort);
      const [then, otherwise] = [judge(node.then, value, effort), judge(node.else, value, effort)];
      return then === otherwise ? then : undefined;
    }
    default:
      break;
  }
  if (typeof value === "string") return evaluateString(node, value);
  if (typeof value === "number" || value instanceof ExactNumber) return evaluateNumber(node, value);
  if (isArray(value)) return evaluateArray(node, value, effort);
  if (isObject(value)) return evaluateObject(node, value, effort);
  return true;
}

function exactlyOne(nodes: readonly Node[], value: Json, effort: Effort): Truth {
  let count = 0;
  let doubt = false;
  for (const inner of nodes) {
    const answer = judge(inner, value, effort);
    if (answer === true) count += 1;
    else if (answer === undefined) doubt = true;
    if (count > 1) return false;
  }
  return doubt ? undefined : count === 1;
}

function evaluateNumber(node: Node, value: number | ExactNumber): Truth {
  if (node.kind !== "minimum" && node.kind !== "maximum" && node.kind !== "multipleOf") return true;
  const exact: Rational | undefined = toRational(value);
  if (exact === undefined || (kindOf(value) & numberKinds) === 0) return undefined;
  if (node.kind === "multipleOf") return isMultiple(exact, node.divisor);
  const order = compare(exact, node.limit);
  if (order === 0) return !node.exclusive;
  return node.kind === "minimum" ? order > 0 : order < 0;
}

function evaluateString(node: Node, value: string): Truth {
  switch (node.kind) {
    case "minLength":
      return codePointLength(value) >= node.limit;
    case "maxLength":
      return codePointLength(value) <= node.limit;
    case "pattern":
      return matches(node.pattern, value);
    case "format":
      return inFormat(node.format, value);
    default:
      return true;
  }
}

function evaluateArray(node: Node, value: readonly Json[], effort: Effort): Truth {
  switch (node.kind) {
    case "minItems":
      return value.length >= node.limit;
    case "maxItems":
      return value.length <= node.limit;
    case "uniqueItems":
      return new Set(value.map(valueKey)).size === value.length;
    case "items":
      return every(value.keys(), (i) => judge(node.prefix[i] ?? node.rest, value[i] as Json, effort));
    case "contains": {
      let sure = 0;
      let possible = 0;
      for (const item of value) {
        const answer = judge(node.item, item, effort);
        if (answer === true) sure += 1;
        if (answer !== false) possible += 1;
      }
      const max = node.max ?? Number.POSITIVE_INFINITY;
      if (sure >= node.min && possible <= max) return true;
      return possible < node.min || sure > max ? false : undefined;
    }
    default:
      return true;
  }
}

function evaluateObject(node: Node, value: { readonly [key: string]: Json }, effort: Effort): Truth {
  switch (node.kind) {
    case "minProperties":
      return Object.keys(value).length >= node.limit;
    case "maxProperties":
      return Object.keys(value).length <= node.limit;
    case "required":
      return Object.hasOwn(value, node.name);
    case "propertyNames":
      return every(Object.keys(value), (key) => judge(node.name, key, effort));
    case "properties":
      return every(Object.keys(value), (key) => {
        const inner = own(value, key) as Json;
        const named = node.named.get(key);
        let covered = named !== undefined;
        let answer = named === undefined ? true : judge(named, inner, effort);
        for (const entry of node.patterns) {
          if (answer === false) return false;
          const matched = matches(entry.pattern, key);
          if (matched === false) continue;
          const below = judge(entry.node, inner, effort);
          if (matched === undefined) {
            if (!(below === true && node.rest.kind === "true")) answer = undefined;
            covered = true;
          } else {
            covered = true;
            if (below !== true) answer = below === false ? false : undefined;
          }
        }
        return covered ? answer : judge(node.rest, inner, effort);
      });
    default:
      return true;
  }
}

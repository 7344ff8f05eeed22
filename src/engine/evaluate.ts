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

export function evaluate(node: Node, value: Json): Truth {
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
      return every(node.nodes, (inner) => evaluate(inner, value));
    case "or":
      return negate(every(node.nodes, (inner) => negate(evaluate(inner, value))));
    case "oneOf":
      return exactlyOne(node.nodes, value);
    case "not":
      return negate(evaluate(node.node, value));
    case "deferred":
      return evaluate(node.node(), value);
    case "if": {
      const condition = evaluate(node.condition, value);
      if (condition === true) return evaluate(node.then, value);
      if (condition === false) return evaluate(node.else, value);
      const [then, otherwise] = [evaluate(node.then, value), evaluate(node.else, value)];
      return then === otherwise ? then : undefined;
    }
    default:
      break;
  }
  if (typeof value === "string") return evaluateString(node, value);
  if (typeof value === "number" || value instanceof ExactNumber) return evaluateNumber(node, value);
  if (isArray(value)) return evaluateArray(node, value);
  if (isObject(value)) return evaluateObject(node, value);
  return true;
}

function exactlyOne(nodes: readonly Node[], value: Json): Truth {
  let count = 0;
  let doubt = false;
  for (const inner of nodes) {
    const answer = evaluate(inner, value);
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

function evaluateArray(node: Node, value: readonly Json[]): Truth {
  switch (node.kind) {
    case "minItems":
      return value.length >= node.limit;
    case "maxItems":
      return value.length <= node.limit;
    case "uniqueItems":
      return new Set(value.map(valueKey)).size === value.length;
    case "items":
      return every(value.keys(), (i) => evaluate(node.prefix[i] ?? node.rest, value[i] as Json));
    case "contains": {
      let sure = 0;
      let possible = 0;
      for (const item of value) {
        const answer = evaluate(node.item, item);
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

function evaluateObject(node: Node, value: { readonly [key: string]: Json }): Truth {
  switch (node.kind) {
    case "minProperties":
      return Object.keys(value).length >= node.limit;
    case "maxProperties":
      return Object.keys(value).length <= node.limit;
    case "required":
      return Object.hasOwn(value, node.name);
    case "propertyNames":
      return every(Object.keys(value), (key) => evaluate(node.name, key));
    case "properties":
      return every(Object.keys(value), (key) => {
        const inner = own(value, key) as Json;
        const named = node.named.get(key);
        let covered = named !== undefined;
        let answer = named === undefined ? true : evaluate(named, inner);
        for (const entry of node.patterns) {
          if (answer === false) return false;
          const matched = matches(entry.pattern, key);
          if (matched === false) continue;
          const below = evaluate(entry.node, inner);
          if (matched === undefined) {
            if (!(below === true && node.rest.kind === "true")) answer = undefined;
            covered = true;
          } else {
            covered = true;
            if (below !== true) answer = below === false ? false : undefined;
          }
        }
        return covered ? answer : evaluate(node.rest, inner);
      });
    default:
      return true;
  }
}

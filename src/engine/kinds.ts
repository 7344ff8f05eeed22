/** Which kinds of values a node may contain, and which it surely contains whole: cheap bounds that prune early. */
import { allKinds, type KindSet, kind, type Node, numberKinds } from "../model/ir.js";
import { ExactNumber, isArray, type Json } from "../model/json.js";
import { isInteger, toRational } from "../model/rational.js";

/** The kind of a value, as a bit. */
export function kindOf(value: Json): KindSet {
  if (value === null) return kind.null;
  if (typeof value === "boolean") return kind.boolean;
  if (typeof value === "string") return kind.string;
  if (typeof value === "number" || value instanceof ExactNumber) {
    const exact = toRational(value);
    // a number beyond our exponents with a positive exponent is an integer, with a negative one it is not
    if (exact === undefined) return /e-/i.test(String(value)) ? kind.fraction : kind.integer;
    return isInteger(exact) ? kind.integer : kind.fraction;
  }
  return isArray(value) ? kind.array : kind.object;
}

export interface Kinds {
  /** Over-approximation: no value of another kind is in the node. */
  may(node: Node): KindSet;
  /** Under-approximation: every value of these kinds is in the node. */
  full(node: Node): KindSet;
}

export function createKinds(): Kinds {
  // by the id of the node
  const mays: (KindSet | undefined)[] = [];
  const fulls: (KindSet | undefined)[] = [];
  const may = (node: Node): KindSet => {
    let known = mays[node.id];
    if (known === undefined) {
      known = mayOf(node);
      mays[node.id] = known;
    }
    return known;
  };
  const full = (node: Node): KindSet => {
    let known = fulls[node.id];
    if (known === undefined) {
      known = fullOf(node);
      fulls[node.id] = known;
    }
    return known;
  };

  const mayOf = (node: Node): KindSet => {
    switch (node.kind) {
      case "false":
        return 0;
      case "type":
        return node.kinds;
      case "enum":
        return node.values.reduce<KindSet>((set, value) => set | kindOf(value), 0);
      case "and":
        return node.nodes.reduce((set, inner) => set & may(inner), allKinds);
      case "or":
      case "oneOf":
        return node.nodes.reduce((set, inner) => set | may(inner), 0);
      case "not":
        return allKinds & ~full(node.node);
      case "if":
        return (may(node.condition) & may(node.then)) | (allKinds & ~full(node.condition) & may(node.else));
      default:
        return allKinds;
    }
  };

  const fullOf = (node: Node): KindSet => {
    switch (node.kind) {
      case "true":
        return allKinds;
      case "false":
      case "opaque":
      case "deferred":
        return 0;
      case "type":
        return node.kinds;
      case "enum": {
        const keys = new Set(node.keys);
        return (keys.has("null") ? kind.null : 0) | (keys.has("true") && keys.has("false") ? kind.boolean : 0);
      }
      case "minimum":
      case "maximum":
        return allKinds & ~numberKinds;
      case "multipleOf":
        return (allKinds & ~numberKinds) | (node.divisor.n === 1n ? kind.integer : 0);
      case "minLength":
      case "maxLength":
      case "pattern":
      case "format":
        return allKinds & ~kind.string;
      case "items":
      case "contains":
      case "minItems":
      case "maxItems":
      case "uniqueItems":
        return allKinds & ~kind.array;
      case "minProperties":
      case "maxProperties":
      case "required":
      case "properties":
      case "propertyNames":
        return allKinds & ~kind.object;
      case "and":
        return node.nodes.reduce((set, inner) => set & full(inner), allKinds);
      case "or":
        return node.nodes.reduce((set, inner) => set | full(inner), 0);
      case "oneOf": {
        let set: KindSet = 0;
        for (let bit = 1; bit < allKinds; bit *= 2) {
          const possible = node.nodes.filter((inner) => (may(inner) & bit) !== 0);
          if (possible.length === 1 && (full(possible[0] as Node) & bit) !== 0) set |= bit;
        }
        return set;
      }
      case "not":
        return allKinds & ~may(node.node);
      case "if":
        return (
          (full(node.then) & full(node.else)) |
          (full(node.condition) & full(node.then)) |
          (allKinds & ~may(node.condition) & full(node.else))
        );
    }
  };

  return { may, full };
}

/** Cheap proofs that two constraints contradict each other: kinds, and what required properties must be. */
import { allKinds, type KindSet, kind, type Node, type NodeOf } from "../model/ir.js";
import type { Json } from "../model/json.js";
import { evaluate } from "./evaluate.js";
import type { Kinds } from "./kinds.js";

/** The outermost facts about a value: its kinds, when it is enumerated its values, and values that it is not. */
interface Surface {
  readonly kinds: KindSet;
  readonly values: Values | undefined;
  readonly except?: ReadonlySet<string>;
}

/** Values by their keys. */
type Values = ReadonlyMap<string, Json>;

/** What a node says outright of an object. */
interface Facts {
  readonly required: readonly string[];
  readonly properties: readonly NodeOf<"properties">[];
  /** The keys that it may say something of; all of them where it is absent. */
  readonly names: readonly string[] | undefined;
}

/** The facts of a whole state of one kind, gathered once and asked often. */
export interface Surroundings {
  readonly required: ReadonlySet<string>;
  /** What the literals together say of the value of a key. */
  readonly at: (name: string) => Surface;
  /** What was already found to contradict them, or not. */
  readonly verdicts: Map<number, boolean>;
}

export interface Disjointness {
  surroundings(inside: Iterable<Node>, outside: Iterable<Node>): Surroundings;
  /** Whether no value of the kind is in `node` and in all that the surroundings speak of. */
  contradicts(node: Node, surroundings: Surroundings, which: KindSet): boolean;
  /** Whether no value of the kind is in both; looks into unions. */
  apart(a: Node, b: Node, which: KindSet): boolean;
  /** Whether the branches of a `oneOf` exclude each other by that alone. */
  separate(node: Node): boolean;
}

/** Unions inside unions looked into. */
const maxNesting = 4;

/** Enumerated values tried one by one on what is not an enumeration. */
const maxTried = 40;

const anything: Surface = { kinds: allKinds, values: undefined };

export function createDisjointness(kinds: Kinds): Disjointness {
  const surfaces = new Map<number, Surface>();
  const factsById = new Map<number, Facts>();
  const pairs = new Map<string, boolean>();

  const surface = (node: Node): Surface => {
    let known = surfaces.get(node.id);
    if (known === undefined) {
      known = { kinds: kinds.may(node), values: valuesOf(node) };
      surfaces.set(node.id, known);
    }
    return known;
  };

  const facts = (node: Node): Facts => {
    let known = factsById.get(node.id);
    if (known === undefined) {
      const parts = node.kind === "and" ? node.nodes : [node];
      const properties = parts.flatMap((part) => (part.kind === "properties" ? [part] : []));
      known = {
        required: parts.flatMap((part) => (part.kind === "required" ? [part.name] : [])),
        properties,
        names: properties.every(({ rest, patterns }) => rest.kind === "true" || patterns.length > 0)
          ? [...new Set(properties.flatMap(({ named }) => [...named.keys()]))]
          : undefined,
      };
      factsById.set(node.id, known);
    }
    return known;
  };

  const surroundings: Disjointness["surroundings"] = (inside, outside) => {
    const required = new Set<string>();
    const named = new Map<string, Set<Node>>();
    /** What speaks of keys that it does not name. */
    const general: NodeOf<"properties">[] = [];
    /** Sets that the value of a present key is outside of. */
    const without = new Map<string, Node[]>();
    for (const node of inside) {
      const own = facts(node);
      for (const name of own.required) required.add(name);
      for (const part of own.properties) {
        if (part.rest.kind !== "true" && part.patterns.length === 0) general.push(part);
        for (const [name, value] of part.named) {
          const known = named.get(name);
          if (known === undefined) named.set(name, new Set([value]));
          else known.add(value);
        }
      }
    }
    for (const node of outside) {
      const only = node.kind === "properties" ? onlyProperty(node) : undefined;
      if (only === undefined) continue;
      const [name, value] = only;
      required.add(name);
      without.set(name, [...(without.get(name) ?? []), value]);
    }
    const surfaceAt = (name: string): Surface => {
      const said = new Set(named.get(name));
      for (const part of general) if (!part.named.has(name)) said.add(part.rest);
      const met = [...said].reduce((sum, node) => (node.kind === "true" ? sum : meet(sum, surface(node))), anything);
      return (without.get(name) ?? []).reduce((sum, node) => exclude(sum, surface(node), node), met);
    };
    const surfaces = new Map<string, Surface>();
    return {
      required,
      verdicts: new Map(),
      at: (name) => {
        const known = surfaces.get(name) ?? surfaceAt(name);
        surfaces.set(name, known);
        return known;
      },
    };
  };

  /** What is left of a value outside of a node. */
  const exclude = (from: Surface, { values }: Surface, node: Node): Surface => {
    const rest = from.kinds & ~kinds.full(node);
    if (values === undefined || node.kind !== "enum") return { ...from, kinds: rest };
    if (from.values === undefined)
      return { ...from, kinds: rest, except: new Set([...(from.except ?? []), ...values.keys()]) };
    return { ...from, kinds: rest, values: new Map([...from.values].filter(([key]) => !values.has(key))) };
  };

  /** Whether a node has no value of a surface. */
  const misses = (node: Node, theirs: Surface): boolean => {
    const mine = surface(node);
    if ((mine.kinds & theirs.kinds) === 0 || mine.values?.size === 0 || theirs.values?.size === 0) return true;
    if (mine.values !== undefined) {
      const { values, except } = theirs;
      for (const key of mine.values.keys())
        if ((values === undefined || values.has(key)) && except?.has(key) !== true) return false;
      return values !== undefined || except !== undefined;
    }
    if (theirs.values === undefined || theirs.values.size > maxTried) return false;
    for (const value of theirs.values.values()) if (evaluate(node, value) !== false) return false;
    return true;
  };

  const contradicts = (node: Node, around: Surroundings, which: KindSet, nesting = 0): boolean => {
    if ((kinds.may(node) & which) === 0) return true;
    if (which !== kind.object || nesting > maxNesting) return false;
    const known = around.verdicts.get(node.id);
    if (known !== undefined) return known;
    const union = node.kind === "or" || node.kind === "oneOf";
    const answer = union
      ? node.nodes.every((inner) => contradicts(inner, around, which, nesting + 1))
      : contradictsOutright(node, around);
    around.verdicts.set(node.id, answer);
    return answer;
  };

  const contradictsOutright = (node: Node, around: Surroundings): boolean => {
    const own = facts(node);
    const impossible = (name: string): boolean => {
      const theirs = around.at(name);
      if (theirs.kinds === 0 || theirs.values?.size === 0) return true;
      return own.properties.some((part) => {
        const mine = valueAt(part, name);
        return mine !== undefined && mine.kind !== "true" && misses(mine, theirs);
      });
    };
    for (const name of own.required) if (impossible(name)) return true;
    if (own.names === undefined) for (const name of around.required) if (impossible(name)) return true;
    for (const name of own.names ?? []) if (around.required.has(name) && impossible(name)) return true;
    return false;
  };

  const apart = (a: Node, b: Node, which: KindSet, nesting = 0): boolean => {
    if (a === b || nesting > maxNesting) return false;
    if ((kinds.may(a) & kinds.may(b) & which) === 0) return true;
    const key = a.id < b.id ? `${which} ${a.id} ${b.id}` : `${which} ${b.id} ${a.id}`;
    const known = pairs.get(key);
    if (known !== undefined) return known;
    let answer: boolean;
    if (a.kind === "or" || a.kind === "oneOf") answer = a.nodes.every((inner) => apart(inner, b, which, nesting + 1));
    else if (b.kind === "or" || b.kind === "oneOf")
      answer = b.nodes.every((inner) => apart(a, inner, which, nesting + 1));
    else answer = which === kind.object && contradictsOutright(a, surroundings([b], []));
    pairs.set(key, answer);
    return answer;
  };

  const separations = new Map<number, boolean>();
  const separate = (node: Node): boolean => {
    if (node.kind !== "oneOf") return false;
    const known = separations.get(node.id);
    if (known !== undefined) return known;
    const { nodes } = node;
    const answer = nodes.every((a, i) =>
      nodes.every((b, j) => {
        if (j <= i) return true;
        const common = kinds.may(a) & kinds.may(b);
        return common === 0 || (common === kind.object && apart(a, b, kind.object));
      }),
    );
    separations.set(node.id, answer);
    return answer;
  };

  return { surroundings, contradicts: (node, around, which) => contradicts(node, around, which), apart, separate };
}

/** What a constraint says of the value of a key, unless patterns have a say. */
function valueAt(part: NodeOf<"properties">, name: string): Node | undefined {
  return part.named.get(name) ?? (part.patterns.length === 0 ? part.rest : undefined);
}

/** The one property that a node speaks of. */
function onlyProperty({ named, patterns, rest }: NodeOf<"properties">): readonly [string, Node] | undefined {
  const [only] = named;
  return named.size === 1 && patterns.length === 0 && rest.kind === "true" ? only : undefined;
}

function meet(a: Surface, b: Surface): Surface {
  const kinds = a.kinds & b.kinds;
  if (a.values === undefined || b.values === undefined) return { kinds, values: a.values ?? b.values };
  const [small, large] = a.values.size < b.values.size ? [a.values, b.values] : [b.values, a.values];
  return { kinds, values: new Map([...small].filter(([key]) => large.has(key))) };
}

/** The values of an enumeration, seen through conjunctions and unions of enumerations. */
function valuesOf(node: Node): Values | undefined {
  if (node.kind === "enum") return new Map(node.keys.map((key, i) => [key, node.values[i] as Json]));
  if (node.kind === "and") {
    const listed = node.nodes.find((inner) => inner.kind === "enum");
    return listed === undefined ? undefined : valuesOf(listed);
  }
  if (node.kind === "or") {
    const all = new Map<string, Json>();
    for (const inner of node.nodes) {
      const values = inner.kind === "enum" || inner.kind === "and" ? valuesOf(inner) : undefined;
      if (values === undefined) return undefined;
      for (const [key, value] of values) all.set(key, value);
    }
    return all;
  }
  return undefined;
}

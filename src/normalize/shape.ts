/** Shapes: a document's schemas as the rules see them. Lazy; the same locations give the same object. */
import type { NormalizedDocument } from "../model/engine.js";
import { isArray, isObject } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { Located, Shape, Union } from "../model/shape.js";
import { occurrenceIn } from "./shape/keywords.js";
import { conjunctionOf, createReader, type Member } from "./shape/members.js";
import { createTexts } from "./shape/texts.js";
import { withoutUnions } from "./shape/without-unions.js";

/** The locations a shape stands for. */
interface Locations {
  /** Schemas that apply with all they say. */
  readonly starts: readonly string[];
  /** Schemas whose own keywords apply, but not their unions: one variant of those is among the starts. */
  readonly beside: readonly Member[];
  /** The node, where it is not the conjunction of the starts. */
  readonly node?: () => Shape["node"];
}

/** The shapes of a document. `at` takes a pointer that `document.nodeAt` knows. */
export function createShapes(document: NormalizedDocument): { at(pointer: string): Shape } {
  const reader = createReader(document);
  const texts = createTexts(reader);
  const known = new Map<string, Shape>();

  const shapeOf = (locations: Locations): Shape => {
    const { starts, beside } = locations;
    const key = [...starts, "|", ...beside.map(({ pointer }) => pointer)].join("\n");
    const before = known.get(key);
    if (before !== undefined) return before;
    const shape = build(locations);
    known.set(key, shape);
    return shape;
  };
  const at = (starts: readonly string[]): Shape => shapeOf({ starts: [...new Set(starts)], beside: [] });
  const atAny = (starts: readonly string[]): Shape | undefined => (starts.length === 0 ? undefined : at(starts));

  const build = ({ starts, beside, node }: Locations): Shape => {
    const conjunction = lazy(() => {
      const { members, references } = conjunctionOf(reader, starts);
      const inside = new Set(members.map(({ pointer }) => pointer));
      return { members: [...beside.filter(({ pointer }) => !inside.has(pointer)), ...members], references };
    });
    const occurrences = memo((keyword) =>
      conjunction().members.flatMap((member) => occurrenceIn(member, keyword) ?? []),
    );
    const byName = (keyword: string): ReadonlyMap<string, Shape> => {
      const places = new Map<string, string[]>();
      for (const { value, pointer } of occurrences(keyword)) {
        if (!isObject(value)) continue;
        for (const name of Object.keys(value)) {
          const list = places.get(name);
          if (list === undefined) places.set(name, [join(pointer, name)]);
          else list.push(join(pointer, name));
        }
      }
      return new Map([...places].map(([name, pointers]) => [name, at(pointers)]));
    };
    const one = (keyword: string): Shape | undefined => atAny(occurrences(keyword).map(({ pointer }) => pointer));
    const unionsOf = (): readonly Union[] => {
      const found = (["anyOf", "oneOf"] as const).flatMap((keyword) =>
        occurrences(keyword).flatMap(({ value, pointer }) =>
          isArray(value) && value.length > 0 ? [{ keyword, pointer, count: value.length }] : [],
        ),
      );
      const variantPointers = found.map(({ pointer, count }) =>
        Array.from({ length: count }, (_, i) => join(pointer, i)),
      );
      const base = lazy(() =>
        withoutUnions(
          document.table,
          shape.node,
          variantPointers.map((pointers) => pointers.map((pointer) => document.nodeAt(pointer))),
        ),
      );
      const besideVariants = conjunction().members.map((member) => ({ ...member, withoutUnions: true }));
      return found.map(({ keyword, pointer }, i) => ({
        keyword,
        pointer,
        variants: (variantPointers[i] as string[]).map((variant) =>
          shapeOf({
            starts: [variant],
            beside: besideVariants,
            node: () => document.table.and([base(), document.nodeAt(variant)]),
          }),
        ),
      }));
    };
    const parts = {
      node: lazy(node ?? (() => document.table.and(starts.map((pointer) => document.nodeAt(pointer))))),
      text: lazy(() => {
        const own = starts.map((pointer) => texts.of(pointer));
        if (beside.length === 0) return own.length === 1 ? (own[0] as number) : texts.combine("&", own);
        return texts.combine("|", [...own, 0, ...beside.map(({ pointer }) => texts.ofOwnKeywords(pointer))]);
      }),
      properties: lazy(() => byName("properties")),
      patternProperties: lazy(() => byName("patternProperties")),
      additionalProperties: lazy(() => one("additionalProperties")),
      propertyNames: lazy(() => one("propertyNames")),
      items: lazy(() => one("items")),
      contains: lazy(() => one("contains")),
      required: lazy(() => requiredNames(occurrences("required"))),
      prefixItems: lazy(() => prefixShapes(occurrences("prefixItems"), at)),
      unions: lazy(unionsOf),
    };
    const shape: Shape = {
      // the variant, where the shape is one; the outermost schema otherwise
      pointer: starts[0] as string,
      occurrences,
      get node() {
        return parts.node();
      },
      get text() {
        return parts.text();
      },
      get properties() {
        return parts.properties();
      },
      get required() {
        return parts.required();
      },
      get patternProperties() {
        return parts.patternProperties();
      },
      get additionalProperties() {
        return parts.additionalProperties();
      },
      get propertyNames() {
        return parts.propertyNames();
      },
      get prefixItems() {
        return parts.prefixItems();
      },
      get items() {
        return parts.items();
      },
      get contains() {
        return parts.contains();
      },
      get unions() {
        return parts.unions();
      },
      get references() {
        return conjunction().references;
      },
    };
    return shape;
  };
  return { at: (pointer) => at([pointer]) };
}

function requiredNames(occurrences: readonly Located[]): ReadonlyMap<string, Located<string>> {
  const names = new Map<string, Located<string>>();
  for (const { value, pointer } of occurrences) {
    if (!isArray(value)) continue;
    value.forEach((name, i) => {
      if (typeof name === "string" && !names.has(name)) names.set(name, { value: name, pointer: join(pointer, i) });
    });
  }
  return names;
}

function prefixShapes(occurrences: readonly Located[], at: (starts: readonly string[]) => Shape): readonly Shape[] {
  const places: string[][] = [];
  for (const { value, pointer } of occurrences) {
    if (!isArray(value)) continue;
    value.forEach((_, i) => {
      places[i] ??= [];
      places[i]?.push(join(pointer, i));
    });
  }
  return places.map(at);
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

/** What a shape says of one property name, declared or not. */
import type { RuleContext, ShapePair } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Shape } from "../../model/shape.js";

/** "The value of `name`, where present, is in `value`." */
export function propertyIs(context: RuleContext, name: string, value: Node): Node {
  const { table } = context;
  return table.properties(new Map([[name, value]]), [], table.true);
}

/** What holds for a name that is not declared: a matching pattern's schema, or `additionalProperties`. */
export function coverOf(shape: Shape, name: string, context: RuleContext): Shape | undefined {
  const { table } = context;
  let matched: Shape | undefined;
  for (const [pattern, cover] of shape.patternProperties) {
    if (context.ask(table.enum([name]), table.pattern(pattern)) === "included") matched ??= cover;
  }
  return matched ?? shape.additionalProperties;
}

/** Whether a shape accepts no object that has this property. */
export function forbids(shape: Shape, name: string, context: RuleContext): boolean {
  return context.ask(shape.node, propertyIs(context, name, context.table.false)) === "included";
}

/** Whether the other side has a real schema for a name it does not declare: then the two schemas are compared. */
export function isCovered(shape: Shape, name: string, context: RuleContext): boolean {
  return isReal(coverOf(shape, name, context));
}

/** Whether a schema is there that is neither `true` nor `false`. */
export function isReal(shape: Shape | undefined): shape is Shape {
  return shape !== undefined && shape.node.kind !== "true" && shape.node.kind !== "false";
}

/** Names declared in `having` and neither declared nor covered in `lacking`. */
export function declaredOnlyIn(having: Shape, lacking: Shape, context: RuleContext): string[] {
  return [...having.properties.keys()].filter(
    (name) => !lacking.properties.has(name) && !isCovered(lacking, name, context),
  );
}

/** Whether a name is declared on exactly one side, and not covered on the other. */
export function isDeclaredOnce(pair: ShapePair, name: string, context: RuleContext): boolean {
  const [inOld, inNew] = [pair.old.properties.has(name), pair.new.properties.has(name)];
  if (inOld === inNew) return false;
  return !isCovered(inOld ? pair.new : pair.old, name, context);
}

/** Every name and pattern that either side declares. */
export function declaredIn(pair: ShapePair): {
  readonly declared: readonly string[];
  readonly patterns: readonly string[];
} {
  return {
    declared: [...new Set([...pair.old.properties.keys(), ...pair.new.properties.keys()])].sort(),
    patterns: [...new Set([...pair.old.patternProperties.keys(), ...pair.new.patternProperties.keys()])].sort(),
  };
}

/** "Every key that neither side declares has a value in what `shape` says of additional properties." */
export function othersAre(pair: ShapePair, shape: Shape, context: RuleContext, except?: string): Node {
  const { table } = context;
  const { declared, patterns } = declaredIn(pair);
  return table.properties(
    new Map(declared.map((name) => [name, table.true])),
    patterns.filter((pattern) => pattern !== except).map((pattern) => ({ pattern, node: table.true })),
    shape.additionalProperties?.node ?? table.true,
  );
}

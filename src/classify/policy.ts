/**
 * Which sets a policy asks about. A policy only ever shrinks the writer or grows the reader, so that whatever is
 * included as pure sets is included under every policy: ask the pure question first.
 */
import type { NormalizedDocument } from "../model/engine.js";
import type { Node } from "../model/ir.js";
import type { Direction, Policy } from "../model/policy.js";
import { sidesOf } from "./direction.js";

/** A DTO's schema in its normalized document. */
export interface SchemaSide {
  readonly document: NormalizedDocument;
  readonly pointer: string;
}

/** One inclusion to decide: `writer ⊆ reader`. */
export interface Question {
  readonly writer: Node;
  readonly reader: Node;
}

/** The question as pure sets. */
export function pureQuestion(
  direction: Direction,
  pair: { readonly old: SchemaSide; readonly new: SchemaSide },
): Question {
  const { writer, reader } = sidesOf(direction);
  return {
    writer: pair[writer].document.nodeAt(pair[writer].pointer),
    reader: pair[reader].document.nodeAt(pair[reader].pointer),
  };
}

/**
 * The question under a policy. Enumerations marked `x-extensible-enum` are open for the reader whatever the
 * policy says. `formats` is no transformation of a side: it is decided when both documents are normalized.
 */
export function policyQuestion(
  direction: Direction,
  pair: { readonly old: SchemaSide; readonly new: SchemaSide },
  policy: Policy,
): Question {
  const sides = sidesOf(direction);
  const [writer, reader] = [pair[sides.writer], pair[sides.reader]];
  return {
    writer:
      policy.unknownProperties === "declared"
        ? writer.document.closedAt(writer.pointer)
        : writer.document.nodeAt(writer.pointer),
    reader: reader.document.openAt(reader.pointer, policy.enums === "open" ? "all" : "marked"),
  };
}

/** Names what a policy sets aside where it forgives a pure failure: whichever sides it changed. */
export function whatPolicyForgives(pure: Question, underPolicy: Question): string {
  const said: string[] = [];
  if (pure.writer !== underPolicy.writer) {
    said.push("properties that the writer's schema does not declare (unknownProperties: declared)");
  }
  if (pure.reader !== underPolicy.reader) {
    said.push("enumeration values that the reader does not know (enums: open, or x-extensible-enum)");
  }
  return said.join(" and ");
}

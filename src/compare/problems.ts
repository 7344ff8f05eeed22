/** States the places where a DTO's schema is not a schema; the rest of it keeps its verdict. */
import { undecidedLevel } from "../classify/level.js";
import type { SchemaProblem } from "../model/engine.js";
import type { Direction } from "../model/policy.js";
import type { Finding } from "../model/report.js";
import type { Pair } from "./ask.js";
import { type FindingMaker, placeOfDto } from "./findings.js";
import type { Side } from "./session.js";

/** Places stated one by one; the last one says how many more there are. */
const maxStated = 20;

/** Those of the candidate, and those of the baseline that the candidate no longer has. */
export function schemaProblems(maker: FindingMaker, pair: Pair, direction: Direction, strict: boolean): Finding[] {
  const current = problemsOf(pair.new);
  const messages = new Set(current.map(({ message }) => message));
  const gone = problemsOf(pair.old).filter(({ message }) => !messages.has(message));
  const all = [
    ...current.map((problem) => ({ ...problem, side: pair.new })),
    ...gone.map((problem) => ({ ...problem, side: pair.old, message: `In the baseline: ${problem.message}` })),
  ];
  const more = all.length - maxStated;
  return all.slice(0, maxStated).map(({ pointer, message, kind, side }, index) =>
    maker.make({
      rule: "invalid-schema",
      level: undecidedLevel(strict),
      direction,
      place: placeOfDto(side.dto, pointer),
      facts: { name: pair.new.dto.name, reason: message },
      distinct: [kind, message],
      message: more > 0 && index === maxStated - 1 ? `${message} (and ${more} more places)` : message,
    }),
  );
}

/** Where the loader could not follow a reference either, it knows more about why. */
function problemsOf({ document, pointer, dto }: Side): readonly SchemaProblem[] {
  const found = document.problemsAt(pointer);
  const { problem } = dto;
  if (problem === undefined) return found;
  const first = found.findIndex(({ kind }) => kind === "reference");
  const known: SchemaProblem = { pointer, kind: "reference", ...found[first], message: problem.message };
  return first < 0 ? [known, ...found] : found.map((one, index) => (index === first ? known : one));
}

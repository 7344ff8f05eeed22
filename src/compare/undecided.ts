/** States an owed inclusion that was not decided: an unknown is never silent. */
import { undecidedLevel } from "../classify/level.js";
import type { Json } from "../model/json.js";
import { tokens } from "../model/pointer.js";
import type { Finding } from "../model/report.js";
import type { DirectionAnswer, Pair } from "./ask.js";
import { type FindingMaker, type FindingPlace, placeOfDto } from "./findings.js";
import { depthIn } from "./nearest.js";

export function stateUndecided(maker: FindingMaker, pair: Pair, answer: DirectionAnswer, strict: boolean): Finding[] {
  const { verdict } = answer.underPolicy;
  if (!answer.owed || verdict.verdict !== "unknown") return [];
  return [
    maker.make({
      rule: "undecided",
      level: undecidedLevel(strict),
      direction: answer.direction,
      place: placeOf(pair, verdict.pointer),
      facts: { name: pair.new.dto.name, reason: verdict.reason, cause: verdict.cause },
      distinct: [verdict.cause],
    }),
  ];
}

/** The place that stopped us may be in either document: the new one where it has such a place. */
function placeOf(pair: Pair, pointer: string | undefined): FindingPlace {
  if (pointer === undefined) return placeOfDto(pair.new.dto);
  const side = resolves(pair.new.dto.source.json, pointer) ? pair.new : pair.old;
  return resolves(side.dto.source.json, pointer) ? placeOfDto(side.dto, pointer) : placeOfDto(pair.new.dto);
}

/** Whether a JSON pointer leads to a value. */
function resolves(json: Json, pointer: string): boolean {
  const path = tokens(pointer);
  return depthIn(json, path) === path.length;
}

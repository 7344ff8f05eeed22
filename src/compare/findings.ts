/** Makes findings: words, places, fingerprints. Levels come in from outside. */
import { overrideLevel } from "../classify/level.js";
import type { Change, Step } from "../model/change.js";
import type { Dto, SourceLocation } from "../model/contract.js";
import type { Json } from "../model/json.js";
import type { Direction } from "../model/policy.js";
import { type Finding, type Level, levels } from "../model/report.js";
import type { Proof } from "./explain.js";
import { fingerprint } from "./fingerprint.js";
import { nearestPlace } from "./nearest.js";
import type { Settings } from "./options.js";
import type { Marks } from "./side-by-side.js";
import { type Facts, fill, textsOf } from "./wording.js";

/** Where a finding is: in the new document, or in the old one where the place is gone. */
export interface FindingPlace {
  readonly pointer: string;
  readonly source?: SourceLocation;
  readonly oldSource?: SourceLocation;
  /** Where the place is gone: the nearest one in the new source. */
  readonly near?: SourceLocation;
  /** The pointers in both documents, where the place is known in them. */
  readonly pointers?: { readonly old?: string; readonly new?: string };
}

/** A finding before it is worded. */
export interface Statement {
  readonly rule: string;
  readonly level: Level;
  readonly direction: Direction;
  readonly place: FindingPlace;
  readonly facts: Facts;
  readonly path?: readonly Step[];
  readonly before?: Json;
  readonly after?: Json;
  /** What tells it from others of its rule in the same place, besides the changed values. */
  readonly distinct?: readonly (Json | undefined)[];
  /** Instead of the rule's own message. */
  readonly message?: string;
  /** Instead of the rule's own impact: why nobody is hurt. */
  readonly impact?: string;
  readonly proof?: Proof;
  /** Changes of the same kind in one place, which are worded as several. */
  readonly several?: boolean;
  /** How many other ways lead to the definition that changed. */
  readonly elsewhere?: number;
  /** Where the same change was made, too. */
  readonly alsoAt?: readonly FindingPlace[];
}

/** Names the contract and the DTO that findings are about, and words each statement. */
export interface FindingMaker {
  make(statement: Statement): Finding;
  /** Where the findings made so far are in both documents, by fingerprint. */
  readonly marks: Marks;
}

export function createFindingMaker(contract: string, dto: string | undefined): FindingMaker {
  const seen = new Map<string, number>();
  const marks = { old: new Map<string, string>(), new: new Map<string, string>() };
  return {
    marks,
    make: (statement) => {
      const { rule, level, direction, place, before, after, proof } = statement;
      const facts: Facts = { contract, dto, ...statement.facts, before, after };
      const known = textsOf(rule);
      const words = statement.several === true ? { ...known, ...known.several } : known;
      const identity = {
        rule,
        contract,
        dto,
        path: statement.path ?? [],
        values: [before, after, ...(statement.distinct ?? [])],
      };
      const first = fingerprint({ ...identity, ordinal: 0 });
      const alike = `${first} ${direction}`;
      const ordinal = seen.get(alike) ?? 0;
      seen.set(alike, ordinal + 1);
      const name = ordinal === 0 ? first : fingerprint({ ...identity, ordinal });
      const { old, new: next } = place.pointers ?? { new: place.pointer };
      if (old !== undefined) marks.old.set(name, old);
      if (next !== undefined) marks.new.set(name, next);
      return withoutUndefined({
        rule,
        level,
        direction,
        pointer: place.pointer,
        contract,
        dto,
        message: statement.message ?? messageOf(words.message, facts, statement),
        impact: statement.impact ?? fill(words.impact[direction], facts),
        advice: level === "info" ? "" : fill(words.advice[direction], facts),
        before,
        after,
        witness: proof?.witness,
        failsAt: proof?.failsAt,
        confirmedBy: proof?.confirmedBy,
        source: place.source,
        oldSource: place.oldSource,
        near: place.near,
        alsoAt: statement.alsoAt?.map(({ pointer, source }) => withoutUndefined({ pointer, source })),
        fingerprint: name,
      });
    },
  };
}

function messageOf(template: string, facts: Facts, { alsoAt, elsewhere }: Statement): string {
  const message = fill(template, facts);
  if (alsoAt !== undefined) return `${message}; the same in ${alsoAt.length} more places`;
  if (elsewhere === undefined) return message;
  return `${message}, and in ${elsewhere} more ${elsewhere === 1 ? "place that shares" : "places that share"} the definition`;
}

/** The place of a change in both sources. */
export function placeOfChange(change: Change, pair: { readonly old: Dto; readonly new: Dto }): FindingPlace {
  const oldSource = change.oldPointer === undefined ? undefined : pair.old.source.locate(change.oldPointer);
  const pointers = { old: change.oldPointer, new: change.newPointer };
  if (change.newPointer === undefined) {
    const near = change.oldPointer === undefined ? undefined : nearestPlace(change.oldPointer, pair.old, pair.new);
    return { pointer: change.oldPointer ?? pair.new.pointer, source: oldSource, near, pointers };
  }
  return { pointer: change.newPointer, source: pair.new.source.locate(change.newPointer), oldSource, pointers };
}

/** The place of a whole DTO, or of a pointer in its document. */
export function placeOfDto(dto: Dto, pointer: string = dto.pointer): FindingPlace {
  return { pointer, source: dto.source.locate(pointer) };
}

/** Applies the overrides by rule, drops what is off, and puts the gravest first, otherwise in the order found. */
export function gradeAll(findings: readonly Finding[], { severity }: Pick<Settings, "severity">): Finding[] {
  const graded = findings.flatMap((finding) => {
    const level = overrideLevel(finding.rule, finding.level, severity);
    return level === undefined ? [] : [level === finding.level ? finding : { ...finding, level }];
  });
  return graded.sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
}

/** Optional members are absent, not `undefined`. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/**
 * Two schemas as text beside each other. Both are walked in step, member by member, so that what is the same stands on
 * the same row; members that did not change are one row each, and a long run of them is a count. What is left is about
 * as large as the change, however large the schemas are.
 */
import { ExactNumber, isArray, isObject, type Json, own, stringify } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { SchemaLine, SchemaRow, SchemasReport } from "../model/report.js";
import { createIdentity, type Identity } from "./identity.js";

/** Rows of one DTO before the rest is only counted. */
const mostRows = 1500;
/** Rows of one part that is on one side only. */
const mostOfOne = 150;
/** Equal members beside each other that are shown, at either end of a run of them. */
const context = 2;
const longestLine = 400;
/** Characters of an equal part that is shown as it is. */
const longestSmall = 60;

/** A value on one side, where it is and what stands around it on its line. */
interface Spot {
  readonly value: Json;
  readonly pointer: string;
  /** `"name": `, or nothing in an array. */
  readonly key: string;
  readonly comma: string;
}

/** The findings' places, by side: fingerprint to pointer. */
export interface Marks {
  readonly old: ReadonlyMap<string, string>;
  readonly new: ReadonlyMap<string, string>;
}

/** A row that is being made; the pointers are for the marks and stay here. */
interface Draft {
  row: SchemaRow;
  readonly oldPointer?: string;
  readonly newPointer?: string;
}

export function sideBySide(old: Json, next: Json, marks: Marks): SchemasReport {
  const walk = createWalk(createIdentity());
  walk.pair(spot(old), spot(next), "");
  const kept = walk.drafts.slice(0, mostRows);
  mark(kept, "old", marks.old);
  mark(kept, "new", marks.new);
  const cut = walk.drafts.length - kept.length;
  const rows = kept.map(({ row }) => row);
  return cut > 0 ? { rows, cut } : { rows };
}

function spot(value: Json): Spot {
  return { value, pointer: "", key: "", comma: "" };
}

/** Puts each finding on the row of its place, or of the nearest place above it that has a row. */
function mark(drafts: readonly Draft[], side: "old" | "new", marks: ReadonlyMap<string, string>): void {
  const rows = new Map<string, Draft>();
  for (const draft of drafts) {
    const pointer = side === "old" ? draft.oldPointer : draft.newPointer;
    if (pointer !== undefined && !rows.has(pointer)) rows.set(pointer, draft);
  }
  for (const [fingerprint, place] of marks) {
    for (let pointer = place; ; pointer = pointer.slice(0, pointer.lastIndexOf("/"))) {
      const draft = rows.get(pointer);
      const line = draft?.row[side];
      if (draft !== undefined && line !== undefined) {
        const findings = [...(line.findings ?? []), fingerprint];
        draft.row = { ...draft.row, [side]: { ...line, findings } };
        break;
      }
      if (pointer === "") break;
    }
  }
}

interface Walk {
  readonly drafts: readonly Draft[];
  pair(old: Spot, next: Spot, indent: string): void;
}

function createWalk(identity: Identity): Walk {
  const drafts: Draft[] = [];
  const add = (kind: SchemaRow["kind"], old: [Spot, string] | undefined, next: [Spot, string] | undefined) => {
    drafts.push({
      row: { kind, ...(old && { old: lineOf(old[1]) }), ...(next && { new: lineOf(next[1]) }) },
      oldPointer: old?.[0].pointer,
      newPointer: next?.[0].pointer,
    });
  };
  const one = (side: "old" | "new", place: Spot, indent: string) => {
    const lines = linesOf(place, indent);
    for (const text of lines.slice(0, mostOfOne)) {
      if (side === "old") add("removed", [place, text], undefined);
      else add("added", undefined, [place, text]);
    }
    if (lines.length > mostOfOne) drafts.push({ row: { kind: "skipped", count: lines.length - mostOfOne } });
  };
  const replace = (old: Spot, next: Spot, indent: string) => {
    const [before, after] = [linesOf(old, indent), linesOf(next, indent)];
    const length = Math.max(before.length, after.length);
    for (let i = 0; i < Math.min(length, mostOfOne); i++) {
      const [a, b] = [before[i], after[i]];
      add("changed", a === undefined ? undefined : [old, a], b === undefined ? undefined : [next, b]);
    }
    if (length > mostOfOne) drafts.push({ row: { kind: "skipped", count: length - mostOfOne } });
  };
  const pair = (old: Spot, next: Spot, indent: string) => {
    if (identity.same(old.value, next.value)) {
      add("same", [old, collapsed(old, indent)], [next, collapsed(next, indent)]);
      return;
    }
    const [a, b] = [old.value, next.value];
    if (!((isObject(a) && isObject(b)) || (isArray(a) && isArray(b)))) return replace(old, next, indent);
    const [open, close] = isArray(a) ? ["[", "]"] : ["{", "}"];
    add("same", [old, `${indent}${old.key}${open}`], [next, `${indent}${next.key}${open}`]);
    members(isArray(a) ? alignItems(old, next, identity) : alignMembers(old, next), `${indent}  `);
    const end = (place: Spot): [Spot, string] => [
      { ...place, pointer: `${place.pointer}/` },
      `${indent}${close}${place.comma}`,
    ];
    add("same", end(old), end(next));
  };
  const members = (aligned: readonly Aligned[], indent: string) => {
    const equal = aligned.map(
      ({ old, next }) => old !== undefined && next !== undefined && identity.same(old.value, next.value),
    );
    const runs = runsOf(equal);
    for (const [index, { old, next }] of aligned.entries()) {
      if (drafts.length > mostRows * 4) return;
      const run = runs[index];
      if (run !== undefined && run.length > 2 * context + 1 && run.at >= context && run.at < run.length - context) {
        if (run.at === context) drafts.push({ row: { kind: "skipped", count: run.length - 2 * context } });
      } else if (old === undefined) next && one("new", next, indent);
      else if (next === undefined) one("old", old, indent);
      else pair(old, next, indent);
    }
  };
  return { drafts, pair };
}

/** For each member that is equal: how many are beside each other, and which of them it is. */
function runsOf(equal: readonly boolean[]): readonly ({ readonly length: number; readonly at: number } | undefined)[] {
  const runs: ({ readonly length: number; readonly at: number } | undefined)[] = [];
  for (let start = 0; start < equal.length; ) {
    let end = start;
    while (end < equal.length && equal[end] === true) end += 1;
    for (let i = start; i < end; i++) runs.push({ length: end - start, at: i - start });
    if (end < equal.length) runs.push(undefined);
    start = end + 1;
  }
  return runs;
}

function lineOf(text: string): SchemaLine {
  return { text: text.length > longestLine ? `${text.slice(0, longestLine).replace(/[\uD800-\uDBFF]$/, "")}…` : text };
}

function linesOf({ value, key, comma }: Spot, indent: string): string[] {
  const lines = stringify(value, 2).split("\n");
  return lines.map((line, i) => `${indent}${i === 0 ? key : ""}${line}${i === lines.length - 1 ? comma : ""}`);
}

/** An equal part on one line. */
function collapsed({ value, key, comma }: Spot, indent: string): string {
  if (typeof value !== "object" || value === null || value instanceof ExactNumber) {
    return `${indent}${key}${stringify(value)}${comma}`;
  }
  const text = isSmall(value) ? stringify(value) : isArray(value) ? "[ … ]" : "{ … }";
  return `${indent}${key}${text}${comma}`;
}

/** Scalars only, and few of them: worth showing as they are. */
function isSmall(value: Json): boolean {
  const parts = isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  const flat = (part: Json) => part === null || typeof part !== "object" || part instanceof ExactNumber;
  return parts.length <= 3 && parts.every(flat) && stringify(value).length <= longestSmall;
}

interface Aligned {
  readonly old?: Spot;
  readonly next?: Spot;
}

function alignMembers(old: Spot, next: Spot): Aligned[] {
  const spots = (place: Spot) => {
    const keys = isObject(place.value) ? Object.keys(place.value) : [];
    return new Map(
      keys.map((key, i): [string, Spot] => [
        key,
        {
          value: (isObject(place.value) ? own(place.value, key) : undefined) ?? null,
          pointer: join(place.pointer, key),
          key: `${JSON.stringify(key)}: `,
          comma: i === keys.length - 1 ? "" : ",",
        },
      ]),
    );
  };
  return merge(spots(old), spots(next));
}

/** Items are matched by their content first, and what is left between two matches by its order. */
function alignItems(old: Spot, next: Spot, identity: Identity): Aligned[] {
  const spots = (place: Spot) => {
    const items = isArray(place.value) ? place.value : [];
    const seen = new Map<number, number>();
    return new Map(
      items.map((value, i): [string, Spot] => {
        const id = identity.of(value);
        const count = (seen.get(id) ?? 0) + 1;
        seen.set(id, count);
        const comma = i === items.length - 1 ? "" : ",";
        return [`${id} ${count}`, { value, pointer: join(place.pointer, i), key: "", comma }];
      }),
    );
  };
  return pairGaps(merge(spots(old), spots(next)));
}

/** In the order of the new side, what is gone at its old place between its neighbors. */
function merge(old: ReadonlyMap<string, Spot>, next: ReadonlyMap<string, Spot>): Aligned[] {
  const gone = [...old.keys()];
  const aligned: Aligned[] = [];
  let at = 0;
  const flush = (until: number) => {
    for (; at < until; at++) {
      const key = gone[at] ?? "";
      if (!next.has(key)) aligned.push({ old: old.get(key) });
    }
  };
  const positions = new Map(gone.map((key, i) => [key, i]));
  for (const [key, place] of next) {
    const position = positions.get(key);
    if (position !== undefined) flush(position);
    aligned.push({ old: old.get(key), next: place });
  }
  flush(gone.length);
  return aligned;
}

function pairGaps(aligned: readonly Aligned[]): Aligned[] {
  const result: Aligned[] = [];
  let [before, after]: [Spot[], Spot[]] = [[], []];
  const flush = () => {
    const paired = Math.min(before.length, after.length);
    for (let i = 0; i < Math.max(before.length, after.length); i++) {
      const together = i < paired && isContainer(before[i]) && isContainer(after[i]);
      if (together) result.push({ old: before[i], next: after[i] });
      else {
        if (before[i] !== undefined) result.push({ old: before[i] });
        if (after[i] !== undefined) result.push({ next: after[i] });
      }
    }
    [before, after] = [[], []];
  };
  for (const { old, next } of aligned) {
    if (old !== undefined && next !== undefined) {
      flush();
      result.push({ old, next });
    } else if (old !== undefined) before.push(old);
    else if (next !== undefined) after.push(next);
  }
  flush();
  return result;
}

function isContainer(place: Spot | undefined): boolean {
  return place !== undefined && (isObject(place.value) || isArray(place.value));
}

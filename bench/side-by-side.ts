/** The same pairs put to this program and to json-schema-diff. Both directions are one question for both. */

import type { SchemaPair } from "./pairs.js";
import type { Peer } from "./peer.js";
import type { PeerAnswer } from "./peer-worker.js";
import type { Program } from "./program.js";
import { duration, statistics, warmMedian } from "./statistics.js";

interface Ours {
  readonly backward: string;
  readonly forward: string;
  readonly milliseconds: number;
}

export interface Compared {
  readonly pair: SchemaPair;
  readonly ours: Ours;
  readonly theirs: PeerAnswer;
}

const [warmUps, runs] = [5, 15];

export async function compareWithPeer(program: Program, peer: Peer, pairs: readonly SchemaPair[]): Promise<Compared[]> {
  const results: Compared[] = [];
  for (const pair of pairs) {
    const theirs = await peer.ask({ old: pair.old, new: pair.new, warmUps, runs });
    results.push({ pair, ours: askOurs(program, pair), theirs });
  }
  return results;
}

function askOurs({ decideInclusion }: Program, pair: SchemaPair): Ours {
  const ask = (writer: unknown, reader: unknown): string => {
    try {
      return decideInclusion(writer, reader).verdict;
    } catch {
      return "invalid";
    }
  };
  const milliseconds = warmMedian(
    () => {
      ask(pair.old, pair.new);
      ask(pair.new, pair.old);
    },
    warmUps,
    runs,
  );
  return { backward: ask(pair.old, pair.new), forward: ask(pair.new, pair.old), milliseconds };
}

const decided = ({ backward, forward }: Ours): boolean => [backward, forward].every((one) => /included$/.test(one));

/** Whether both say the same of both directions. */
function agree({ ours, theirs }: Compared): boolean {
  if (!theirs.answered) return false;
  return theirs.removed === (ours.backward === "not-included") && theirs.added === (ours.forward === "not-included");
}

/** Lines of a table, header first. */
export function sideBySide(title: string, results: readonly Compared[]): string[][] {
  const both = results.filter((one) => one.theirs.answered && decided(one.ours));
  const mine = statistics(results.filter(({ ours }) => decided(ours)).map(({ ours }) => ours.milliseconds));
  const mineOfBoth = statistics(both.map(({ ours }) => ours.milliseconds));
  const answers = results.flatMap(({ theirs }) => (theirs.answered ? [theirs.milliseconds] : []));
  const other = statistics(answers);
  const ratios = statistics(
    both.map(({ ours, theirs }) => (theirs.answered ? theirs.milliseconds / ours.milliseconds : 0)),
  );
  const line = (name: string, times: typeof mine) => [
    ...[name, `${times.count} of ${results.length}`, duration(times.median), duration(times.p95), duration(times.max)],
  ];
  return [
    [title, "decided", "median", "p95", "max"],
    line("contract-check", mine),
    line("contract-check, where both", mineOfBoth),
    line("json-schema-diff", other),
    [
      "",
      `both ${both.length}, same answer ${both.filter(agree).length}, median ${ratios.median.toFixed(0)} times faster`,
    ],
  ];
}

/** Why the peer gave no answer, most frequent first. */
export function silences(results: readonly Compared[]): string[] {
  const counts = new Map<string, number>();
  for (const { theirs } of results) {
    if (theirs.answered) continue;
    const [line = ""] = theirs.reason.split("\n");
    // the same reason for every schema: without places and names
    const reason = line
      .replace(/ found at .*/, "")
      .replaceAll(/["'`][^"'`]*["'`]|\S*\/\S*/g, "…")
      .slice(0, 80);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `  ${String(count).padStart(4)}  ${reason}`);
}

/** Answers the cells of a matrix: what is the same, what was asked before, and the rest by thinking. */
import type { Cell, Row } from "../../model/workspace.js";
import { digestOfSnapshot } from "../../store/index.js";
import { type Found, rowOf } from "../../workspace/matrix.js";
import type { Progress } from "../progress.js";
import { keyOf, openCache } from "./cache.js";
import { askThreads, threadsFor } from "./pool.js";
import { answer, foundOf, type LastCandidate, type Question, type SnapshotPlace } from "./question.js";
import type { SnapshotHome, WorkspaceState } from "./state.js";
import type { WorkerQuestion } from "./worker.js";

export interface AnswerOptions {
  /** Absent: nothing is remembered. */
  readonly cache?: string;
  readonly threads?: number;
  readonly progress: Progress;
}

interface Asked {
  readonly index: number;
  readonly key: string;
  readonly question: Question<SnapshotHome>;
}

/** The rows of the cells, in their order. */
export async function answerCells(
  cells: readonly Cell[],
  state: WorkspaceState,
  options: AnswerOptions,
): Promise<readonly Row[]> {
  const cache = options.cache === undefined ? undefined : await openCache(options.cache);
  const found: (Found | undefined)[] = [];
  const asked: Asked[] = [];
  for (const [index, cell] of cells.entries()) {
    const settled = settle(cell);
    if (settled !== undefined) {
      found[index] = settled;
      continue;
    }
    const key = keyOf(cell, cell.use.pinned?.digest ?? "");
    const known = cache?.get(key);
    if (known !== undefined) found[index] = foundOf(known);
    else {
      const question = await questionOf(cell, state);
      if ("reason" in question) found[index] = question;
      else asked.push({ index, key, question });
    }
  }
  let done = 0;
  await think(asked, options.threads, ({ index, key }, text) => {
    const result = foundOf(text);
    found[index] = result;
    // A reason may be gone tomorrow with the same digests: it is asked again.
    if (!("reason" in result)) cache?.set(key, text);
    done += 1;
    options.progress.say(`comparing: ${done} of ${asked.length}`);
  });
  await cache?.save();
  return cells.map((cell, index) =>
    rowOf(cell, found[index] ?? { reason: "It was not answered." }, state.providers.get(cell.contract) ?? ""),
  );
}

/** What needs no snapshot to be read. */
function settle({ contract, candidate, use }: Cell): Found | undefined {
  const { pinned, repository } = use;
  if (pinned === undefined) return { reason: `${repository} uses ${contract} and has not pinned it.` };
  if (candidate.digest === "") return { reason: `The snapshot of ${contract} ${candidate.version} is damaged.` };
  return undefined;
}

/** The pinned snapshot is where the consumer has vendored it, or where the provider keeps it. */
async function questionOf(
  { contract, candidate, use }: Cell,
  { homes, providers }: WorkspaceState,
): Promise<Question<SnapshotHome> | { readonly reason: string }> {
  const provider = homes.get(providers.get(contract) ?? "");
  const { pinned, dtos, schemas } = use;
  if (provider === undefined || pinned === undefined) return { reason: `Nobody provides ${contract}.` };
  for (const home of [homes.get(use.repository), provider]) {
    if (home === undefined) continue;
    if ((await digestOfSnapshot(home.tree, contract, pinned.version)) !== pinned.digest) continue;
    return {
      candidate: { home: provider, name: contract, version: candidate.version },
      pinned: { home, name: contract, version: pinned.version },
      ...(dtos === undefined ? {} : { dtos }),
      ...(schemas === undefined ? {} : { schemas }),
    };
  }
  return {
    reason: `${contract} ${pinned.version} with the digest that ${use.repository} has pinned is stored nowhere.`,
  };
}

async function think(
  asked: readonly Asked[],
  threads: number | undefined,
  onAnswer: (asked: Asked, text: string) => void,
): Promise<void> {
  const movable: WorkerQuestion[] = [];
  const here: Asked[] = [];
  const count = threadsFor(asked.length, threads);
  for (const [id, each] of asked.entries()) {
    const [candidate, pinned] = [toFolder(each.question.candidate), toFolder(each.question.pinned)];
    if (count === 0 || candidate === undefined || pinned === undefined) here.push(each);
    else movable.push({ id, question: { ...each.question, candidate, pinned } });
  }
  const threaded = askThreads(movable, movable.length === 0 ? 0 : count, (answers) => {
    for (const { id, text } of answers) {
      const each = asked[id];
      if (each !== undefined) onAnswer(each, text);
    }
  });
  const last: LastCandidate = {};
  for (const each of here) {
    const { candidate, pinned } = each.question;
    const inTree = ({ home, name, version }: SnapshotPlace<SnapshotHome>) => ({ home: home.tree, name, version });
    onAnswer(each, await answer({ ...each.question, candidate: inTree(candidate), pinned: inTree(pinned) }, last));
  }
  await threaded;
}

function toFolder({ home, name, version }: SnapshotPlace<SnapshotHome>) {
  if (home.folder === undefined) return undefined;
  return { home: { folder: home.folder, label: home.tree.label }, name, version };
}

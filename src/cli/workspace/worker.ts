/** A thread that answers questions of the matrix. It reads snapshots of this machine, and writes nothing. */
import { parentPort } from "node:worker_threads";
import { folderTree } from "../../store/sources/dir.js";
import { answer, type LastCandidate, type Question, type SnapshotPlace } from "./question.js";

/** A folder, and what messages call it. */
export interface FolderHome {
  readonly folder: string;
  readonly label: string;
}

export interface WorkerQuestion {
  readonly id: number;
  readonly question: Question<FolderHome>;
}

export interface WorkerAnswer {
  readonly id: number;
  readonly text: string;
}

const open = ({ home, name, version }: SnapshotPlace<FolderHome>) => ({
  home: folderTree(home.folder, home.label),
  name,
  version,
});

const last: LastCandidate = {};

parentPort?.on("message", async (batch: readonly WorkerQuestion[]) => {
  const answers: WorkerAnswer[] = [];
  for (const { id, question } of batch) {
    const { candidate, pinned } = question;
    answers.push({ id, text: await answer({ ...question, candidate: open(candidate), pinned: open(pinned) }, last) });
  }
  parentPort?.postMessage(answers);
});

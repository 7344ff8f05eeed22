/** The list of version pairs: `histories.tsv`, one pair a line. */
import { readFileSync } from "node:fs";

/** Two published versions of one schema file. */
export interface HistoryPair {
  readonly package: string;
  readonly from: string;
  readonly to: string;
  /** The file in the older package and in the newer one. */
  readonly oldPath: string;
  readonly newPath: string;
}

const columns = ["package", "fromVersion", "toVersion", "path"] as const;

/** @throws Error where the list lacks a column or a value: the list is part of this repository */
export function readList(file: URL): HistoryPair[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").split(/\r?\n/);
  const names = header.split("\t");
  const at = columns.map((column) => names.indexOf(column));
  if (at.includes(-1)) throw new Error(`${file.pathname} needs the columns ${columns.join(", ")}.`);
  return lines.filter((line) => line.trim() !== "").map((line) => readLine(line, at, file));
}

function readLine(line: string, at: readonly number[], file: URL): HistoryPair {
  const cells = line.split("\t");
  const [name = "", from = "", to = "", path = ""] = at.map((index) => cells[index] ?? "");
  if ([name, from, to, path].includes("")) throw new Error(`${file.pathname} has an incomplete line: ${line}`);
  const [oldPath = path, newPath = oldPath] = path.split(" => ");
  return { package: name, from, to, oldPath, newPath };
}

/** What a table calls the file or files of a pair. */
export function fileOf({ oldPath, newPath }: HistoryPair): string {
  const last = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  return oldPath === newPath ? last(oldPath) : `${last(oldPath)} => ${last(newPath)}`;
}

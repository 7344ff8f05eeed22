/** Where load takes files from: the disk under a root, or whatever a caller puts in its place (a git revision). */
import { readdir, stat } from "node:fs/promises";
import { ContractCheckError, type Place } from "../errors.js";
import { confine } from "./confine.js";
import { readText } from "./read-text.js";

/** Paths are relative to the source's root, with forward slashes. */
export interface FileSource {
  /** The text of a file; `undefined` where there is none. Throws a problem where it may not or cannot be read. */
  read(file: string, place?: Place): Promise<string | undefined>;
  /** Names of the entries of a folder; empty where there is none. */
  list(folder: string): Promise<readonly string[]>;
}

/** The files under a folder of the disk; nothing outside of it is ever read. */
export function createDiskSource(root: string): FileSource {
  return {
    async read(file, place) {
      try {
        const path = await confine(root, file, place);
        // A folder may have the name of a schema: `posts` beside `posts.json`.
        return (await stat(path.absolute)).isDirectory() ? undefined : await readText(path);
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    async list(folder) {
      try {
        return await readdir((await confine(root, folder)).absolute);
      } catch (error) {
        if (isNotFound(error) || (error as NodeJS.ErrnoException).code !== undefined) return [];
        throw error;
      }
    },
  };
}

/** For text that stands alone: there are no other files. */
export const noFiles: FileSource = { read: async () => undefined, list: async () => [] };

function isNotFound(error: unknown): boolean {
  return error instanceof ContractCheckError && error.problem.kind === "not-found";
}

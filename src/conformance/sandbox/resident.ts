/** How much memory a process holds, asked of the system and not of the process. */
import { readdirSync, readFileSync } from "node:fs";

const pageBytes = 4096;

/** Bytes; `undefined` where the system does not tell. */
export function residentBytes(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const [, resident = ""] = readFileSync(`/proc/${pid}/statm`, "latin1").split(" ");
    return Number(resident) * pageBytes;
  } catch {
    return undefined;
  }
}

/** Open descriptors of a process. */
export function descriptors(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return undefined;
  }
}

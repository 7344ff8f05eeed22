/** `contracts.lock`: read and held against its published format, and its text, the same for the same pins. */
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import semver from "semver";
import { ContractCheckError, fail, type Place } from "../errors.js";
import { ContractsLock } from "../model/formats/contracts-lock.js";
import { type Json, stringify } from "../model/json.js";
import { type Lock, lockName, type Pin } from "../model/lock.js";
import { createLocator, parseJsonText } from "../util/json-text.js";
import { sanitize, sanitizeJson } from "../util/sanitize.js";
import { firstViolation, type Violation } from "./check-format.js";
import { byName, contractNameProblem, isVersion } from "./names.js";
import { codeOf, ioProblem } from "./paths.js";

const maxBytes = 16 * 1024 * 1024;

const repair =
  "Restore it with: git checkout -- contracts.lock (after a conflict, take one side and run: contract-check pin --update)";

/**
 * The lock of a project; without pins where there is none.
 * @throws problem `config` with the place: it is no lock
 */
export async function readLock(root: string): Promise<Lock> {
  const path = join(root, lockName);
  let text: string;
  try {
    const info = await lstat(path);
    if (!info.isFile()) return refuse("is no ordinary file", { file: lockName });
    if (info.size > maxBytes) return refuse(`has ${info.size} bytes; the limit is ${maxBytes}`, { file: lockName });
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof ContractCheckError) throw error;
    if (codeOf(error) === "ENOENT") return { lockVersion: 1, contracts: [] };
    return fail(ioProblem(error, "read", lockName), error);
  }
  return parseLock(text, lockName);
}

/** @param file what messages call it */
export function parseLock(text: string, file: string): Lock {
  let json: Json;
  try {
    json = parseJsonText(text, file);
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    return fail({ ...error.problem, kind: "config", hint: repair }, error);
  }
  // The type follows from the format that it is held against here.
  const lock = json as unknown as Lock;
  const violation = firstViolation(ContractsLock, json) ?? contradiction(lock);
  if (violation === undefined) return lock;
  const place = createLocator(text, file)(violation.pointer) ?? { file };
  const where = violation.pointer === "" ? "" : `${violation.pointer} `;
  return refuse(`is not as it was written: ${where}${violation.message}`, place);
}

/** What the published format cannot say. */
function contradiction({ contracts }: Lock): Violation | undefined {
  const seen = new Set<string>();
  for (const [index, { name, range, version }] of contracts.entries()) {
    const at = (member: string, message: string) => ({ pointer: `/contracts/${index}/${member}`, message });
    const nameProblem = contractNameProblem(name);
    if (nameProblem !== undefined) return at("name", nameProblem);
    if (seen.has(name.toLowerCase())) return at("name", "names a contract for the second time");
    if (!isVersion(version)) return at("version", "must be a semantic version");
    if (semver.validRange(range) === null) return at("range", "must be a range of versions");
    if (!semver.satisfies(version, range, { includePrerelease: true })) return at("version", "is not in the range");
    seen.add(name.toLowerCase());
  }
  return undefined;
}

function refuse(what: string, place: Place): never {
  return fail({ kind: "config", message: sanitize(`${lockName} ${what}.`), place, hint: repair });
}

/** The text of a lock: ordered by name, members in one order, one line break at the end. */
export function lockText(pins: Iterable<Pin>): string {
  const contracts = [...pins]
    .sort((a, b) => byName(a.name, b.name))
    .map(({ name, range, version, digest, source, origin }) => ({
      name,
      range,
      version,
      digest,
      source,
      ...(origin === undefined ? {} : { origin }),
    }));
  return `${sanitizeJson(stringify({ lockVersion: 1, contracts }, 2))}\n`;
}

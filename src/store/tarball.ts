/**
 * Reads a gzipped tarball into memory, strictly: ordinary files and folders only, no link, no path that leads out, no
 * name for the second time, and bounds on the number and the size of what comes out. Nothing is written to the disk.
 * Formats: POSIX ustar and pax (IEEE Std 1003.1), and GNU long names.
 */
import { gunzipSync } from "node:zlib";
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";

export interface TarballLimits {
  /** Bytes after decompression. Default 256 MiB. */
  readonly maxBytes?: number;
  /** Default 100,000. */
  readonly maxEntries?: number;
}

const block = 512;

/**
 * The ordinary files by path, without the first part of each path (`package/`).
 * @param label what messages call the tarball
 * @throws problem `source` on anything that a package of schemas has no use for
 */
export function readTarball(bytes: Uint8Array, label: string, limits: TarballLimits = {}): Map<string, Uint8Array> {
  const { maxBytes = 256 * 1024 * 1024, maxEntries = 100_000 } = limits;
  const refuse = (why: string): never =>
    fail({
      kind: "source",
      message: sanitize(`${label} ${why}.`),
      hint: "Nothing of it was used. Check where it comes from, and name another version.",
    });
  const tar = unzip(bytes, maxBytes, refuse);
  const files = new Map<string, Uint8Array>();
  let next: { path?: string; size?: number } = {};
  let entries = 0;
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) return files;
    if (!hasRightSum(header)) return refuse("is no tarball, or is damaged");
    entries += 1;
    if (entries > maxEntries) return refuse(`has more than ${maxEntries} entries`);
    const type = String.fromCharCode(header[156] ?? 0);
    const size = next.size ?? numberOf(header.subarray(124, 136));
    const body = at + block;
    if (!Number.isSafeInteger(size) || size < 0 || body + size > tar.length) return refuse("ends in the middle");
    const content = tar.subarray(body, body + size);
    at = body + Math.ceil(size / block) * block;
    if (type === "x") {
      next = { ...next, ...paxOf(content) };
      continue;
    }
    if (type === "L") {
      next = { ...next, path: textOf(content) };
      continue;
    }
    // A global header names nothing of a single entry.
    if (type === "g") continue;
    const path = next.path ?? headerPath(header);
    next = {};
    if (type !== "0" && type !== "\0" && type !== "5") {
      return refuse(`holds ${JSON.stringify(path)}, which is a link or a device`);
    }
    const inside = insidePath(path);
    if (inside === undefined) return refuse(`holds the path ${JSON.stringify(path)}, which leads out of it`);
    if (type === "5" || inside === "") continue;
    if (files.has(inside)) return refuse(`holds ${JSON.stringify(path)} twice`);
    files.set(inside, content);
  }
  return refuse("ends in the middle");
}

function unzip(bytes: Uint8Array, maxBytes: number, refuse: (why: string) => never): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return refuse(
      code === "ERR_BUFFER_TOO_LARGE" ? `holds more than ${maxBytes} bytes` : "is not compressed with gzip",
    );
  }
}

function hasRightSum(header: Uint8Array): boolean {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return sum === numberOf(header.subarray(148, 156));
}

/** Octal text, as ustar has it; what is something else is no number. */
function numberOf(field: Uint8Array): number {
  const text = textOf(field).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString("utf8");
}

function headerPath(header: Uint8Array): string {
  const [name, prefix] = [textOf(header.subarray(0, 100)), textOf(header.subarray(345, 500))];
  const ustar = textOf(header.subarray(257, 263)).startsWith("ustar");
  return ustar && prefix !== "" ? `${prefix}/${name}` : name;
}

/** Records of the form `LENGTH KEY=VALUE\n`. */
function paxOf(content: Uint8Array): { path?: string; size?: number } {
  const result: { path?: string; size?: number } = {};
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const length = Number(Buffer.from(content.subarray(at, Math.max(at, blank))).toString("latin1"));
    if (blank === -1 || !Number.isSafeInteger(length) || length <= 0) return result;
    const record = Buffer.from(content.subarray(blank + 1, at + length - 1)).toString("utf8");
    const cut = record.indexOf("=");
    if (record.slice(0, cut) === "path") result.path = record.slice(cut + 1);
    if (record.slice(0, cut) === "size") result.size = Number(record.slice(cut + 1));
    at += length;
  }
  return result;
}

/** The path below the package's own folder; `undefined` when it may lead anywhere else. */
function insidePath(path: string): string | undefined {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (path.startsWith("/") || /[\\\0]/.test(path) || /^[A-Za-z]:/.test(path) || parts.includes("..")) return undefined;
  return parts.slice(1).join("/");
}

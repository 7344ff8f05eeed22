/**
 * Fetches a schema from a host that the configuration allows by name. Nothing else in this program opens a
 * connection. Bounded in time and size; redirects may not leave the allowed hosts.
 */
import { fail, type Place } from "../errors.js";
import { parseDocument } from "./document.js";
import type { ParsedDocument } from "./parsed.js";
import { quote } from "./quote.js";
import { decodeUtf8 } from "./read-text.js";

const remoteLimits = { milliseconds: 20_000, bytes: 16 * 1024 * 1024, redirects: 5 } as const;

/** Whether a URI is one that the configuration lets us fetch. A name with a port allows just that port. */
export function isAllowedRemote(uri: string, allowed: readonly string[]): boolean {
  try {
    const { protocol, host, hostname } = new URL(uri);
    return /^https?:$/.test(protocol) && allowed.some((name) => name === host || name === hostname);
  } catch {
    return false;
  }
}

/** @throws problems `forbidden-reference`, `reference`, `syntax` */
export async function fetchDocument(
  uri: string,
  allowed: readonly string[],
  place: Place | undefined,
): Promise<ParsedDocument> {
  const signal = AbortSignal.timeout(remoteLimits.milliseconds);
  let bytes: Uint8Array;
  try {
    bytes = await fetchBytes(uri, allowed, place, signal);
  } catch (cause) {
    if (cause instanceof Error && "problem" in cause) throw cause;
    return unreachable(uri, signal.aborted ? "took too long to answer" : "could not be reached", place, cause);
  }
  return parseDocument(decodeUtf8(bytes, uri), uri);
}

async function fetchBytes(
  uri: string,
  allowed: readonly string[],
  place: Place | undefined,
  signal: AbortSignal,
): Promise<Uint8Array> {
  let target = uri;
  for (let hops = 0; hops <= remoteLimits.redirects; hops++) {
    if (!isAllowedRemote(target, allowed)) return refuseRemote(target, place);
    const response = await fetch(target, { signal, redirect: "manual", credentials: "omit" });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (!response.ok) return unreachable(target, `answered ${response.status}`, place);
      return readBounded(response, target, place);
    }
    await response.body?.cancel();
    target = new URL(location, target).href;
  }
  return unreachable(uri, `redirects more than ${remoteLimits.redirects} times`, place);
}

async function readBounded(response: Response, uri: string, place: Place | undefined): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > remoteLimits.bytes) return unreachable(uri, `is longer than ${remoteLimits.bytes} bytes`, place);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unreachable(uri: string, why: string, place: Place | undefined, cause?: unknown): never {
  return fail(
    {
      kind: "reference",
      message: `The schema ${quote(uri)} ${why}.`,
      place,
      hint: "Try again, or copy the schema into the project and refer to the copy.",
    },
    cause,
  );
}

/** Refuses to go to the network for a `$ref`. */
export function refuseRemote(uri: string, place: Place | undefined): never {
  let host = uri;
  try {
    host = new URL(uri).host;
  } catch {
    // Shown as it is.
  }
  return fail({
    kind: "forbidden-reference",
    message: `The reference leads to the network: ${quote(uri)}.`,
    place,
    hint: `Copy the schema into the project and refer to the copy, or allow its host in the configuration: allowRemote: [${quote(host)}].`,
  });
}

/**
 * URIs of schemas. A file without an absolute `$id` is known by a URI of our own, `project:/schemas/invoice.json`,
 * relative to the root: machine paths never show.
 */
import { posix } from "node:path";

const scheme = "project:/";

/** The URI of a file, given relative to the root with forward slashes. */
export function uriOfFile(file: string): string {
  return scheme + encodeURI(wellFormed(file)).replace(/[?#]/g, encodeURIComponent);
}

/** The file of a URI that {@link uriOfFile} made, or `undefined`. */
export function fileOfUri(uri: string): string | undefined {
  return uri.startsWith(scheme) ? decode(uri.slice(scheme.length)) : undefined;
}

/** Splits a reference at its fragment, which comes decoded and without `#`. A broken escape stays as it is. */
export function splitReference(reference: string): { readonly uri: string; readonly fragment: string } {
  const hash = reference.indexOf("#");
  if (hash < 0) return { uri: reference, fragment: "" };
  const fragment = reference.slice(hash + 1);
  return { uri: reference.slice(0, hash), fragment: decode(fragment) ?? fragment };
}

/** Percent-decodes; `undefined` when an escape is broken. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A reference resolved against its base, without a fragment; `undefined` where the two do not go together. */
export function resolveUri(base: string, reference: string): string | undefined {
  const { uri } = splitReference(reference);
  if (uri === "") return base;
  try {
    const url = new URL(uri, base);
    url.hash = "";
    return url.href;
  } catch {
    return undefined;
  }
}

/** Whether a reference names its scheme. One letter is a drive of Windows. */
export function isAbsoluteUri(reference: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(reference);
}

/**
 * The file, relative to the root, that a relative reference written in another file names; `outside` when it leads
 * out of the root or is an absolute path, `undefined` when it cannot be a path at all.
 */
export function fileOfReference(from: string, reference: string): string | "outside" | undefined {
  const path = decode(reference.replace(/[?#].*$/s, ""))?.replaceAll("\\", "/");
  if (path === undefined || path === "" || path.includes("\0")) return undefined;
  if (path.startsWith("/") || /^[a-zA-Z]:/.test(path)) return "outside";
  const file = posix.join(posix.dirname(from), path);
  return file === ".." || file.startsWith("../") ? "outside" : file;
}

/** The meta-schemas of the dialects: legal targets that the normalizer knows without any file. */
export function isMetaSchema(uri: string): boolean {
  return /^https?:\/\/json-schema\.org\/(?:draft-0[3467]\/(?:hyper-)?schema|draft\/(?:2019-09|2020-12)\/[a-z/-]+|schema)$/.test(
    uri,
  );
}

/** A pointer as a reference inside its own document. */
export function internalReference(pointer: string): string {
  return `#${encodeURI(wellFormed(pointer)).replace(/[#[\]]/g, encodeURIComponent)}`;
}

/** Lone surrogates cannot be percent-encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}

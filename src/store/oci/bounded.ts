/** Reads the body of an answer up to a bound. */

/** The bytes, or `undefined` when there are more than `maxBytes`; then the connection is given up. */
export async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

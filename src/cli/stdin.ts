/** A stream of text, such as standard input or a pipe: whole, bounded and strict. */
import { fail } from "../errors.js";

const mostBytes = 64 * 1024 * 1024;

/** @throws problem `io` beyond the bound, `syntax` on bytes that are not UTF-8 */
export async function readBounded(
  stream: AsyncIterable<Uint8Array | string>,
  name = "Standard input",
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > mostBytes) {
      fail({
        kind: "io",
        message: `${name} is larger than ${mostBytes} bytes.`,
        hint: "Name a file instead.",
      });
    }
    chunks.push(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    return fail({ kind: "syntax", message: `${name} is not UTF-8 text.`, hint: "Write it in UTF-8." }, cause);
  }
}

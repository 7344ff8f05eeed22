/** Asks a WebAssembly or JavaScript build the examples, in this very process: for our own builds only. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as cbor from "../../fixtures/reference-plugins/js/src/cbor.mjs";
import * as json from "../../fixtures/reference-plugins/js/src/json.mjs";
import * as msgpack from "../../fixtures/reference-plugins/js/src/msgpack.mjs";
import { loadCore } from "./core.mjs";

const codecs = { json, msgpack, cbor };
const examples = join(dirname(fileURLToPath(import.meta.url)), "../../fixtures/reference-plugins/examples");

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Every example as a question in every format. */
export function questions() {
  const inputs = readdirSync(examples).filter((file) => !file.endsWith(".out.json"));
  return inputs.flatMap((file) => {
    const payload = json.read(readFileSync(join(examples, file)));
    return Object.entries(codecs).map(([format, { write }]) =>
      write(
        new Map([
          ["v", 1n],
          ["contentType", `application/${format}`],
          ["contract", "quotes/QuoteRequest@1.1.0"],
          ["payload", payload],
        ]),
      ),
    );
  });
}

/** The answers in hex; `undefined` for a program, which is not run here. */
export async function answersOf(file) {
  if (file.endsWith(".wasm")) {
    const plugin = loadCore(readFileSync(file));
    return questions().map((question) => Buffer.from(plugin.execute(question)).toString("hex"));
  }
  if (readFileSync(file, "utf8").startsWith("#!")) return undefined;
  const { execute } = await import(pathToFileURL(file).href);
  return questions().map((question) => Buffer.from(execute(question)).toString("hex"));
}

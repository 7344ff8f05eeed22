/** Asks json-schema-diff in a process of its own: it may throw, and it may never come back. */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fail } from "../../errors.js";
import { isObject, type Json, stringify } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";

/** The two sets as schemas; `false` is the empty one. */
export interface Sets {
  readonly lost: Json;
  readonly gained: Json;
}

export type SetsAnswer = Sets | { readonly reason: string };

const timeoutMs = 15_000;
const memoryMiB = 512;
const mostOutput = 16 * 1024 * 1024;

/** Reads both schemas from standard input and prints both sets. It names no dialect: the package knows draft 7 only. */
const program = `
import { text } from "node:stream/consumers";
const module = await import(process.argv[1]);
const { diffSchemas } = module.default ?? module;
const plain = (schema) => {
  if (typeof schema !== "object") return schema;
  const { $schema, $id, id, ...rest } = schema;
  return rest;
};
const [sourceSchema, destinationSchema] = JSON.parse(await text(process.stdin)).map(plain);
try {
  const found = await diffSchemas({ sourceSchema, destinationSchema });
  process.stdout.write(JSON.stringify({ lost: found.removedJsonSchema, gained: found.addedJsonSchema }));
} catch (error) {
  process.stdout.write(JSON.stringify({ reason: String(error?.message ?? error) }));
}
`;

/** Where the package is: beside the project's own dependencies, or beside ours. @throws problem `usage` */
export function findPackage(cwd: string): string {
  for (const from of [join(cwd, "package.json"), import.meta.url]) {
    try {
      return pathToFileURL(createRequire(from).resolve("json-schema-diff")).href;
    } catch {
      // not from there
    }
  }
  return fail({
    kind: "usage",
    message: "--show-sets needs the package json-schema-diff, which is not installed.",
    hint: "Install it: npm install --save-dev json-schema-diff",
  });
}

export function askSets(module: string, old: Json, next: Json): Promise<SetsAnswer> {
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [`--max-old-space-size=${memoryMiB}`, "--input-type=module", "--eval", program, module],
      { timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: mostOutput, encoding: "utf8" },
      (error, stdout) => {
        if (error !== null) {
          const took = error.killed === true ? `gave no answer in ${timeoutMs / 1000} s` : "ended without an answer";
          return settle({ reason: `json-schema-diff ${took}` });
        }
        settle(answerOf(stdout));
      },
    );
    // it may be gone before it has read all
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(stringify([old, next]));
  });
}

function answerOf(stdout: string): SetsAnswer {
  let answer: Json;
  try {
    answer = parseJsonText(stdout, "json-schema-diff");
  } catch {
    return { reason: "json-schema-diff gave something else than JSON" };
  }
  if (isObject(answer) && typeof answer.reason === "string") return { reason: `json-schema-diff: ${answer.reason}` };
  if (!isObject(answer) || answer.lost === undefined || answer.gained === undefined) {
    return { reason: "json-schema-diff gave no sets" };
  }
  return { lost: answer.lost, gained: answer.gained };
}

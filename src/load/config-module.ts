/** Loads a configuration written in TypeScript or JavaScript, and says what went wrong with file and line. */
import { basename } from "node:path";
import { ContractCheckError, fail, type Place } from "../errors.js";
import { defineConfig } from "../model/config.js";

/** A module that does not finish loading within this time is given up. */
const limitMs = 30_000;

/**
 * The default export of the module. `import … from "contract-check"` gives this program's own copy, installed in the
 * user's folder or not.
 * @throws problem `config`
 */
export async function loadConfigModule(file: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(file, {
    // A cache in a folder that others may write to is code that others may write.
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    virtualModules: { "contract-check": { defineConfig, ContractCheckError } },
  });
  const name = basename(file);
  const loaded = await withLimit(jiti.import(file), name).catch((error: unknown) => {
    throw error instanceof ContractCheckError ? error : problemOf(error, file, name);
  });
  const exported = typeof loaded === "object" && loaded !== null && "default" in loaded ? loaded.default : undefined;
  if (exported === undefined || exported === null) {
    fail({
      kind: "config",
      message: `${name} has no default export.`,
      place: { file: name },
      hint: 'Write `export default defineConfig({ contracts: […] })`, with `import { defineConfig } from "contract-check"`.',
    });
  }
  if (typeof exported !== "object") {
    fail({
      kind: "config",
      message: `The default export of ${name} is a ${typeof exported}, not a configuration.`,
      place: { file: name },
      hint: "Export the configuration itself: `export default defineConfig({ contracts: […] })`.",
    });
  }
  return exported;
}

async function withLimit<T>(work: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const problem = {
        kind: "config",
        message: `${name} did not finish loading within ${limitMs / 1000} seconds.`,
        place: { file: name },
        hint: "A configuration only describes; look for an `await` that never ends.",
      } as const;
      reject(new ContractCheckError(problem));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `file:line:column` of our file in a message or a stack. The loader keeps lines, but not columns, when code runs. */
function placeIn(text: string, file: string): Place | undefined {
  const at = text.indexOf(`${file}:`);
  if (at < 0) return undefined;
  const match = /^:(\d+):(\d+)/.exec(text.slice(at + file.length));
  return match === null ? undefined : { file: basename(file), line: Number(match[1]), column: Number(match[2]) };
}

function problemOf(error: unknown, file: string, name: string): ContractCheckError {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [firstLine = ""] = message.split("\n");
  if (firstLine.startsWith("ParseError:")) {
    const place = placeIn(message, file);
    return new ContractCheckError(
      {
        kind: "config",
        message: `${name} has a syntax error: ${firstLine.slice("ParseError:".length).trim().toLowerCase()}.`,
        place: place === undefined ? { file: name } : { ...place, column: (place.column ?? 0) + 1 },
        hint: "Correct the syntax of the configuration.",
      },
      { cause: error },
    );
  }
  const place = placeIn(stack, file);
  const missing = /^Cannot find (?:module|package) '([^']*)'/.exec(firstLine);
  return new ContractCheckError(
    {
      kind: "config",
      message:
        missing === null
          ? `${name} threw while it was loaded: ${firstLine}`
          : `${name} imports "${missing[1]}", which does not exist.`,
      place: place === undefined ? { file: name } : { file: place.file, line: place.line },
      hint:
        missing === null
          ? "Correct the configuration, or run it alone with node to see more."
          : "Check the path, or install the package.",
    },
    { cause: error },
  );
}

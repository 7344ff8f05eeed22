/** Says why a module gave no schemas, and what to do. */
import { realpathSync } from "node:fs";
import { fail, type Place } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { insideOf } from "../confine.js";
import type { FoundLibrary, ModuleFailure, ModuleSpec, WorkerAnswer } from "./protocol.js";
import { memoryLimitMiB, type WorkerEnd } from "./run-worker.js";
import { lastLines, withoutFrames } from "./tail.js";

const libraryNames: Readonly<Record<ModuleSpec["kind"], string>> = {
  zod: "Zod",
  typebox: "TypeBox",
  valibot: "Valibot",
  arktype: "ArkType",
  standard: "Standard JSON Schema",
  "json-schema": "JSON Schema",
};

interface Circumstances {
  readonly root: string;
  readonly timeoutMs: number;
}

export function failModule(spec: ModuleSpec, end: WorkerEnd, { root, timeoutMs }: Circumstances): never {
  const module = sanitize(spec.module);
  const subject = spec.exports === undefined ? module : `${module} (for ${sanitize(spec.exports.join(", "))})`;
  const printed = withoutFrames(lastLines(end.errors));
  const details = printed.length === 0 ? undefined : ["It printed:", ...printed];
  switch (end.end) {
    case "timeout":
      return fail({
        kind: "exporter",
        message: `The module ${subject} was still loading after ${timeoutMs / 1000} s and was stopped.`,
        place: fileOnly(module),
        details,
        hint: "Look for an endless loop or a wait at the top level of the module; `timeoutMs` allows more time.",
      });
    case "died":
      return failDied(subject, module, end, details);
    case "answered":
      return failAnswer(spec, subject, end.answer, root, details);
    default:
      return end satisfies never;
  }
}

function failDied(
  subject: string,
  module: string,
  end: Extract<WorkerEnd, { end: "died" }>,
  details: readonly string[] | undefined,
): never {
  const place = fileOnly(module);
  if (/heap out of memory|invalid array buffer/i.test(end.errors)) {
    return fail({
      kind: "exporter",
      message: `The module ${subject} used more than ${memoryLimitMiB} MiB of memory while it was loaded.`,
      place,
      hint: "Export the schemas from a module that loads nothing else.",
    });
  }
  const how = end.signal === null ? `process.exit(${end.code ?? 0})` : `the signal ${end.signal}`;
  return fail({
    kind: "exporter",
    message: `The module ${subject} ended its process while it was loaded: ${how}.`,
    place,
    details,
    hint: "Export the schemas from a module that does nothing else when it is imported.",
  });
}

function failAnswer(
  spec: ModuleSpec,
  subject: string,
  answer: WorkerAnswer,
  root: string,
  details: readonly string[] | undefined,
): never {
  const module = sanitize(spec.module);
  switch (answer.result) {
    case "missing":
      return fail({
        kind: "not-found",
        message: `The module ${subject} does not exist.`,
        place: fileOnly(module),
        hint: spec.module.startsWith(".")
          ? "Correct `source.module`; it is relative to the folder of the configuration."
          : `Correct \`source.module\`, or run: npm install ${module}`,
      });
    case "threw":
      return failThrew(subject, module, answer.failure, root, details);
    case "needs":
      return fail({
        kind: "exporter",
        message: `The module ${subject} cannot be exported without the package ${answer.package}: ${sanitize(answer.reason)}.`,
        place: fileOnly(module),
        hint: `Run: npm install --save-dev ${answer.package}`,
      });
    case "pending":
      return fail({
        kind: "exporter",
        message: `The module ${subject} waits at its top level for something that never happens.`,
        place: fileOnly(module),
        details,
        hint: "Look for an `await` at the top level of the module or of what it imports.",
      });
    case "none":
      return failNone(spec, subject, answer);
    case "exported":
      throw new TypeError("an answer with schemas is no failure");
    default:
      return answer satisfies never;
  }
}

function failThrew(
  subject: string,
  module: string,
  failure: ModuleFailure,
  root: string,
  details: readonly string[] | undefined,
): never {
  const message = sanitize(failure.message);
  const place = placeOf(failure, root) ?? fileOnly(module);
  if (failure.missing !== undefined) {
    const missing = sanitize(failure.missing);
    const relative = /^[./]|^[A-Za-z]:|^file:/.test(failure.missing);
    return fail({
      kind: "not-found",
      message: relative
        ? `The module ${subject} imports a file that does not exist: ${message}.`
        : `The module ${subject} imports ${missing}, which is not installed.`,
      place,
      hint: relative ? "Correct the import." : `Run: npm install ${packageOf(missing)}`,
    });
  }
  return fail({
    kind: "exporter",
    message: `The module ${subject} failed to load: ${sanitize(failure.name)}: ${message}`,
    place,
    details,
    hint: "Make `import` of this module work by itself; contract-check only loads it.",
  });
}

function packageOf(specifier: string): string {
  const [first = specifier, second] = specifier.split("/");
  return first.startsWith("@") && second !== undefined ? `${first}/${second}` : first;
}

/** A package has no file of the user's to point to, but its name says more than nothing. */
function fileOnly(module: string): Place {
  return { file: module.replace(/^(?:\.\/)+/, "") };
}

function placeOf(failure: ModuleFailure, root: string): Place | undefined {
  if (failure.file === undefined) return undefined;
  const file = insideOf(realpathSync(root), failure.file) ?? insideOf(root, failure.file);
  if (file === undefined) return undefined;
  const { line, column } = failure;
  return { file: sanitize(file), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

function failNone(spec: ModuleSpec, subject: string, answer: Extract<WorkerAnswer, { result: "none" }>): never {
  const place = fileOnly(sanitize(spec.module));
  const wanted = libraryNames[spec.kind];
  const [other] = answer.found;
  if (other !== undefined) {
    return fail({
      kind: "exporter",
      message: `The module ${subject} exports no ${wanted} schemas, but ${countOf(other)}.`,
      place,
      details: answer.found.map(
        (found) =>
          `${found.library}: ${sanitize(found.names.join(", "))}${found.count > found.names.length ? ", …" : ""}`,
      ),
      hint: `Set source.kind to ${JSON.stringify(other.kind)}.`,
    });
  }
  const others = answer.others.slice(0, 20).map(sanitize);
  return fail({
    kind: "exporter",
    message: `The module ${subject} exports no ${wanted} schemas.`,
    place,
    details: [
      others.length === 0
        ? "It exports nothing."
        : `It exports: ${others.join(", ")}${answer.others.length > 20 ? ", …" : ""}`,
    ],
    hint: "Export the schemas themselves (`export const Invoice = …`), or name the module that does.",
  });
}

function countOf({ library, count }: FoundLibrary): string {
  return `${count} ${library} ${count === 1 ? "schema" : "schemas"}`;
}

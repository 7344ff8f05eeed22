/**
 * DTOs from any program, in any language. It prints one JSON document to standard output, or writes files.
 *
 * Standard output is one of two forms:
 * - a document whose root asserts nothing and which has `$defs` or `definitions`: each definition is a DTO;
 * - one schema: a DTO named by its `title` where that is a simple name (schemars and others write the type's name),
 *   and `schema` otherwise.
 *
 * With `out`, standard output is ignored and every JSON or YAML file of that folder is a DTO, exactly as from the
 * source kind `files`.
 */
import { fail, type Problem } from "../../errors.js";
import type { SourceSpec } from "../../model/config.js";
import type { Role, SchemaSource } from "../../model/contract.js";
import { isObject, type Json, own } from "../../model/json.js";
import { sanitize } from "../../util/sanitize.js";
import { insideOf } from "../confine.js";
import { latestDialect, loadFiles } from "../files.js";
import { parseJsonSource } from "../json-source.js";
import { decodeUtf8 } from "../read-text.js";
import { definitionsOfVacuousRoot } from "../vacuous.js";
import type { Exported, ExportOptions } from "./module.js";
import { type CommandEnd, maxOutputBytes, runCommand } from "./run-command.js";
import { lastLines, withoutFrames } from "./tail.js";

export type CommandSpec = Extract<SourceSpec, { readonly kind: "command" }>;

/** A compiler may have to run first. */
const defaultTimeoutMs = 120_000;

/**
 * Runs the command in the root and reads what it gives.
 *
 * @throws problem `exporter` when it cannot be started, fails, takes too long or prints too much; `syntax` with line
 * and column when it does not print JSON; what loading files throws, with `out`
 */
export async function exportCommand(spec: CommandSpec, options: ExportOptions): Promise<Exported> {
  const { root } = options;
  const roleOf = (name: string): Role =>
    (options.roles !== undefined && Object.hasOwn(options.roles, name) ? options.roles[name] : undefined) ?? "shared";
  const line = commandLine(spec.run);
  const { out } = spec;
  if (out !== undefined && insideOf(root, out) === undefined) {
    fail({
      kind: "forbidden-reference",
      message: `The folder ${JSON.stringify(sanitize(out))} that \`${line}\` writes to is outside the project.`,
      hint: "Let the command write into the project, and name that folder in `source.out`.",
    });
  }
  const timeoutMs = options.timeoutMs ?? spec.timeoutMs ?? defaultTimeoutMs;
  const end = await runCommand(spec.run, root, timeoutMs);
  if (end.end !== "exited" || end.code !== 0) return failCommand(line, end, timeoutMs);
  const exporter = { name: "command" };
  if (out !== undefined) {
    const { dtos } = await loadFiles(out, { root });
    return { exporter, dtos: dtos.map((dto) => ({ ...dto, role: roleOf(dto.name) })) };
  }
  const label = `output of ${line}`;
  if (end.output.length === 0) return failEmpty(line, end.errors);
  const { json, locate } = parseJsonSource(decodeUtf8(end.output, label), label);
  const source: SchemaSource = { label, json, locate, defaultDialect: latestDialect };
  const parts = partsOf(json, line);
  return { exporter, dtos: parts.map(({ name, pointer }) => ({ name, role: roleOf(name), source, pointer })) };
}

function partsOf(json: Json, line: string): readonly { readonly name: string; readonly pointer: string }[] {
  if (!isObject(json)) return failForm(line, "is no JSON Schema document: that is an object");
  const definitions = definitionsOfVacuousRoot(json);
  if (definitions.length > 0) return definitions;
  if (!saysSomething(json)) return failForm(line, "has none of JSON Schema's keywords");
  const title = own(json, "title");
  const name = typeof title === "string" && /^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u.test(title) ? title : "schema";
  return [{ name, pointer: "" }];
}

/** A root with nothing but unknown keywords: most likely a map from names to schemas. */
function saysSomething(json: Json): boolean {
  if (!isObject(json)) return false;
  const keys = Object.keys(json);
  return keys.length === 0 || keys.some((key) => known.test(key));
}

const known =
  /^(?:\$.+|title|description|type|enum|const|format|pattern|not|if|items|prefixItems|contains|properties|required|definitions|allOf|anyOf|oneOf|multipleOf|(?:exclusive)?(?:min|max)imum|(?:min|max)(?:Length|Items|Properties)|additional(?:Items|Properties)|patternProperties|propertyNames|depend.*|unevaluated.*)$/i;

function failForm(line: string, what: string): never {
  return fail({
    kind: "exporter",
    message: `What \`${line}\` prints ${what}.`,
    hint: 'Print one schema, or one document with a definition for each DTO: {"$defs": {"Invoice": {…}}}.',
  });
}

function failEmpty(line: string, errors: string): never {
  return fail({
    kind: "exporter",
    message: `The command \`${line}\` printed nothing.`,
    details: printed(errors),
    hint: "Print the schemas as JSON to standard output, or write them to files and name the folder in `source.out`.",
  });
}

function failCommand(line: string, end: CommandEnd, timeoutMs: number): never {
  const problem = (message: string, hint: string): Problem => ({
    kind: "exporter",
    message,
    details: "errors" in end ? printed(end.errors) : undefined,
    hint,
  });
  const rerun = "Run it by hand in the folder of the configuration to see what it says.";
  switch (end.end) {
    case "unstarted":
      return fail(problem(`The command \`${line}\` cannot be started (${sanitize(end.code)}).`, startHint(end.code)));
    case "timeout":
      return fail(
        problem(
          `The command \`${line}\` was still running after ${timeoutMs / 1000} s and was stopped.`,
          "Raise `source.timeoutMs` if it needs that long.",
        ),
      );
    case "too-much":
      return fail(problem(`The command \`${line}\` printed more than ${maxOutputBytes / 1024 / 1024} MiB.`, rerun));
    case "killed":
      return fail(problem(`The command \`${line}\` was ended by the signal ${end.signal}.`, rerun));
    case "exited":
      return fail(
        problem(
          `The command \`${line}\` failed with exit code ${end.code}.`,
          end.code === 127 ? "Install the program, or correct `source.run`." : rerun,
        ),
      );
    default:
      return end satisfies never;
  }
}

function startHint(code: string): string {
  return code === "EACCES"
    ? "Make the program executable (chmod +x)."
    : "Install the program, or correct `source.run`.";
}

function printed(errors: string): readonly string[] | undefined {
  const lines = withoutFrames(lastLines(errors));
  return lines.length === 0 ? undefined : ["It printed:", ...lines];
}

/** The command as a message shows it. */
function commandLine(run: string | readonly string[]): string {
  const text = sanitize(typeof run === "string" ? run : run.map(quoted).join(" "));
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function quoted(argument: string): string {
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : JSON.stringify(argument);
}

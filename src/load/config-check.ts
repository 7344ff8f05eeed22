/** Holds a configuration against its published format, and says what is wrong in the user's words. */
import type { ErrorObject } from "ajv";
import { ContractCheckError, fail, type Place, type Problem, type ProblemKind } from "../errors.js";
import type { Config } from "../model/config.js";
import type { SourceLocation } from "../model/contract.js";
import { Configuration } from "../model/formats/config.js";
import { isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import { tokens } from "../model/pointer.js";
import { didYouMean } from "../util/suggest.js";

type Locate = (pointer: string) => SourceLocation | undefined;

/** More complaints than this are not shown. */
const mostComplaints = 5;

const unknownKey = "additionalProperties";

interface Complaint {
  /** JSON pointer of what is wrong. */
  readonly pointer: string;
  readonly text: string;
  readonly hint?: string;
}

/** `contracts[0].source.module` */
function keyPath(pointer: string): string {
  const parts = tokens(pointer).map((token) =>
    /^\d+$/.test(token) ? `[${token}]` : /^[\w$-]+$/.test(token) ? `.${token}` : `[${JSON.stringify(token)}]`,
  );
  return parts.join("").replace(/^\./, "");
}

/** A published format, and how messages speak of what is held against it. */
export interface FormatSubject {
  readonly schema: JsonObject;
  readonly kind: ProblemKind;
  /** `configuration` */
  readonly noun: string;
  /** The last hint, where there is no better one. */
  readonly hint: string;
}

const configuration: FormatSubject = {
  schema: Configuration,
  kind: "config",
  noun: "configuration",
  hint: "The format is described by the schema `contract-check-formats`, DTO Configuration.",
};

function siblings(error: ErrorObject): string[] {
  const properties = (error.parentSchema as Json | undefined) ?? null;
  const known = isObject(properties) ? own(properties, "properties") : undefined;
  return isObject(known) ? Object.keys(known) : [];
}

function list(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function complain(error: ErrorObject, noun: string): Complaint | undefined {
  const at = (where: string): string => (where === "" ? `the ${noun}` : keyPath(where));
  const pointer = error.instancePath;
  const params = error.params as Readonly<Record<string, unknown>>;
  const given = typeof error.data === "string" ? error.data : undefined;
  switch (error.keyword) {
    case unknownKey: {
      const name = String(params.additionalProperty);
      const known = siblings(error);
      const hint = didYouMean(name, known) ?? `Known here: ${known.join(", ")}.`;
      return {
        pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
        text: `unknown key ${JSON.stringify(name)} in ${at(pointer)}`,
        hint,
      };
    }
    case "required":
      return { pointer, text: `${at(pointer)} lacks ${JSON.stringify(params.missingProperty)}` };
    case "enum":
    case "const": {
      const allowed = (error.keyword === "enum" ? params.allowedValues : [params.allowedValue]) as unknown[];
      const names = allowed.filter((value): value is string => typeof value === "string");
      const near = given === undefined ? undefined : didYouMean(given, names);
      return { pointer, text: `${at(pointer)} must be one of ${list(allowed)}`, hint: near };
    }
    case "discriminator": {
      const kinds = ["zod", "typebox", "valibot", "arktype", "standard", "json-schema", "files", "openapi", "command"];
      const tag = params.tagValue;
      const near = typeof tag === "string" ? didYouMean(tag, kinds) : undefined;
      return { pointer: `${pointer}/kind`, text: `${at(pointer)}.kind must be one of ${list(kinds)}`, hint: near };
    }
    case "pattern":
      if (noun !== "configuration") {
        return { pointer, text: `${at(pointer)} is ${JSON.stringify(given)}`, hint: describedAs(error) };
      }
      return {
        pointer,
        text: `${at(pointer)} is ${JSON.stringify(given)}`,
        hint: "A name has letters, digits, dots, dashes and underscores, and starts with a letter or a digit.",
      };
    case "anyOf":
    case "oneOf":
    case "if":
      return undefined;
    default:
      return { pointer, text: `${at(pointer)} ${error.message ?? "is not as the format says"}` };
  }
}

/** What the format says of the value, in words. */
function describedAs(error: ErrorObject): string | undefined {
  const schema = (error.parentSchema as Json | undefined) ?? null;
  const description = isObject(schema) ? own(schema, "description") : undefined;
  return typeof description === "string" ? description : undefined;
}

function problem(
  file: string,
  complaints: readonly Complaint[],
  locate: Locate | undefined,
  { kind, noun, hint: lastHint }: FormatSubject = configuration,
): Problem {
  const [first] = complaints;
  const located = first === undefined ? undefined : locate?.(first.pointer);
  const place: Place = located ?? { file };
  const more = complaints.slice(1, mostComplaints).map(({ text, pointer, hint }) => {
    const line = locate?.(pointer)?.line;
    return `${line === undefined ? "" : `line ${line}: `}${text}${hint === undefined ? "" : `. ${hint}`}`;
  });
  const unsaid = complaints.length - mostComplaints;
  return {
    kind,
    message: `${file} is not a valid ${noun}: ${first?.text ?? "it is not as the published format says"}.`,
    place,
    details: unsaid > 0 ? [...more, `and ${unsaid} more`] : more,
    hint: first?.hint ?? lastHint,
  };
}

function refuseTwins(config: Config, file: string, locate: Locate | undefined): void {
  const seen = new Map<string, string>();
  for (const [index, { name }] of config.contracts.entries()) {
    // Snapshots are folders by name, and some disks do not tell case.
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      const text = `contracts[${index}].name is ${JSON.stringify(name)}, and another contract is named ${JSON.stringify(earlier)}`;
      const hint = "Give every contract a name of its own; upper and lower case count as the same.";
      fail(problem(file, [{ pointer: `/contracts/${index}/name`, text, hint }], locate));
    }
    seen.set(name.toLowerCase(), name);
  }
}

/**
 * Holds a value against a published format.
 * @throws problem of the subject's kind with all complaints, the first one's place and a suggestion
 */
export async function checkFormat(
  value: unknown,
  file: string,
  subject: FormatSubject,
  locate?: Locate,
): Promise<void> {
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    discriminator: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  });
  const validate = ajv.compile(subject.schema as object);
  if (validate(value)) return;
  const complaints: Complaint[] = [];
  // A misspelled key explains the missing one.
  const unknownFirst = (a: ErrorObject, b: ErrorObject) =>
    Number(b.keyword === unknownKey) - Number(a.keyword === unknownKey);
  for (const error of [...(validate.errors ?? [])].sort(unknownFirst)) {
    const complaint = complain(error, subject.noun);
    if (complaint !== undefined) complaints.push(complaint);
  }
  throw new ContractCheckError(problem(file, complaints, locate, subject));
}

/**
 * The value as a configuration.
 * @param file what messages call it
 * @param locate the places of its values, where it is text
 * @throws problem `config` with all complaints, the first one's place and a suggestion
 */
export async function checkConfig(value: unknown, file: string, locate?: Locate): Promise<Config> {
  await checkFormat(value, file, configuration, locate);
  if (isArray(value)) throw new ContractCheckError(problem(file, [], locate));
  // Just validated against the format that `Config` is the type of.
  const { $schema: _, ...written } = value as Partial<Config> & { $schema?: string };
  const config: Config = { ...written, contracts: written.contracts ?? [] };
  refuseTwins(config, file, locate);
  return config;
}

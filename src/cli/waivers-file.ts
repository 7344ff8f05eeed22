/** `waivers.yaml`: where it is, and what is in it, checked with line and column. */
import { ContractCheckError, fail } from "../errors.js";
import type { Config } from "../model/config.js";
import type { SourceLocation } from "../model/contract.js";
import { Waivers as Format } from "../model/formats/waivers.js";
import type { Json } from "../model/json.js";
import { sameWaiver, type Waiver, type WrittenWaiver } from "../model/waiver.js";
import { didYouMean } from "../util/suggest.js";
import { requireRule } from "./severity.js";

/** The path of the file relative to the root: among the snapshots, also where those are read from git. */
export function waiversPath(config: Pick<Config, "baselines">): string {
  const spec = config.baselines ?? "contracts";
  const path = spec.startsWith("git:") ? (/^git:[^:]*:(.+)$/.exec(spec)?.[1] ?? "contracts") : spec;
  return path === "." || path === "" ? "waivers.yaml" : `${path.replace(/\/+$/, "")}/waivers.yaml`;
}

/** The text of the file, or `undefined` where there is none. @throws problem `forbidden-reference`, `io` */
export async function readWaiversText(root: string, path: string): Promise<string | undefined> {
  const { confine } = await import("../load/confine.js");
  const { readText } = await import("../load/read-text.js");
  try {
    return await readText(await confine(root, path));
  } catch (error) {
    if (error instanceof ContractCheckError && error.problem.kind === "not-found") return undefined;
    throw error;
  }
}

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const known = Object.keys(Format.properties.waivers.items.properties);

/** The entries of a file's text. @throws problem `config` with line and column where it is not what the format says */
export async function parseWaivers(text: string, file: string): Promise<readonly WrittenWaiver[]> {
  const { json, locate } = await parse(text, file);
  const { firstViolation } = await import("../store/check-format.js");
  const violation = firstViolation(Format, json);
  if (violation !== undefined) refuse(file, violation.pointer, violation.message, locate);
  const entries = (json as unknown as { readonly waivers: readonly Waiver[] }).waivers;
  for (const [index, entry] of entries.entries()) {
    const at = `/waivers/${index}`;
    await requireRule(entry.rule, "config", locate(`${at}/rule`) ?? { file });
    if (!isDay(entry.expires)) refuse(file, `${at}/expires`, "is no day of the calendar, written YYYY-MM-DD", locate);
    if (entries.findIndex((other) => isTwin(other, entry)) < index) {
      refuse(file, at, "names the same finding as an entry before it", locate);
    }
  }
  return entries.map((entry, index) => {
    const place = locate(`/waivers/${index}`);
    return place === undefined ? { ...entry } : { ...entry, place };
  });
}

async function parse(
  text: string,
  file: string,
): Promise<{ readonly json: Json; readonly locate: (pointer: string) => SourceLocation | undefined }> {
  const { parseYamlSource } = await import("../load/yaml-source.js");
  try {
    return parseYamlSource(text, file);
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    // The user's own file of settings: wrong settings, not an unreadable schema.
    return fail({ ...error.problem, kind: "config" }, error);
  }
}

function isTwin(a: Waiver, b: Waiver): boolean {
  return sameWaiver(
    { ...a, pointer: "", reason: "", owner: "", expires: "" },
    { ...b, pointer: "", reason: "", owner: "", expires: "" },
  );
}

function refuse(
  file: string,
  pointer: string,
  message: string,
  locate: (pointer: string) => SourceLocation | undefined,
): never {
  const [, , index, member] = pointer.split("/");
  const what =
    index === undefined
      ? "it"
      : member === undefined
        ? `entry ${Number(index) + 1}`
        : `${member} of entry ${Number(index) + 1}`;
  const near = member === undefined ? undefined : known.includes(member) ? undefined : didYouMean(member, known);
  return fail({
    kind: "config",
    message: `${file} is not a valid file of waivers: ${what} ${message}.`,
    place: locate(pointer) ?? { file },
    hint: near ?? `An entry has ${known.join(", ")}; \`contract-check waive\` writes them.`,
  });
}

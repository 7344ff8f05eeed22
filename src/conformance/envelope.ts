/** Envelopes: how a question is put, and what an answer says. docs/plugin-abi.md is the specification. */
import semver from "semver";
import { isObject, type Json, type JsonObject, own } from "../model/json.js";
import { type ErrorCode, errorCodes, type PayloadFormat, type PluginManifest } from "../model/plugin.js";
import { CodecError, codecs, formatOf } from "./codecs/index.js";
import type { Answer, Ask, CallResult } from "./plugin.js";
import type { BoundContract } from "./subject.js";

export const contentTypes: Readonly<Record<PayloadFormat, string>> = {
  json: "application/json",
  msgpack: "application/msgpack",
  cbor: "application/cbor",
};

/** The bytes of a question. */
export function questionOf({ contract, payload, format = "json" }: Ask): Uint8Array {
  return codecs[format].write({ v: 1, contentType: contentTypes[format], contract, payload });
}

/** How a call ended, in words. */
export function endText(result: Exclude<CallResult, { end: "returned" }>): string {
  switch (result.end) {
    case "trap":
      return `it trapped: ${result.message}`;
    case "timeout":
      return `it was killed after ${Math.round(result.afterMs)} ms`;
    case "died":
      return result.memory
        ? `its process was killed for its memory (${result.message})`
        : `its process died: ${result.message}`;
    case "bad-result":
    case "refused":
      return result.message;
  }
}

export interface Reading {
  readonly manifest: PluginManifest;
  readonly contracts: readonly BoundContract[];
}

/** What is known of the question that an answer belongs to. */
export interface AskedAs {
  readonly format?: PayloadFormat;
  readonly contract?: string;
}

export function readAnswer({ manifest, contracts }: Reading, result: CallResult, asked: AskedAs): Answer {
  if (result.end !== "returned") return { kind: "none", result, message: endText(result) };
  const malformed = (message: string): Answer => ({ kind: "malformed", message });
  const found = formatOf(result.bytes);
  if (found === undefined) return malformed("its first byte is that of no format");
  let envelope: Json;
  try {
    envelope = codecs[found].read(result.bytes);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return malformed(`it is no ${found}: ${error.message} (at byte ${error.offset})`);
  }
  if (!isObject(envelope)) return malformed("it is no map");
  const problem = headProblem(envelope, found);
  if (problem !== undefined) return malformed(problem);
  const error = own(envelope, "error");
  if (error !== undefined) return readError(error);
  const { format = "json" } = asked;
  if (found !== format) return malformed(`it is in ${found}; the question was in ${format}`);
  return readOutput({ manifest, contracts }, envelope, found, asked.contract);
}

function headProblem(envelope: JsonObject, format: PayloadFormat): string | undefined {
  const [v, contentType] = [own(envelope, "v"), own(envelope, "contentType")];
  if (v !== 1) return `its v is ${JSON.stringify(v)}, not 1`;
  if (contentType !== contentTypes[format]) {
    return `its contentType is ${JSON.stringify(contentType)}, and it is in ${contentTypes[format]}`;
  }
  const allowed = own(envelope, "error") === undefined ? outputMembers : errorMembers;
  const other = Object.keys(envelope).find((key) => !allowed.includes(key));
  return other === undefined ? undefined : `it has the member ${JSON.stringify(other)}, which no answer has`;
}

const outputMembers: readonly string[] = ["v", "contentType", "contract", "payload", "mirror"];
const errorMembers: readonly string[] = ["v", "contentType", "error"];

function readError(error: Json): Answer {
  const code = isObject(error) ? own(error, "code") : undefined;
  const message = isObject(error) ? own(error, "message") : undefined;
  if (typeof message !== "string" || message === "") return { kind: "malformed", message: "its error has no message" };
  const known = errorCodes.find((each) => each === code);
  return known === undefined
    ? {
        kind: "malformed",
        message: `its error has the code ${JSON.stringify(code)}, which is none of ${errorCodes.join(", ")}`,
      }
    : { kind: "error", code: known satisfies ErrorCode, message };
}

function readOutput(
  { manifest, contracts }: Reading,
  envelope: JsonObject,
  format: PayloadFormat,
  asked: string | undefined,
): Answer {
  const malformed = (message: string): Answer => ({ kind: "malformed", message });
  const [contract, payload, mirror] = [own(envelope, "contract"), own(envelope, "payload"), own(envelope, "mirror")];
  if (typeof contract !== "string") return malformed("it has neither an error nor a contract");
  if (payload === undefined) return malformed("it has no payload");
  if (mirror !== undefined && typeof mirror !== "string") return malformed("its mirror is no string");
  const mirrored = manifest.jsonMirror && format !== "json";
  if (mirrored !== (mirror !== undefined)) {
    return malformed(
      mirrored ? "it has no mirror, which json_mirror promises" : "it has a mirror, which nobody asked for",
    );
  }
  const at = contract.lastIndexOf("@");
  const [name, version] = [contract.slice(0, Math.max(at, 0)), contract.slice(at + 1)];
  const uses = contracts.filter((each) => each.contract === name && each.role === "out");
  const [use] = uses;
  if (use === undefined)
    return malformed(`it is of ${JSON.stringify(contract)}, which is no "out" contract of the manifest`);
  if (semver.valid(version) === null || !semver.satisfies(version, use.range)) {
    return malformed(`it is of ${JSON.stringify(contract)}, whose version is not in the range ${use.range}`);
  }
  const [askedName = "", askedVersion] = (asked ?? "").split("@");
  const family = name.split("/")[0];
  if (askedName.split("/")[0] === family && askedVersion !== version) {
    return malformed(`it is of version ${version}; the question was of version ${askedVersion} of the same contract`);
  }
  const bound = use.versions.find((each) => each.version === version);
  const invalid =
    bound === undefined
      ? `no version ${version} of ${name} is stored, so that nobody can read it`
      : bound.violation(payload);
  return {
    kind: "output",
    contract,
    payload,
    ...(typeof mirror === "string" ? { mirror } : {}),
    ...(invalid === undefined ? {} : { invalid }),
  };
}

/**
 * What a check is. A check is one file here, named by its id in lower case, with a page in docs/conformance/ and a
 * violating plugin in fixtures/conformance/bad/ that fails this check and no other.
 *
 * A check asks the plugin through the context and gives one outcome. It decides nothing else: the suite adds the
 * plugin's stderr, the limits in force, the JSON mirrors and the command that repeats it. Whatever a check throws is
 * `error`, never a verdict about the plugin.
 */
import type { Problem } from "../../errors.js";
import type { CheckLevel } from "../../model/conformance.js";
import type { Json } from "../../model/json.js";
import type { CapabilityName, Limits, PayloadFormat, PluginManifest } from "../../model/plugin.js";
import type { Answer, Ask, CallResult, OpenOptions, Plugin } from "../plugin.js";
import type { BoundContract, BoundDto, Example } from "../subject.js";

export interface Check {
  /** `MAN-01`: group and number; never changes its meaning. */
  readonly id: string;
  readonly level: CheckLevel;
  /** What has to hold, as a sentence without its full stop. */
  readonly title: string;
  /** Who is hurt when it does not: one sentence. */
  readonly why: string;
  /** The check judges by the manifest alone: it runs even where there is no artifact. */
  readonly static?: true;
  readonly run: (context: CheckContext) => Promise<Outcome> | Outcome;
}

/** What proves a failure. */
export interface Evidence {
  /** One sentence: what had to come. */
  readonly expected: string;
  /** One sentence: what came. */
  readonly actual: string;
  /** The smallest input that shows it: an envelope, or whatever bytes were sent. */
  readonly input?: Uint8Array;
  /** What came back, where bytes came back. */
  readonly output?: Uint8Array;
  readonly details?: readonly string[];
}

export type Outcome =
  | { readonly status: "pass"; readonly note?: string }
  | { readonly status: "fail"; readonly evidence: Evidence }
  | { readonly status: "skip" | "not-applicable"; readonly reason: string };

export const pass = (note?: string): Outcome => (note === undefined ? { status: "pass" } : { status: "pass", note });
export const failed = (evidence: Evidence): Outcome => ({ status: "fail", evidence });
/** The check matters for this plugin and could not be run. */
export const skip = (reason: string): Outcome => ({ status: "skip", reason });
/** The plugin promises nothing that this check is about. */
export const notApplicable = (reason: string): Outcome => ({ status: "not-applicable", reason });

/** Numbers from a seed: the same seed, the same numbers on every machine. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number;
  bytes(count: number): Uint8Array;
  pick<T>(items: readonly T[]): T;
}

/** A document for a DTO, and why it was made. */
export interface Specimen {
  readonly value: Json;
  /** `the least weightGrams that is allowed`, `without the optional note`, `weightGrams of the wrong type`. */
  readonly about: string;
  /** JSON pointer of the place in the document that it is about; "" is the document. */
  readonly pointer: string;
}

/** Documents made from a DTO's schema; every one was judged by a validator that is not ours. Seeded and cached. */
export interface Inputs {
  /** Valid documents, most different first; at least one unless the schema has none. */
  valid(most?: number): readonly Specimen[];
  /** Valid documents at the edges: least and greatest numbers and lengths, each value of an enumeration. */
  boundary(): readonly Specimen[];
  /** Invalid documents: one place and one keyword violated at a time. `about` names both. */
  invalid(): readonly Specimen[];
  /** Valid documents without the optional property that `about` and `pointer` name, one at a time, and without all. */
  withoutOptional(): readonly Specimen[];
  /** A valid document with a property more, at each object: `valid` says what the schema says of it. */
  withUnknown(): readonly (Specimen & { readonly valid: boolean })[];
}

export interface CheckContext {
  readonly manifest: PluginManifest;
  /** The artifact's bytes; empty where it cannot be read, which only `static` checks see. */
  readonly artifact: Uint8Array;
  /** Its SHA-256, as 64 hex digits; absent where it cannot be read. */
  readonly artifactDigest?: string;
  /** What is wrong with the files that the manifest names: the artifact, the examples, the host's files. */
  readonly problems: readonly Problem[];
  readonly mode: "dev" | "prod";
  /** The contracts of the manifest that could be bound to stored versions. */
  readonly contracts: readonly BoundContract[];
  readonly examples: readonly Example[];
  /** The plugin of `--against`, ready to be opened with {@link OpenOptions.build}. */
  readonly previous?: { readonly label: string; readonly manifest: PluginManifest; readonly artifact: Uint8Array };
  /** A stream of its own for each label. */
  random(label: string): Random;
  inputs(dto: BoundDto): Inputs;
  /** The formats that the manifest lists; in dev mode JSON alone, where it is listed. */
  readonly formats: readonly PayloadFormat[];
  /**
   * Opens an instance of its own and closes it afterwards, whatever happens. Open several for several at once.
   * @throws PluginUnusable when it does not come up; the suite makes a `skip` of it for all checks but those that
   *   look at how it comes up (use {@link CheckContext.tryOpen})
   */
  use<T>(options: OpenOptions, body: (plugin: Plugin) => Promise<T>): Promise<T>;
  /** The same, with how it ended instead of an exception where the plugin does not come up. */
  tryOpen<T>(
    options: OpenOptions,
    body: (plugin: Plugin) => Promise<T>,
  ): Promise<T | Exclude<CallResult, { end: "returned" }>>;
  /** The most that the host allows, whatever a manifest asks for. */
  readonly hostLimits: Limits;
  /** The envelope that asks. `format` is JSON unless it says otherwise. */
  question(ask: Ask): Uint8Array;
  /** Reads what came back: an answer, or what is wrong with it. Holds the payload against its contract too. `asked` is the question. */
  read(
    result: CallResult,
    asked: { readonly format?: PayloadFormat; readonly contract?: string; readonly build?: OpenOptions["build"] },
  ): Answer;
  /** Whether two payloads are the same value: numbers by value, members in any order. */
  same(a: Json, b: Json): boolean;
  /** Capabilities that the manifest asks for. */
  readonly capabilities: readonly CapabilityName[];
  /** Says on the terminal what is being done. */
  say(text: string): void;
}

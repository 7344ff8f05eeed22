/** Pins contracts: from what the user asks for to snapshots that are read, then all of them written at once. */
import { isAbsolute, resolve } from "node:path";
import { fail } from "../errors.js";
import type { Pin } from "../model/lock.js";
import type { BaselineSource, PinRequest } from "../store/index.js";
import { didYouMean } from "../util/suggest.js";
import type { Consumer } from "./consumer.js";
import type { Progress } from "./progress.js";

/** One contract to pin, and where from. */
export interface Wanted {
  readonly name: string;
  /** Absent: what is compatible with the newest version. */
  readonly range?: string;
  readonly source: string;
}

/** The contract, with range and source from the flag, the lock or the configuration, in this order. */
export async function wantedPin(text: string, from: string | undefined, consumer: Consumer): Promise<Wanted> {
  const { parsePinned } = await import("../store/index.js");
  const { name, range } = parsePinned(text);
  const { lock, consumes } = consumer;
  if (consumer.own.has(name)) {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(name)} is a contract of this project itself.`,
      hint: "Pin it where it is consumed; here it is a candidate (see contract-check check).",
    });
  }
  const pinned = lock.contracts.find((pin) => pin.name === name);
  const declared = consumes.find(({ contract }) => contract === name);
  const source = from ?? pinned?.source ?? declared?.from;
  if (source !== undefined) {
    const chosen = range ?? declared?.range ?? pinned?.range;
    return { name, source, ...(chosen === undefined ? {} : { range: chosen }) };
  }
  const known = [...lock.contracts.map((pin) => pin.name), ...consumes.map(({ contract }) => contract)];
  return fail({
    kind: "usage",
    message: `It is not known where ${JSON.stringify(name)} comes from.`,
    hint:
      didYouMean(name, known) ??
      `Add --from with a folder, git:URL#REF:path, npm:PACKAGE@RANGE or oci:HOST/REPOSITORY.`,
  });
}

/** What the configuration says is consumed. @throws problem `usage` where it says nothing, or not where from */
export async function declaredPins(consumer: Consumer): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const { contract } of consumer.consumes) wanted.push(await wantedPin(contract, undefined, consumer));
  if (wanted.length > 0) return wanted;
  return fail({
    kind: "usage",
    message: "No contract was named, and the configuration consumes none.",
    hint: "Write contract-check pin CONTRACT@RANGE --from SOURCE, or add `consumes` to the configuration.",
  });
}

/** The pins with these names, or all. @throws problem `usage` for one that there is not */
export function selectPins({ lock }: Consumer, names: readonly string[]): readonly Pin[] {
  for (const name of names) {
    if (lock.contracts.some((pin) => pin.name === name)) continue;
    const known = lock.contracts.map((pin) => pin.name);
    const there = known.length === 0 ? "Nothing is pinned here." : `Pinned are: ${known.join(", ")}.`;
    fail({
      kind: "usage",
      message: `${JSON.stringify(name)} is not pinned.`,
      hint: didYouMean(name, known) ?? there,
    });
  }
  if (lock.contracts.length === 0) {
    fail({
      kind: "baseline-missing",
      message: "Nothing is pinned here: there is no contracts.lock.",
      hint: "Pin a contract with: contract-check pin CONTRACT@RANGE --from SOURCE",
    });
  }
  return names.length === 0 ? lock.contracts : lock.contracts.filter(({ name }) => names.includes(name));
}

/** Opens each source once. */
export function createSources(
  root: string,
  insecure: boolean,
  progress: Progress,
): (source: string) => Promise<BaselineSource> {
  const opened = new Map<string, Promise<BaselineSource>>();
  return (source) => {
    const open = async () => {
      progress.say(`reading ${source}`);
      const { openProvider } = await import("../store/index.js");
      return openProvider(source, { root, insecure });
    };
    const known = opened.get(source) ?? open();
    opened.set(source, known);
    return known;
  };
}

/** A folder as typed is relative to the working folder; the lock keeps it relative to the root. */
export async function sourceAsKept(source: string, cwd: string, root: string): Promise<string> {
  const { schemeOf, shownFolder } = await import("../store/index.js");
  if (schemeOf(source) !== undefined) return source;
  return shownFolder(isAbsolute(source) ? source : resolve(cwd, source), root);
}

/** Reads the newest version in the range from its source. */
export async function fetchPin(
  { name, range, source }: Wanted,
  open: (source: string) => Promise<BaselineSource>,
): Promise<PinRequest> {
  const { rangeFor, requireVersion } = await import("../store/index.js");
  const provider = await open(source);
  const versions = await provider.versions(name);
  const contracts = versions.length === 0 ? await provider.contracts() : [];
  const version = requireVersion(name, versions, range, { label: provider.label, contracts });
  return { range: range ?? rangeFor(version), source, snapshot: await provider.snapshot(name, version) };
}

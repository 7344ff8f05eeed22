/** The context of one check: opens plugins in the sandbox, and remembers what the report will want to know of them. */
import { capabilityNames, grants, hostLimits, type Limits } from "../model/plugin.js";
import type { CheckContext, Inputs, Random } from "./checks/check.js";
import { endText, questionOf, readAnswer } from "./envelope.js";
import { createInputs } from "./inputs/generate.js";
import type { Subject } from "./load-subject.js";
import { type CallResult, type OpenOptions, type Plugin, PluginUnusable } from "./plugin.js";
import { createRandom } from "./random.js";
import { sameValue } from "./same.js";
import type { Sandbox } from "./sandbox/sandbox.js";
import type { WorldState } from "./sandbox/world.js";
import type { BoundDto } from "./subject.js";

export interface ContextOptions {
  readonly subject: Subject;
  readonly previous?: Subject;
  readonly sandbox: Sandbox;
  readonly mode: "dev" | "prod";
  readonly seed: number;
  readonly say: (text: string) => void;
  /** Shared by all checks of a run: making documents is the same work every time. */
  readonly inputs: Map<BoundDto, Inputs>;
}

/** What was seen while the check ran. */
export interface Seen {
  readonly stderr: () => string;
  readonly limits: () => Limits;
}

const nothing = new Uint8Array(0);

/** The time that the suite's host shows where a check asks for none: 2024-03-01T12:00:00Z. */
const usualClock = 1_709_294_400_000;

/** Limits that the host does not grant are cut: a manifest cannot ask the suite to wait for an hour. */
function granted(limits: Limits): Limits {
  return {
    memoryPages: Math.min(limits.memoryPages, hostLimits.memoryPages),
    timeoutMs: Math.min(limits.timeoutMs, hostLimits.timeoutMs),
    initMs: Math.min(limits.initMs, hostLimits.initMs),
    outputBytes: Math.min(limits.outputBytes, hostLimits.outputBytes),
  };
}

export function createContext(id: string, options: ContextOptions): CheckContext & { readonly seen: Seen } {
  const { subject, previous, sandbox, mode, seed, say, inputs } = options;
  const { manifest, artifact = nothing, artifactDigest, problems } = subject;
  const worlds = new Map<string, WorldState>();
  let stderr = (): string => "";
  let limitsSeen = granted(manifest.limits);

  const random = (label: string): Random => createRandom(`${seed}:${id}:${label}`);

  const tryOpen: CheckContext["tryOpen"] = async (open, body) => {
    const build = open.build === "previous" ? previous : subject;
    if (build === undefined) throw new Error("There is no previous build: the check has to look for it first.");
    const limits = granted({ ...build.manifest.limits, ...open.limits });
    limitsSeen = limits;
    const state = worldOf(open, build);
    const opened = await sandbox.open({
      artifact: build.artifact ?? nothing,
      abi: build.manifest.artifact.abi,
      limits,
      mostPages: Math.max(limits.memoryPages, granted(build.manifest.limits).memoryPages),
      granted: open.capabilities ?? build.manifest.capabilities,
      state,
      clock: open.clock ?? usualClock,
      randomSeed: open.randomSeed ?? seed,
      ...(open.diesAfter === undefined ? {} : { diesAfter: open.diesAfter }),
    });
    if ("failure" in opened) {
      stderr = () => opened.stderr;
      return opened.failure;
    }
    const { plugin } = opened;
    stderr = () => plugin.stderr();
    try {
      return await body(plugin);
    } finally {
      const last = plugin.stderr();
      stderr = () => last;
      await plugin.close();
    }
  };

  function worldOf({ world }: OpenOptions, build: Subject): WorldState {
    if (world === undefined) return build.world();
    const state = worlds.get(world) ?? build.world();
    worlds.set(world, state);
    return state;
  }

  return {
    manifest,
    artifact,
    ...(artifactDigest === undefined ? {} : { artifactDigest }),
    problems,
    mode,
    contracts: subject.contracts,
    examples: subject.examples,
    ...(previous === undefined
      ? {}
      : { previous: { label: previous.label, manifest: previous.manifest, artifact: previous.artifact ?? nothing } }),
    random,
    inputs: (dto) => {
      const made = inputs.get(dto) ?? createInputs(dto, createRandom(`${seed}:inputs:${dto.reference}`));
      inputs.set(dto, made);
      return made;
    },
    formats: mode === "dev" && manifest.formats.includes("json") ? ["json"] : manifest.formats,
    use: async (open, body) => {
      type Result = { readonly value: Awaited<ReturnType<typeof body>> };
      const result = await tryOpen<Result>(open, async (plugin: Plugin) => ({ value: await body(plugin) }));
      if ("value" in result) return result.value;
      throw new PluginUnusable(endText(result as Exclude<CallResult, { end: "returned" }>));
    },
    tryOpen,
    hostLimits,
    question: questionOf,
    read: (result, asked) => readAnswer((asked.build === "previous" ? previous : undefined) ?? subject, result, asked),
    same: sameValue,
    capabilities: capabilityNames.filter((name) => grants(manifest.capabilities, name)),
    say,
    seen: { stderr: () => stderr(), limits: () => limitsSeen },
  };
}

/**
 * A run of the suite, step by step:
 *
 * 1. `load-subject.ts` reads the plugin's folder, and that of `--against`.
 * 2. `sandbox/controls/attest.ts` lets the sandbox show that it holds.
 * 3. Every check that was asked for runs in a context of its own (`context.ts`), one after the other: some measure time.
 * 4. `results.ts` words the outcomes, and counts them.
 */
import { tool } from "../compare/tool.js";
import { fail, type Problem } from "../errors.js";
import type { CheckResult, ConformanceReport } from "../model/conformance.js";
import type { Check, Inputs, Outcome } from "./checks/check.js";
import { createContext } from "./context.js";
import { loadSubject, type Subject } from "./load-subject.js";
import { PluginUnusable } from "./plugin.js";
import { countsOf, repeatCommand, resultOf, verdictOf } from "./results.js";
import { attest } from "./sandbox/controls/attest.js";
import { createSandbox, type Sandbox } from "./sandbox/sandbox.js";
import { chooseChecks } from "./select.js";
import type { BoundDto } from "./subject.js";

export interface ConformanceOptions {
  /** The folder that paths are relative to. Default: the current one. */
  readonly cwd: string;
  /** Ids (`CAP-01`) or groups (`CAP`); default: every check. */
  readonly checks?: readonly string[];
  /** `dev`: JSON alone. Default: `prod`. */
  readonly mode?: "dev" | "prod";
  /** The folder of the plugin's previous build. */
  readonly against?: string;
  /** The folder of the contracts' snapshots. Default: `contracts` beside the manifest. */
  readonly contracts?: string;
  /** Of everything random. Default: 1. */
  readonly seed?: number;
  /** Told what is being done, for a terminal. */
  readonly onProgress?: (text: string) => void;
}

/** For the test that a broken sandbox is noticed. */
export interface SuiteParts {
  readonly sandbox?: Sandbox;
}

/**
 * Runs the conformance suite over a plugin.
 * @param path the plugin's folder, or its manifest
 * @throws ContractCheckError: there is no plugin, no such check, a snapshot is damaged, no sandbox on this system
 */
export async function runSuite(
  path: string,
  options: ConformanceOptions,
  { sandbox = createSandbox() }: SuiteParts = {},
): Promise<ConformanceReport> {
  const { cwd, mode = "prod", seed = 1, contracts, against, onProgress = () => undefined } = options;
  const chosen = chooseChecks(options.checks);
  onProgress(`reading ${path}`);
  const loaded = await loadSubject(path, { cwd, contracts });
  const repeat = (id: string): string => repeatCommand(path, id, { mode, seed, contracts, against });
  if ("problem" in loaded) {
    const results = chosen.map((check) => unreadable(check, loaded.problem, repeat(check.id)));
    return report({ path, mode, seed, results, sandbox });
  }
  const { subject } = loaded;
  const previous = against === undefined ? undefined : await loadPrevious(against, { cwd, contracts });
  try {
    onProgress("trying the sandbox");
    const { broken } = await attest(sandbox, subject.manifest.artifact.abi);
    const results: CheckResult[] = [];
    const inputs = new Map<BoundDto, Inputs>();
    for (const [index, check] of chosen.entries()) {
      const say = (text: string): void => onProgress(`${index + 1}/${chosen.length} ${check.id} ${text}`);
      say(check.title);
      if (broken !== undefined) {
        results.push({
          ...headOf(check, repeat(check.id)),
          status: "error",
          reason: `The sandbox is broken: ${broken}.`,
        });
        continue;
      }
      const context = createContext(check.id, { subject, previous, sandbox, mode, seed, say, inputs });
      const outcome = await outcomeOf(check, subject, () => check.run(context));
      results.push(resultOf(check, outcome, context.seen, repeat(check.id)));
    }
    return report({ path, mode, seed, results, sandbox, subject, previous });
  } finally {
    await sandbox.close();
  }
}

type Judged = Outcome | { readonly status: "error"; readonly reason: string };

async function outcomeOf(check: Check, subject: Subject, run: () => Promise<Outcome> | Outcome): Promise<Judged> {
  if (check.static !== true && subject.artifact === undefined) {
    return { status: "skip", reason: "The artifact cannot be read: see MAN-01." };
  }
  try {
    return await run();
  } catch (error) {
    if (error instanceof PluginUnusable)
      return { status: "skip", reason: `The plugin does not come up: ${error.message}.` };
    return { status: "error", reason: error instanceof Error ? error.message : String(error) };
  }
}

const headOf = ({ id, level, title, why }: Check, repeat: string) => ({ id, level, title, why, repeat });

/** What is said where the manifest cannot be read: the check of manifests fails, nothing else was tried. */
function unreadable(check: Check, problem: Problem, repeat: string): CheckResult {
  if (check.id !== "MAN-01") {
    return { ...headOf(check, repeat), status: "skip", reason: "The manifest cannot be read: see MAN-01." };
  }
  const { file = "", line, column } = problem.place ?? {};
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const outcome: Outcome = {
    status: "fail",
    evidence: {
      expected: "The manifest is as docs/plugin-abi.md describes it.",
      actual: problem.message,
      details: [`at ${place}`, ...(problem.details ?? []), ...(problem.hint === undefined ? [] : [problem.hint])],
    },
  };
  return resultOf(check, outcome, undefined, repeat);
}

async function loadPrevious(
  path: string,
  options: { readonly cwd: string; readonly contracts?: string },
): Promise<Subject> {
  const loaded = await loadSubject(path, options);
  if ("subject" in loaded && loaded.subject.artifact !== undefined) return loaded.subject;
  const problem: Problem | undefined = "problem" in loaded ? loaded.problem : loaded.subject.problems[0];
  return fail(problem ?? { kind: "manifest", message: `The plugin ${path} cannot be read.` });
}

interface Parts {
  readonly path: string;
  readonly mode: "dev" | "prod";
  readonly seed: number;
  readonly results: readonly CheckResult[];
  readonly sandbox: Sandbox;
  readonly subject?: Subject;
  readonly previous?: Subject;
}

function report({ path, mode, seed, results, sandbox, subject, previous }: Parts): ConformanceReport {
  const { plugin, artifact } = subject?.manifest ?? {};
  return {
    kind: "conformance",
    reportVersion: 1,
    tool: { name: "contract-check", version: tool.version },
    label: path,
    ...(plugin === undefined || artifact === undefined
      ? {}
      : { plugin: { id: plugin.id, name: plugin.name, version: plugin.version, abi: artifact.abi } }),
    mode,
    seed,
    ...(previous === undefined
      ? {}
      : { previous: { label: previous.label, version: previous.manifest.plugin.version } }),
    verdict: verdictOf(results),
    must: countsOf(results, "must"),
    should: countsOf(results, "should"),
    sandbox: sandbox.describe(),
    checks: results,
  };
}

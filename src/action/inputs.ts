/** The inputs of the action, as the runner hands them over: `INPUT_FAIL-ON` and the like. */
import { fail } from "../errors.js";
import { didYouMean } from "../util/suggest.js";

type Env = Readonly<Record<string, string | undefined>>;

export const commentModes = ["auto", "always", "never"] as const;
export type CommentMode = (typeof commentModes)[number];
const levels = ["breaking", "warning", "info", "none"] as const;

export interface Inputs {
  readonly config?: string;
  readonly against?: string;
  /** "" chooses by the event, `none` compares with no base. */
  readonly base: string;
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  readonly contracts: readonly string[];
  /** Plugins to run the conformance suite over, instead of the check. */
  readonly conform: readonly string[];
  readonly failOn: (typeof levels)[number];
  readonly strict: boolean;
  readonly comment: CommentMode;
  readonly annotations: boolean;
  readonly summary: boolean;
  /** Relative to the workspace. */
  readonly sarifFile?: string;
  readonly reportFile?: string;
  readonly token: string;
}

function read(env: Env, name: string): string {
  return (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

function oneOf<T extends string>(env: Env, name: string, values: readonly [T, ...T[]], fallback: T): T {
  const given = read(env, name);
  if (given === "") return fallback;
  const found = values.find((value) => value === given.toLowerCase());
  return found ?? refuse(name, given, values);
}

function flag(env: Env, name: string, fallback: boolean): boolean {
  return oneOf(env, name, ["true", "false"], fallback ? "true" : "false") === "true";
}

function refuse(name: string, given: string, values: readonly string[]): never {
  return fail({
    kind: "usage",
    message: `The input \`${name}\` is ${JSON.stringify(given)}; it takes ${values.join(", ")}.`,
    hint: didYouMean(given, values) ?? "Correct the workflow.",
  });
}

const orNothing = (text: string): string | undefined => (text === "" ? undefined : text);

/** Separated by blanks, commas or line breaks. */
function namesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== "");
}

/** @throws problem `usage` for a value that an input does not take */
export function readInputs(env: Env): Inputs {
  return {
    config: orNothing(read(env, "config")),
    against: orNothing(read(env, "against")),
    base: read(env, "base"),
    workingDirectory: orNothing(read(env, "working-directory")) ?? ".",
    contracts: namesIn(read(env, "contracts")),
    conform: namesIn(read(env, "conform")),
    failOn: oneOf(env, "fail-on", levels, "breaking"),
    strict: flag(env, "strict", false),
    comment: oneOf(env, "comment", commentModes, "auto"),
    annotations: flag(env, "annotations", true),
    summary: flag(env, "summary", true),
    sarifFile: orNothing(read(env, "sarif-file")),
    reportFile: orNothing(read(env, "report-file")),
    token: read(env, "github-token"),
  };
}

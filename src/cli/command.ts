/** What a command is, and the flags that several share. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { reportFormats } from "../report/index.js";
import { type ColorMode, colorModes } from "./color.js";
import { failOnLevels } from "./exit-code.js";
import type { Host } from "./host.js";

/** Flags of every command. */
export interface CommonOptions {
  readonly cwd?: string;
  readonly color?: ColorMode;
}

export interface Invocation<O extends CommonOptions = CommonOptions> {
  readonly host: Host;
  readonly args: readonly (string | undefined)[];
  readonly options: O;
  /** The folder in which the command works. */
  readonly cwd: string;
  /** Tells where the project's root is, so that places in messages can be shown. */
  readonly setRoot: (root: string) => void;
}

/** A command: its arguments, flags and examples, and what it does. Gives the exit code; problems are thrown. */
export interface CommandSpec<O extends CommonOptions = CommonOptions> {
  readonly configure: (command: Command) => void;
  readonly run: (invocation: Invocation<O>) => Promise<number>;
}

/** Lines for the end of a command's help. */
export function examples(...lines: readonly (readonly [command: string, meaning: string])[]): string {
  return ["", "Examples:", ...lines.flatMap(([command, meaning]) => [`  $ ${command}`, `      ${meaning}`])].join("\n");
}

export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError("It must be a whole number above 0.");
  }
  return value;
}

export function addCommon(command: Command): Command {
  return command
    .option("--cwd <folder>", "work in this folder instead of the current one")
    .addOption(new Option("--color <when>", "color the text").choices(colorModes).default("auto"));
}

export function addConfig(command: Command): Command {
  return addCommon(command).option("--config <file>", "the configuration; default: searched from --cwd upwards");
}

/** Flags of what makes and judges a report. */
export interface ReportOptions extends CommonOptions {
  readonly format: readonly string[];
  readonly failOn: (typeof failOnLevels)[number];
  readonly strict?: boolean;
  readonly severity: readonly string[];
  readonly budget?: number;
  readonly verbose?: boolean;
  readonly details?: boolean;
}

export function addReport(command: Command): Command {
  return command
    .option("--format <name[=file]>", `${reportFormats.join(", ")}; repeatable, each to its file`, collect, [])
    .addOption(
      new Option("--fail-on <level>", "exit 1 for findings at or above this level")
        .choices(failOnLevels)
        .default("breaking"),
    )
    .option("--strict", "what is not decided counts as breaking, not as a warning")
    .option("--severity <rule=level>", "level of a rule: breaking, warning, info or off; repeatable", collect, [])
    .option("--budget <steps>", "steps that one question may cost", positiveInteger)
    .option("--verbose", "show findings at level info in full")
    .option("--details", "json: add what the rules recognize, and the schemas side by side");
}

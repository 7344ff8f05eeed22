/** One run of the command line: finds the command, runs it, turns whatever happens into text and an exit code. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { tool } from "../compare/tool.js";
import { ContractCheckError, exitCodeOf, fail, type Problem } from "../errors.js";
import { type ColorMode, colorModes, useColor, widthOf } from "./color.js";
import { type CommandSpec, type CommonOptions, examples } from "./command.js";
import { type CommandEntry, commands } from "./commands/index.js";
import type { Host } from "./host.js";

/** What the failure path needs to know of a run that may have failed anywhere. */
interface Run {
  readonly host: Host;
  readonly folders: string[];
  color: ColorMode | undefined;
}

async function report(problem: Problem, run: Run): Promise<void> {
  const { problemText } = await import("./problem-text.js");
  const { stderr, env } = run.host;
  const color = useColor(run.color, env, stderr);
  stderr.write(problemText(problem, { color, width: widthOf(stderr), folders: run.folders }));
}

/** Commander's own complaints, as problems of ours. */
function usageProblem(error: CommanderError): Problem {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggestion = rest
    .join(" ")
    .trim()
    .replace(/^\(|\)$/g, "");
  return {
    kind: "usage",
    message: `${first.charAt(0).toUpperCase()}${first.slice(1)}${/[.?!]$/.test(first) ? "" : "."}`,
    hint: suggestion === "" ? "Add --help to see what can be written here." : suggestion,
  };
}

/** Commander would show the general help for it, as if that had been asked for. */
async function refuseCommand(name: string): Promise<never> {
  const { didYouMean } = await import("../util/suggest.js");
  const known = commands.map((command) => command.name);
  return fail({
    kind: "usage",
    message: `There is no command ${JSON.stringify(name)}.`,
    hint: didYouMean(name, known) ?? "`contract-check --help` lists them.",
  });
}

async function requireFolder(folder: string, named: string): Promise<void> {
  const info = await stat(folder).catch(() => undefined);
  if (info?.isDirectory() === true) return;
  fail({
    kind: "usage",
    message: `There is no folder ${JSON.stringify(named)}.`,
    hint: "Check the spelling of --cwd.",
  });
}

/** Only the named command is loaded; the others are known by their names and summaries. */
async function specsOf(argv: readonly string[]): Promise<ReadonlyMap<CommandEntry, CommandSpec>> {
  const loaded = new Map<CommandEntry, CommandSpec>();
  const named = async (entries: readonly CommandEntry[], words: readonly string[]): Promise<void> => {
    for (const entry of entries.filter(({ name }) => words.includes(name))) {
      if (entry.load !== undefined) loaded.set(entry, await entry.load());
      await named(entry.commands ?? [], argv.slice(0, 3));
    }
  };
  await named(commands, argv.slice(0, 2));
  return loaded;
}

async function build(argv: readonly string[], run: Run): Promise<{ program: Command; exitCode: () => number }> {
  const { host } = run;
  let code = 0;
  const program = new Command("contract-check")
    .description("Proves which changes of versioned DTO schemas break whom, and which version bump they require.")
    .version(tool.version, "-V, --version", "print the version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => widthOf(host.stdout),
      getErrHelpWidth: () => widthOf(host.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError(true)
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 findings, 2 usage or configuration, 3 could not complete, 4 baseline missing.",
    );
  const specs = await specsOf(argv);
  const add = (parent: Command, entry: CommandEntry): void => {
    const { name, summary } = entry;
    const command = parent.command(name).summary(summary).description(summary);
    if (entry.commands !== undefined) {
      for (const each of entry.commands) add(command, each);
      command.addHelpText("after", examples(...(entry.examples ?? [])));
      return;
    }
    const spec = specs.get(entry);
    spec?.configure(command);
    command.action(async (...parameters: unknown[]) => {
      const options = command.opts<CommonOptions>();
      run.color = options.color;
      const cwd = resolve(host.cwd, options.cwd ?? ".");
      run.folders.unshift(cwd);
      if (options.cwd !== undefined) await requireFolder(cwd, options.cwd);
      const args = parameters.slice(0, -2).flat() as (string | undefined)[];
      const setRoot = (root: string) => run.folders.unshift(root);
      // An action runs only for the command that was named, which is loaded.
      code = (await spec?.run({ host, args, options, cwd, setRoot })) ?? 0;
    });
  };
  for (const entry of commands) add(program, entry);
  return { program, exitCode: () => code };
}

/**
 * Runs the command line.
 * @param argv the arguments after the program's name
 * @returns the exit code: 0 fine, 1 findings, 2 usage or configuration, 3 could not complete, 4 baseline
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const after = argv[argv.indexOf("--color") + 1];
  const state: Run = { host, folders: [host.cwd], color: colorModes.find((mode) => mode === after) };
  try {
    const { program, exitCode } = await build(argv, state);
    if (argv.length === 0) {
      program.outputHelp({ error: true });
      return 2;
    }
    const wanted = argv[0] === "help" ? argv[1] : undefined;
    if (wanted !== undefined && !/^(-|help$)/.test(wanted) && !commands.some(({ name }) => name === wanted))
      await refuseCommand(wanted);
    await program.parseAsync([...argv], { from: "user" });
    return exitCode();
  } catch (error) {
    if (error instanceof CommanderError) {
      // The code of this one is the process's own, which says nothing of whether help was asked for.
      if (error.code === "commander.help") return argv.includes("help") ? 0 : 2;
      if (error.exitCode === 0) return 0;
      await report(usageProblem(error), state);
      return 2;
    }
    if (error instanceof ContractCheckError) {
      await report(error.problem, state);
      return exitCodeOf(error.problem);
    }
    const { internalErrorText } = await import("./internal-error.js");
    host.stderr.write(internalErrorText(error, host.env));
    return 3;
  }
}

/** `rules`: the catalogue. */
import { Option } from "commander";
import { stringify } from "../../model/json.js";
import { wrap } from "../../report/layout.js";
import { createPaint } from "../../report/paint.js";
import { useColor, widthOf } from "../color.js";
import { addCommon, type CommandSpec, type CommonOptions, examples } from "../command.js";

interface RulesOptions extends CommonOptions {
  readonly format: "text" | "json";
}

export const spec: CommandSpec<RulesOptions> = {
  configure: (command) => {
    addCommon(command)
      .addOption(new Option("--format <name>", "how to print").choices(["text", "json"]).default("text"))
      .addHelpText(
        "after",
        examples(
          ["contract-check rules", "every rule with what it recognizes"],
          ["contract-check rules --format json", "the same for programs: id, title, description"],
        ),
      );
  },
  run: async ({ host, options }) => {
    const { texts } = await import("../../rules/index.js");
    const rules = Object.entries(texts).map(([id, { title, description }]) => ({ id, title, description }));
    rules.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (options.format === "json") {
      host.stdout.write(`${stringify(rules, 2)}\n`);
      return 0;
    }
    const paint = createPaint(useColor(options.color, host.env, host.stdout));
    const width = widthOf(host.stdout);
    const lines = rules.flatMap(({ id, description }) => [
      paint.heading(id),
      ...wrap(description, width - 4).map((line) => `    ${line}`),
    ]);
    host.stdout.write(
      `${lines.join("\n")}\n\n${rules.length} rules. \`contract-check explain RULE\` shows one page.\n`,
    );
    return 0;
  },
};

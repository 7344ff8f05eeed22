/** `diff OLD NEW`: two schemas or contracts, whatever versions they have. */
import { dirname, resolve } from "node:path";
import { Option } from "commander";
import { ContractCheckError, fail } from "../../errors.js";
import { type Role, roles } from "../../model/contract.js";
import { defaultPolicy, type Policy } from "../../model/policy.js";
import { useColor, widthOf } from "../color.js";
import { addConfig, addReport, type CommandSpec, examples, type ReportOptions } from "../command.js";
import { exitCodeFor } from "../exit-code.js";
import { parseOutputs, wantsSchemas, writeReport } from "../output.js";
import { createProgress } from "../progress.js";
import { severityTable } from "../severity.js";
import { loadSide, type SideContext } from "../side.js";
import { snapshotPlace } from "../snapshot-place.js";

interface DiffOptions extends ReportOptions, Partial<Omit<Policy, "transitive">> {
  readonly config?: string;
  readonly role?: Role;
  readonly showSets?: boolean;
  readonly insecure?: boolean;
}

export const spec: CommandSpec<DiffOptions> = {
  configure: (command) => {
    const policy = (flag: string, text: string, choices: readonly string[]) =>
      command.addOption(new Option(flag, text).choices(choices));
    addReport(
      addConfig(
        command
          .argument(
            "<old>",
            "a file, a folder, -, git:REF:path, git:URL#REF:path, npm:PACKAGE@VERSION#path, oci:HOST/REPOSITORY:TAG or a snapshot NAME@VERSION",
          )
          .argument("<new>", "the same"),
      ),
    ).addOption(new Option("--role <role>", "who writes and who reads; default: shared").choices(roles));
    command.option("--insecure", "accept connections that are not encrypted");
    policy("--unknown-properties <policy>", "what a writer sends beside declared properties", ["declared", "strict"]);
    policy("--enums <policy>", "whether readers tolerate unknown values", ["closed", "open"]);
    policy("--formats <policy>", "whether `format` constrains", ["assert", "annotation"]);
    policy("--defaults <policy>", "what a changed default means", ["report", "breaking", "ignore"]);
    policy("--compatibility <mode>", "what is owed, over the role", ["backward", "forward", "full", "none"]);
    command.option("--show-sets", "what was lost and gained as schemas, by json-schema-diff where it is installed");
    command.addHelpText(
      "after",
      examples(
        ["contract-check diff old.schema.json new.schema.json", "two files"],
        ["contract-check diff git:main:schemas/invoice.json schemas/invoice.json", "against the main branch"],
        ["contract-check diff npm:@acme/interface@1.4.0 npm:@acme/interface@latest", "two versions of a package"],
        ["contract-check diff billing@1.4.0 billing@1.5.0 --role response", "two snapshots"],
        ["contract-check diff old.json new.json --show-sets", "with the lost and the gained documents as schemas"],
        ["cat new.json | contract-check diff old.json - --format json", "from a pipe, for a program"],
      ),
    );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const [oldText = "", newText = ""] = args;
    const outputs = parseOutputs(options.format);
    if (oldText === "-" && newText === "-") {
      fail({ kind: "usage", message: "Standard input can be one side only.", hint: "Name a file for the other side." });
    }
    const severity = await severityTable(options.severity);
    const context: SideContext = {
      host,
      cwd,
      insecure: options.insecure,
      snapshots: async () => {
        const place = await snapshotPlace(cwd, options.config);
        setRoot(place.root);
        return place;
      },
    };
    for (const text of [oldText, newText])
      if (!/^(?:-$|(?:git|npm|oci):)/.test(text)) setRoot(dirname(resolve(cwd, text)));
    const progress = createProgress(host);
    try {
      progress.say(`reading ${oldText}`);
      const before = await loadSide(oldText, context);
      progress.say(`reading ${newText}`);
      const after = await loadSide(newText, context);
      if (before.dtos.length === 0 && after.dtos.length === 0) {
        fail({
          kind: "nothing-compared",
          message: "Neither side has a schema, so nothing was compared.",
          hint: "Name files with a JSON Schema each, or folders of them.",
        });
      }
      progress.say("comparing");
      const { diffContracts } = await import("../../compare/index.js");
      const { unknownProperties, enums, formats, defaults, compatibility } = options;
      const compared = diffContracts(before, after, {
        policy: { unknownProperties, enums, formats, defaults, compatibility },
        role: options.role,
        severity,
        strict: options.strict,
        budget: options.budget,
        schemas: wantsSchemas(outputs, options.details),
      });
      const report =
        options.showSets === true
          ? await (await import("../sets/add-sets.js")).addSets(compared, before, after, {
              cwd,
              formats: formats ?? defaultPolicy.formats,
              say: progress.say,
            })
          : compared;
      progress.done();
      const shown = { color: useColor(options.color, host.env, host.stdout), width: widthOf(host.stdout) };
      const { verbose, details } = options;
      await writeReport(report, outputs, { ...shown, verbose, details, cwd, root: cwd, print: host.stdout.write });
      const rules = { failOn: options.failOn, strict: options.strict === true, allowFirst: false };
      const code = exitCodeFor(report, rules);
      const unusable = [...before.dtos, ...after.dtos].find(({ problem }) => problem !== undefined)?.problem;
      if (code === 3 && unusable !== undefined) throw new ContractCheckError(unusable);
      return code;
    } finally {
      progress.done();
    }
  },
};

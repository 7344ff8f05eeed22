/** `pin`: the consumer's side. Resolves a version, vendors its snapshot, locks it with its digest. */
import { Option } from "commander";
import { fail } from "../../errors.js";
import { type Json, stringify } from "../../model/json.js";
import type { PinReport } from "../../model/pin-report.js";
import { createPaint } from "../../report/paint.js";
import { sanitize, sanitizeJson } from "../../util/sanitize.js";
import { useColor, widthOf } from "../color.js";
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";
import { type Consumer, loadConsumer } from "../consumer.js";
import type { Host } from "../host.js";
import { createSources, declaredPins, fetchPin, selectPins, sourceAsKept, type Wanted, wantedPin } from "../pinning.js";
import { createProgress } from "../progress.js";

interface PinOptions extends CommonOptions {
  readonly config?: string;
  readonly from?: string;
  readonly update?: boolean;
  readonly check?: boolean;
  readonly format: "text" | "json";
  readonly insecure?: boolean;
}

function refuseTogether(options: PinOptions): void {
  if (options.check === true && options.update === true) {
    fail({
      kind: "usage",
      message: "--check changes nothing and --update does, so they cannot go together.",
      hint: "Look first with contract-check pin --check, then run contract-check pin --update.",
    });
  }
  const flag = options.check === true ? "--check" : options.update === true ? "--update" : undefined;
  if (flag === undefined || options.from === undefined) return;
  fail({
    kind: "usage",
    message: `${flag} takes every contract from where it was pinned, so it cannot go with --from.`,
    hint: "To move a pin to another source: contract-check pin CONTRACT@RANGE --from SOURCE",
  });
}

async function wantedOf(
  names: readonly string[],
  options: PinOptions,
  consumer: Consumer,
  cwd: string,
): Promise<Wanted[]> {
  if (options.update === true) {
    return selectPins(consumer, names).map(({ name, range, source }) => ({ name, range, source }));
  }
  if (names.length === 0) {
    if (options.from === undefined) return declaredPins(consumer);
    return fail({
      kind: "usage",
      message: "--from names a source, but no contract was named.",
      hint: `Write contract-check pin CONTRACT@RANGE --from ${options.from}`,
    });
  }
  const from = options.from === undefined ? undefined : await sourceAsKept(options.from, cwd, consumer.root);
  const wanted: Wanted[] = [];
  for (const name of names) wanted.push(await wantedPin(name, from, consumer));
  return wanted;
}

/** What is vendored into the provider's own folder stays there when the pin moves on. */
async function namesToKeep(wanted: readonly Wanted[], consumer: Consumer): Promise<ReadonlySet<string>> {
  const { schemeOf, shownFolder } = await import("../../store/index.js");
  const here = shownFolder(consumer.folder, consumer.root);
  const shared = wanted.filter(
    ({ source }) => schemeOf(source) === undefined && shownFolder(source, consumer.root) === here,
  );
  return new Set([...consumer.own, ...shared.map(({ name }) => name)]);
}

async function printed(report: PinReport, host: Host, options: PinOptions): Promise<string> {
  // A report has no value that JSON has not.
  if (options.format === "json") return `${sanitizeJson(stringify(report as unknown as Json, 2))}\n`;
  const { pinText } = await import("../pin-text.js");
  return pinText(report, createPaint(useColor(options.color, host.env, host.stdout)), widthOf(host.stdout));
}

export const spec: CommandSpec<PinOptions> = {
  configure: (command) => {
    addConfig(
      command.argument("[contracts...]", "CONTRACT or CONTRACT@RANGE; default: what the configuration consumes"),
    )
      .option("--from <source>", "a folder, git:URL#REF:path, npm:PACKAGE@RANGE[#path] or oci:HOST/REPOSITORY")
      .option("--update", "the newest versions in the ranges that are pinned")
      .option("--check", "say what is outdated, and what each newer version would break here; changes nothing")
      .addOption(new Option("--format <name>", "how --check prints").choices(["text", "json"]).default("text"))
      .option("--insecure", "accept connections that are not encrypted")
      .addHelpText(
        "after",
        examples(
          ["contract-check pin project-api@^1.2 --from ../interface/contracts", "from a folder"],
          [
            "contract-check pin project-api@^1.2 --from git:https://example.com/acme/interface.git#main:contracts",
            "from a repository",
          ],
          ["contract-check pin project-api --from npm:@acme/interface", "from a package of the user's npm registry"],
          ["contract-check pin project-api --from oci:ghcr.io/acme/project-api", "from an OCI registry"],
          ["contract-check pin --update", "every pin to the newest version in its range"],
          ["contract-check pin --check", "what is newer, and what it would break for this consumer"],
        ),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    refuseTogether(options);
    const consumer = await loadConsumer(cwd, options.config);
    const { root, folder } = consumer;
    setRoot(root);
    const names = args.filter((name) => name !== undefined);
    const progress = createProgress(host);
    try {
      const open = createSources(root, options.insecure === true, progress);
      if (options.check === true) {
        const { checkPins } = await import("../pin-check.js");
        const report = await checkPins(selectPins(consumer, names), consumer, open, progress);
        progress.done();
        host.stdout.write(await printed(report, host, options));
        // A version that an update would take and that breaks is a broken promise; what is outside is a choice.
        const broken = report.pins.some(({ updates }) =>
          updates.some((one) => one.inRange && one.verdict === "breaking"),
        );
        return broken ? 1 : 0;
      }
      const wanted = await wantedOf(names, options, consumer, cwd);
      const requests = [];
      for (const each of wanted) {
        progress.say(`pinning ${each.name}`);
        requests.push(await fetchPin(each, open));
      }
      const { writePins } = await import("../../store/index.js");
      const keep = await namesToKeep(wanted, consumer);
      const { before, written } = await writePins(requests, { root, folder, keep });
      progress.done();
      for (const { snapshot, source } of requests) {
        const { name, version, dtos, digest } = snapshot.manifest;
        const earlier = before.get(name)?.version;
        const was = earlier === undefined || earlier === version ? "" : `, was ${earlier}`;
        const count = `${dtos.length} ${dtos.length === 1 ? "DTO" : "DTOs"}`;
        const done = earlier === version && !written ? "unchanged" : `pinned from ${source}`;
        host.stdout.write(`${sanitize(`${name} ${version}: ${done} (${count}${was})`)}\n  ${digest}\n`);
      }
      const next = written ? `commit contracts.lock and ${folder}/` : "contracts.lock is up to date";
      host.stdout.write(`${sanitize(next)}\n`);
      return 0;
    } finally {
      progress.done();
    }
  },
};

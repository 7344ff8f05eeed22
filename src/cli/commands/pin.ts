/** `pin`: the consumer's side. Resolves a version, vendors its snapshot, locks it with its digest. */
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";
import { type Consumer, loadConsumer } from "../consumer.js";
import { createSources, declaredPins, fetchPin, selectPins, sourceAsKept, type Wanted, wantedPin } from "../pinning.js";
import { createProgress } from "../progress.js";

interface PinOptions extends CommonOptions {
  readonly config?: string;
  readonly from?: string;
  readonly update?: boolean;
  readonly insecure?: boolean;
}

function refuseTogether(options: PinOptions): void {
  if (options.update !== true || options.from === undefined) return;
  fail({
    kind: "usage",
    message: "--update takes every contract from where it was pinned, so it cannot go with --from.",
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

export const spec: CommandSpec<PinOptions> = {
  configure: (command) => {
    addConfig(
      command.argument("[contracts...]", "CONTRACT or CONTRACT@RANGE; default: what the configuration consumes"),
    )
      .option("--from <source>", "a folder, git:URL#REF:path, npm:PACKAGE@RANGE[#path] or oci:HOST/REPOSITORY")
      .option("--update", "the newest versions in the ranges that are pinned")
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
      const wanted = await wantedOf(names, options, consumer, cwd);
      const open = createSources(root, options.insecure === true, progress);
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

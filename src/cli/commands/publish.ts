/** `publish`: pushes snapshots into an OCI registry, where consumers pin them from. */
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";
import { createProgress } from "../progress.js";
import { snapshotPlace } from "../snapshot-place.js";

interface PublishOptions extends CommonOptions {
  readonly config?: string;
  readonly to?: string;
  readonly insecure?: boolean;
}

export const spec: CommandSpec<PublishOptions> = {
  configure: (command) => {
    addConfig(command.argument("[contract]", "CONTRACT or CONTRACT@RANGE; default: the only one, its newest version"))
      .option("--to <repository>", "oci:HOST/REPOSITORY; the version becomes the tag")
      .option("--insecure", "accept connections that are not encrypted")
      .addHelpText(
        "after",
        [
          examples(
            ["contract-check publish project-api --to oci:ghcr.io/acme/project-api", "the newest snapshot"],
            ["contract-check publish project-api@1.4.0 --to oci:localhost:5000/project-api", "one version"],
          ),
          "",
          "A version that is there with the same content is left alone; one with other content is never overwritten.",
          "Credentials are docker's: docker login HOST.",
        ].join("\n"),
      );
  },
  run: async ({ host, args, options, cwd, setRoot }) => {
    const { to } = options;
    if (to === undefined || !/^oci:/i.test(to)) {
      return fail({
        kind: "usage",
        message: to === undefined ? "It is not said where to publish." : `${JSON.stringify(to)} is no OCI repository.`,
        hint: "Write contract-check publish CONTRACT --to oci:HOST/REPOSITORY",
      });
    }
    const { root, spec } = await snapshotPlace(cwd, options.config);
    setRoot(root);
    const { openBaselines, parsePinned, requireVersion } = await import("../../store/index.js");
    const { publishSnapshot } = await import("../../store/publish.js");
    const places = { root, insecure: options.insecure === true };
    const progress = createProgress(host);
    try {
      const source = await openBaselines(spec, places);
      const contracts = await source.contracts();
      const { name, range } = contractOf(args[0], contracts, parsePinned);
      const version = requireVersion(name, await source.versions(name), range, { label: source.label, contracts });
      const snapshot = await source.snapshot(name, version);
      progress.say(`publishing ${name} ${version}`);
      const { reference, digest, published } = await publishSnapshot(snapshot, to, places);
      progress.done();
      const done = published ? "published as" : "unchanged in";
      host.stdout.write(`${sanitize(`${name} ${version}: ${done} ${reference}`)}\n  ${digest}\n`);
      return 0;
    } finally {
      progress.done();
    }
  },
};

function contractOf(
  text: string | undefined,
  contracts: readonly string[],
  parse: (text: string) => { readonly name: string; readonly range?: string },
): { readonly name: string; readonly range?: string } {
  if (text !== undefined) return parse(text);
  const [only, ...others] = contracts;
  if (only !== undefined && others.length === 0) return { name: only };
  return fail({
    kind: only === undefined ? "baseline-missing" : "usage",
    message: only === undefined ? "There is no snapshot to publish." : "There are several contracts to publish.",
    ...(only === undefined ? {} : { details: [`contracts: ${contracts.slice(0, 20).join(", ")}`] }),
    hint: only === undefined ? "Write one with: contract-check snapshot" : "Name one: a repository holds one contract.",
  });
}

/** `mirror FILE`: prints a binary payload as JSON, and holds it against its contract where one is named. */
import { Option } from "commander";
import { fail } from "../../errors.js";
import { stringify } from "../../model/json.js";
import { type PayloadFormat, payloadFormats } from "../../model/plugin.js";
import { sanitizeJson } from "../../util/sanitize.js";
import { addConfig, type CommandSpec, type CommonOptions, examples } from "../command.js";

interface MirrorOptions extends CommonOptions {
  readonly from?: PayloadFormat;
  readonly contract?: string;
  readonly dto?: string;
  readonly contracts?: string;
  readonly config?: string;
}

export const spec: CommandSpec<MirrorOptions> = {
  configure: (command) => {
    addConfig(command.argument("<file>", "the file with the payload"))
      .addOption(
        new Option("--from <format>", "its encoding; default: by the file's name").choices([...payloadFormats]),
      )
      .option("--contract <name@version>", "also hold it against this stored contract")
      .option("--dto <name>", "the DTO of the contract; default: the only one it has")
      .option(
        "--contracts <folder>",
        "where the snapshots are; default: `baselines` of the configuration, or contracts",
      )
      .addHelpText(
        "after",
        examples(
          ["contract-check mirror quote.cbor", "the payload as JSON"],
          ["contract-check mirror body.bin --from msgpack | jq .amountCents", "one member of it"],
          ["contract-check mirror quote.cbor --contract quotes@1.0.0 --dto Quote", "exit 1 where it is not valid"],
        ),
      );
  },
  run: async ({ host, args: [file = ""], options, cwd, setRoot }) => {
    setRoot(cwd);
    const { mirrorFile } = await import("../../conformance/mirror.js");
    const { from = formatByName(file), contract, dto } = options;
    const wanted = contract === undefined ? undefined : await boundTo(contract, dto, options, cwd);
    const { value, invalid } = await mirrorFile(file, { cwd, from, ...(wanted === undefined ? {} : { wanted }) });
    host.stdout.write(`${sanitizeJson(stringify(value, 2))}\n`);
    if (invalid === undefined) return 0;
    host.stderr.write(`${sanitizeJson(invalid)}\n`);
    return 1;
  },
};

function formatByName(file: string): PayloadFormat {
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  if (extension === "cbor" || extension === "json") return extension;
  if (extension === "msgpack" || extension === "mpk") return "msgpack";
  return fail({
    kind: "usage",
    message: `The name ${JSON.stringify(file)} does not tell the encoding.`,
    hint: "Add --from cbor or --from msgpack.",
  });
}

async function boundTo(contract: string, dto: string | undefined, options: MirrorOptions, cwd: string) {
  const [name = "", version] = contract.split("@");
  if (version === undefined) {
    fail({
      kind: "usage",
      message: `--contract ${contract} names no version.`,
      hint: "Write NAME@VERSION, as in quotes@1.0.0.",
    });
  }
  const { snapshotPlace } = await import("../snapshot-place.js");
  const place = options.contracts === undefined ? await snapshotPlace(cwd, options.config) : undefined;
  return { name, version, dto, root: place?.root ?? cwd, snapshots: place?.spec ?? options.contracts ?? "contracts" };
}

/** The commands by name, in the order of the help. A command's file is loaded when the command is named. */
import type { CommandSpec } from "../command.js";

/** A command, or a group of commands under one name. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load?: () => Promise<CommandSpec>;
  readonly commands?: readonly CommandEntry[];
  /** Of a group: lines for the end of its help. A command has its own. */
  readonly examples?: readonly Example[];
}

type Example = readonly [command: string, meaning: string];

/** A command reads its own flags from what it declared; the table knows only the common ones. */
function entry<O>(name: string, summary: string, load: () => Promise<{ spec: O }>): CommandEntry {
  return { name, summary, load: async () => (await load()).spec as CommandSpec };
}

function group(
  name: string,
  summary: string,
  examples: readonly Example[],
  ...commands: readonly CommandEntry[]
): CommandEntry {
  return { name, summary, examples, commands };
}

export const commands: readonly CommandEntry[] = [
  entry(
    "init",
    "find the schemas of this project, write a configuration and the first snapshot",
    () => import("./init.js"),
  ),
  entry(
    "check",
    "compare the contracts with their baselines and say which bump they require",
    () => import("./check.js"),
  ),
  entry("diff", "compare two schemas or contracts", () => import("./diff.js")),
  entry("snapshot", "write the current version as an immutable baseline", () => import("./snapshot.js")),
  entry("export", "print or write the exported schemas", () => import("./export.js")),
  entry("verify", "recompute the digests of all snapshots and pins", () => import("./verify.js")),
  entry("pin", "pin a contract of others: vendor a version of it and lock its digest", () => import("./pin.js")),
  entry("publish", "push a snapshot into an OCI registry", () => import("./publish.js")),
  entry("waive", "accept findings of a report until a day", () => import("./waive.js")),
  entry("conform", "run the conformance suite over a plugin", () => import("./conform.js")),
  entry("mirror", "print a payload in CBOR or MessagePack as JSON", () => import("./mirror.js")),
  group(
    "workspace",
    "across repositories: who uses what, and what may be released",
    [
      [
        "contract-check workspace check --format html=map.html",
        "every use of every contract, as a table and as a page",
      ],
      ["contract-check workspace can-release billing-api@2.0.0 --to prod", "and who says no"],
    ],
    entry("check", "every use of a contract against its candidate", () => import("./workspace/check.js")),
    entry(
      "can-release",
      "whether a version may be released, and who says no",
      () => import("./workspace/can-release.js"),
    ),
    entry("plan", "required bumps, the order of release, who must move first", () => import("./workspace/plan.js")),
    entry("record", "write down what an environment runs", () => import("./workspace/record.js")),
    entry("build", "build and conformance of every repository, in order", () => import("./workspace/build.js")),
  ),
  group(
    "report",
    "what to do with reports that were written before",
    [
      ["contract-check report merge part-*.json", "what one run would have said, as text"],
      ["contract-check report merge part-*.json --format json=whole.json", "the same for programs"],
    ],
    entry("merge", "put the parts of a workspace report together", () => import("./report/merge.js")),
  ),
  entry("rules", "list the rules", () => import("./rules.js")),
  entry("explain", "show the page of a rule", () => import("./explain.js")),
];

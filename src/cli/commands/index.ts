/** The commands by name, in the order of the help. A command's file is loaded when the command is named. */
import type { CommandSpec } from "../command.js";

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandSpec>;
}

/** A command reads its own flags from what it declared; the table knows only the common ones. */
function entry<O>(name: string, summary: string, load: () => Promise<{ spec: O }>): CommandEntry {
  return { name, summary, load: async () => (await load()).spec as CommandSpec };
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
  entry("rules", "list the rules", () => import("./rules.js")),
  entry("explain", "show the page of a rule", () => import("./explain.js")),
];

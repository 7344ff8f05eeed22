/** How a child is started so that it can do little: what this system gives for that, and what it does not. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);
const fromSources = import.meta.url.endsWith(".ts");

let program: string | undefined;

/** The child's source: it is given as an argument, so that the child has nothing to read. */
function childProgram(): string {
  const home = dirname(resolve("contract-check/package.json"));
  // our own tests bundle it before they run
  const folder = fromSources ? ".cache/sandbox" : "dist";
  program ??= readFileSync(join(home, folder, "conformance/sandbox/child.js"), "utf8");
  return program;
}

/** `--permission` since 22.13 and 23.5, with another name before. */
function permissionFlag(): string {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const settled = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return settled ? "--permission" : "--experimental-permission";
}

export interface Isolation {
  /** Words before the program that is run: how its process loses the network. */
  readonly prefix: readonly string[];
  readonly network: boolean;
}

const prefixes: readonly (readonly string[])[] = [
  ["unshare", "--net", "--"],
  ["unshare", "--user", "--map-root-user", "--net", "--"],
];

let known: Isolation | undefined;

/** Tries once what this system allows. */
export function isolation(): Isolation {
  if (known === undefined) {
    const works = (prefix: readonly string[]): boolean => {
      const [command = "", ...args] = prefix;
      return spawnSync(command, [...args, "true"], { stdio: "ignore", timeout: 5000 }).status === 0;
    };
    const prefix = process.platform === "linux" ? prefixes.find(works) : undefined;
    known = { prefix: prefix ?? [], network: prefix !== undefined };
  }
  return known;
}

export interface ChildFlags {
  readonly abi: "core-1" | "js-1";
  readonly memoryPages: number;
}

/** The command that starts a child. */
export function childCommand({ abi, memoryPages }: ChildFlags): readonly [command: string, ...args: string[]] {
  const { prefix } = isolation();
  // a js-1 plugin's values live in this heap; a core-1 plugin's do not
  const heapMiB = abi === "js-1" ? Math.max(32, Math.ceil(memoryPages / 16)) : 64;
  const flags = [
    permissionFlag(),
    `--wasm-max-mem-pages=${memoryPages}`,
    `--max-old-space-size=${heapMiB}`,
    "--disallow-code-generation-from-strings",
    "--expose-gc",
    "--no-warnings",
    ...(abi === "js-1" ? ["--experimental-vm-modules"] : []),
    "--input-type=module",
    "--eval",
    childProgram(),
  ];
  const [command, ...args] = [...prefix, process.execPath, ...flags] as [string, ...string[]];
  return [command, ...args];
}

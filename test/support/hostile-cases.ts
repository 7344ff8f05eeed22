/** What is expected of each hostile plugin in fixtures/conformance/hostile: where it is stopped, and how. */
import type { CallResult } from "../../src/conformance/plugin.js";

export interface HostileCase {
  readonly name: string;
  readonly kind: "wasm" | "js";
  /** The call that shows it. */
  readonly at: "open" | "metadata" | "execute";
  /** How that call may end. `returned`: it gave an answer, which must have gained it nothing. */
  readonly ends: readonly CallResult["end"][];
  /** So many first bytes of the answer are statuses of host calls; none may be 0, success. */
  readonly refusals?: number;
  /** The answer as text. */
  readonly says?: RegExp;
  /** Calls of `execute`; default 1. */
  readonly calls?: number;
}

type Rest = Omit<HostileCase, "name" | "kind" | "at" | "ends">;

const row =
  (kind: HostileCase["kind"]) => (at: HostileCase["at"], ends: HostileCase["ends"], named: Record<string, Rest>) =>
    Object.entries(named).map(([name, rest]): HostileCase => ({ name, kind, at, ends, ...rest }));
const wasm = row("wasm");
const js = row("js");

export const hostileCases: readonly HostileCase[] = [
  ...wasm("open", ["timeout"], { "spin-in-start": {}, "spin-in-initialize": {} }),
  ...wasm("metadata", ["timeout"], { "spin-in-metadata": {} }),
  ...wasm("execute", ["timeout"], {
    "spin-in-alloc": {},
    "spin-in-execute": {},
    "spin-in-free": {},
    "sleep-for-ever": {},
    "print-for-ever": {},
    "ask-for-ever": {},
    "table-bomb": {},
  }),
  ...wasm("execute", ["returned"], {
    sleep: {},
    "memory-unused": {},
    "grow-between-calls": { calls: 200 },
    "answer-differently": { calls: 3 },
    "output-truncated": {},
    "output-invalid-utf8": {},
    "output-nested": {},
    "output-overlapping": {},
    signal: {},
  }),
  ...wasm("execute", ["trap"], {
    "memory-bomb": {},
    "stack-bomb": {},
    exit: {},
    "free-traps": {},
    "alloc-nothing": {},
  }),
  ...wasm("execute", ["bad-result"], {
    "output-outside": {},
    "output-at-the-end-of-the-world": {},
    "output-giant": {},
    "output-empty": {},
    "alloc-outside": {},
  }),
  ...wasm("open", ["trap"], { "exit-in-start": {} }),
  ...wasm("open", ["refused"], {
    "memory-declared": {},
    "table-declared": {},
    "forged-host-function": {},
    "forged-module": {},
    "forged-prototype": {},
    "forged-memory": {},
    "later-revision": {},
    "without-execute": {},
    "wrong-types": {},
    truncated: {},
    "no-module": {},
  }),
  ...wasm("execute", ["returned"], {
    "read-outside": { refusals: 3 },
    "write-outside": { refusals: 2 },
    "wasi-read-outside": { refusals: 64 },
    "wasi-rename-and-link": { refusals: 4 },
    // no variables: the answer begins with their number
    "wasi-environment": { says: /^\0\0\0\0/ },
    environment: { refusals: 2 },
    "wasi-sockets": { refusals: 128 },
    connect: { refusals: 1 },
    "pointers-to-the-host": { refusals: 8 },
  }),
  ...js("open", ["timeout"], { "spin-when-loaded": {} }),
  ...js("open", ["timeout", "died"], { "wait-when-loaded": {} }),
  ...js("metadata", ["timeout"], { "spin-in-metadata": {} }),
  ...js("execute", ["timeout"], { "spin-in-execute": {}, backtrack: {}, "print-for-ever": {}, "ask-for-ever": {} }),
  ...js("execute", ["returned", "timeout"], { "spin-in-a-promise": {} }),
  ...js("execute", ["timeout", "trap", "died"], { "memory-bomb": {}, "buffer-bomb": {}, "string-bomb": {} }),
  ...js("execute", ["trap"], { "stack-bomb": {} }),
  ...js("execute", ["trap", "timeout"], { "throw-a-trap": {} }),
  ...js("execute", ["bad-result", "died", "timeout"], { "output-giant": {} }),
  ...js("execute", ["bad-result"], { promise: {}, "output-empty": {}, "output-pretended": {} }),
  ...js("open", ["refused"], { "import-child-process": {} }),
  ...js("execute", ["returned"], {
    "output-in-disguise": { says: /^\{\}$/ },
    "import-later": { calls: 2, says: /^\{"found":""\}$/ },
    "reach-outside": { says: /^\{"reached":\[\]\}$/ },
    exit: { says: /^\{\}$/ },
    "signal-the-parent": { calls: 2 },
    "forge-frames": { says: /^\{\}$/ },
    "host-arguments": { says: /^\{\}$/ },
    "answer-differently": { calls: 3 },
  }),
  // poisoned past recognition: whatever it gives, it is contained
  ...js("execute", ["returned", "bad-result", "trap", "died"], { "pollute-prototypes": { calls: 2 } }),
];

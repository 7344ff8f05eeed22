/**
 * `js-1`: an ES module in a realm of its own. The realm keeps honest code from what it was not given; what keeps
 * dishonest code in is the process around it: no files, no processes, no network, a deadline and a bounded memory.
 */
import { types } from "node:util";
import vm from "node:vm";
import type { HostCall, LoadHeader } from "../frames.js";
import { end, type Factory, GuestEnd } from "./guest.js";
import { realmSource } from "./js-realm.js";
import { callHost, print } from "./wire.js";

interface Realm {
  readonly execute: (run: unknown, input: Uint8Array) => unknown;
  readonly metadata: (tell: unknown) => unknown;
  readonly describe: (error: unknown) => string;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function bridge(name: string, args: readonly unknown[]): unknown {
  const parts = Array.from(args, (arg) => (typeof arg === "string" ? encode(arg) : new Uint8Array(arg as Uint8Array)));
  if (name === "print") return print(parts[0] ?? new Uint8Array(0));
  return callHost(`cc_host.${name}` as HostCall, ...parts);
}

/** The bytes, whatever its properties pretend; `undefined` where it is no Uint8Array. */
function bytesOf(value: unknown): Uint8Array | undefined {
  return types.isUint8Array(value) ? new Uint8Array(value) : undefined;
}

export function createJs(artifact: Uint8Array, header: LoadHeader): Factory {
  return async () => {
    const context = vm.createContext(Object.create(null) as object, {
      codeGeneration: { strings: false, wasm: false },
    });
    const realm = (new vm.Script(realmSource).runInContext(context) as (bridge_: typeof bridge) => Realm)(bridge);
    const trapped = (error: unknown): never => {
      if (error instanceof GuestEnd) throw error;
      return end("trap", realm.describe(error).slice(0, 1000));
    };
    let source: string;
    let module: vm.SourceTextModule;
    try {
      source = new TextDecoder("utf-8", { fatal: true }).decode(artifact);
      module = new vm.SourceTextModule(source, { context, identifier: "plugin.js" });
    } catch (error) {
      return end("refused", `it is no ES module: ${realm.describe(error)}`);
    }
    await module.link((specifier) => end("refused", `it imports ${JSON.stringify(specifier)}; a plugin is one file`));
    await module.evaluate().catch(trapped);
    const exported = module.namespace as Readonly<Record<string, unknown>>;
    for (const name of ["metadata", "execute"]) {
      if (typeof exported[name] !== "function") end("refused", `it exports no function ${name}`);
    }
    const run = (name: string, work: () => unknown): Uint8Array => {
      let value: unknown;
      try {
        value = work();
      } catch (error) {
        return trapped(error);
      }
      const bytes = bytesOf(value);
      if (bytes === undefined) return end("bad-result", `${name} gave no Uint8Array`);
      if (bytes.length === 0) return end("bad-result", `${name} gave 0 bytes`);
      if (bytes.length > header.outputBytes) {
        return end("bad-result", `${name} gave ${bytes.length} bytes; output_bytes is ${header.outputBytes}`);
      }
      return bytes;
    };
    return {
      metadata: () => run("metadata", () => realm.metadata(exported.metadata)),
      execute: (input) => run("execute", () => realm.execute(exported.execute, input)),
      pages: () => 0,
    };
  };
}

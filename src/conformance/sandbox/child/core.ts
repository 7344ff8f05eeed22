/** `core-1`: a WebAssembly module. docs/plugin-abi.md says how it is called. */
import type { LoadHeader } from "../frames.js";
import { createCcHost } from "./cc-host.js";
import { end, type Factory } from "./guest.js";
import { block, createMemory } from "./memory.js";
import { createWasi, notCapable } from "./wasi.js";
import { type WasmImports, type WasmInstance, type WasmMemory, type WasmModule, wasm } from "./webassembly.js";

type Function_ = (...args: number[]) => unknown;

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function compile(artifact: Uint8Array): WasmModule {
  try {
    return new wasm.Module(artifact);
  } catch (error) {
    return end("refused", `it does not compile: ${message(error)}`);
  }
}

export function createCore(artifact: Uint8Array, header: LoadHeader): Factory {
  const module = compile(artifact);
  return () => {
    const home: { memory?: WasmMemory } = {};
    const memory = createMemory(() => home.memory ?? end("refused", "it has no export memory"));
    const instance = instantiate(module, {
      cc_host: createCcHost(memory),
      wasi_snapshot_preview1: createWasi(memory),
    });
    const exported = instance.exports;
    if (exported.memory instanceof wasm.Memory) home.memory = exported.memory;
    const find = (name: string): Function_ => {
      const found = exported[name];
      return typeof found === "function" ? (found as Function_) : end("refused", `it has no function ${name}`);
    };
    const alloc = find("cc_alloc");
    const free = find("cc_free");
    const metadata = find("cc_metadata");
    const execute = find("cc_execute");
    const pages = (): number => memory.bytes().length / 65536;

    const take = (name: string, packed: unknown): Uint8Array => {
      if (typeof packed !== "bigint") return end("refused", `${name} gives no i64`);
      const pointer = Number((packed >> 32n) & 0xffffffffn);
      const size = Number(packed & 0xffffffffn);
      if (size === 0) return end("bad-result", `${name} gave a block of 0 bytes (at ${pointer})`);
      if (size > header.outputBytes) {
        return end("bad-result", `${name} gave ${size} bytes; output_bytes is ${header.outputBytes}`);
      }
      const bytes = block(memory, pointer, size);
      if (bytes === undefined) {
        const { length } = memory.bytes();
        return end("bad-result", `${name} gave ${size} bytes at ${pointer}; the memory ends at ${length}`);
      }
      const copy = bytes.slice();
      free(pointer, size);
      return copy;
    };

    // a language's runtime may not be called before
    if (exported._initialize !== undefined) find("_initialize")();
    if (Number(find("cc_abi_1")()) !== 0) end("refused", "cc_abi_1() is not 0: it is of a later revision of the ABI");
    return {
      metadata: () => take("cc_metadata", metadata()),
      execute: (input) => {
        const pointer = Number(alloc(input.length)) >>> 0;
        if (pointer === 0 && input.length > 0) return end("trap", `cc_alloc(${input.length}) gave 0: no memory`, true);
        const place = block(memory, pointer, input.length);
        if (place === undefined) {
          const { length } = memory.bytes();
          const where = `cc_alloc(${input.length}) gave ${pointer}; the memory ends at ${length}`;
          return end("bad-result", where);
        }
        place.set(input);
        const output = take("cc_execute", execute(pointer, input.length));
        free(pointer, input.length);
        return output;
      },
      pages,
      allocate: (sizes) => {
        const pointers = sizes.map((size) => Number(alloc(size)) >>> 0);
        // in the reverse order, for allocators that stack their blocks
        for (let index = sizes.length - 1; index >= 0; index--) {
          if (pointers[index] !== 0) free(pointers[index] ?? 0, sizes[index] ?? 0);
        }
        return pointers;
      },
    };
  };
}

function instantiate(module: WasmModule, served: Readonly<Record<string, object>>): WasmInstance {
  const imports: WasmImports = {};
  for (const { module: from, name, kind } of wasm.Module.imports(module)) {
    const functions = Object.hasOwn(served, from) ? (served[from] as Record<string, () => number>) : undefined;
    const known = functions !== undefined && Object.hasOwn(functions, name) ? functions[name] : undefined;
    const found = known ?? (from === "wasi_snapshot_preview1" ? notCapable : undefined);
    if (kind !== "function" || found === undefined) end("refused", `it imports ${from}.${name}, which no host serves`);
    const group = imports[from] ?? (Object.create(null) as Record<string, unknown>);
    group[name] = found;
    imports[from] = group;
  }
  try {
    return new wasm.Instance(module, imports);
  } catch (error) {
    if (error instanceof wasm.LinkError) return end("refused", `it does not link: ${message(error)}`);
    throw error;
  }
}

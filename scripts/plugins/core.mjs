/** The smallest host for core-1, as docs/plugin-abi.md describes it. It contains nothing: for our own builds only. */

/** @param {Uint8Array} wasm */
export function loadCore(wasm) {
  const module = new WebAssembly.Module(wasm);
  const imports = {};
  const view = () => new DataView(exports.memory.buffer);
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = (...args) => host[`${from}.${name}`]?.(view(), ...args) ?? refused(from);
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  exports._initialize?.();

  const take = (packed) => {
    const block = [Number(BigInt.asUintN(64, packed) >> 32n), Number(BigInt.asUintN(32, packed))];
    const bytes = new Uint8Array(exports.memory.buffer, ...block).slice();
    exports.cc_free(...block);
    return bytes;
  };
  return {
    exports,
    metadata: () => take(exports.cc_metadata()),
    execute: (bytes) => {
      const block = exports.cc_alloc(bytes.length) >>> 0;
      new Uint8Array(exports.memory.buffer).set(bytes, block);
      const answer = take(exports.cc_execute(block, bytes.length));
      exports.cc_free(block, bytes.length);
      return answer;
    },
  };
}

/** cc_host says not found, WASI not capable. */
const refused = (from) => (from === "cc_host" ? 2 : 76);

const midsummer = 1_750_000_000_000n;

/** Writes unsigned numbers of 4 or, for a bigint, 8 bytes, and gives the status ok. */
function put(view, values) {
  for (const [place, value] of values) {
    if (typeof value === "bigint") view.setBigUint64(place, value, true);
    else view.setUint32(place, value, true);
  }
  return 0;
}

const none = (view, count, size) =>
  put(view, [
    [count, 0],
    [size, 0],
  ]);

/** What toolchains need to come up, and what the plugin with surcharges asks for. */
const host = {
  "cc_host.clock_now": (view, out) => put(view, [[out, midsummer]]),
  "cc_host.log": () => 0,
  "wasi_snapshot_preview1.clock_time_get": (view, _clock, _precision, out) =>
    put(view, [[out, midsummer * 1_000_000n]]),
  "wasi_snapshot_preview1.args_sizes_get": none,
  "wasi_snapshot_preview1.environ_sizes_get": none,
  "wasi_snapshot_preview1.args_get": () => 0,
  "wasi_snapshot_preview1.environ_get": () => 0,
  "wasi_snapshot_preview1.random_get": () => 0,
  "wasi_snapshot_preview1.sched_yield": () => 0,
};

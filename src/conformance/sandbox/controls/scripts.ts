/** Hostile controls in JavaScript. */

const frame = (execute: string): string => `
export const metadata = () => ({});
export function execute(bytes, host) {
${execute}
}
`;

export const scripts = {
  spins: frame("  for (;;);"),
  "fills-heap": frame("  const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length));"),
  "fills-buffers": frame("  const kept = []; for (;;) kept.push(new Uint8Array(1 << 24).fill(7));"),
  /** Looks for everything that a way out begins with; answers with what it found. */
  "looks-for-a-way-out": frame(`
  const found = [];
  const attempt = (name, work) => {
    try {
      const got = work();
      if (got !== undefined && got !== null) found.push(name);
    } catch {}
  };
  const names = ["process", "require", "module", "global", "Buffer", "fetch", "WebSocket", "setTimeout", "queueMicrotask", "WebAssembly", "SharedArrayBuffer", "Deno", "Bun"];
  for (const name of names) attempt(name, () => globalThis[name]);
  const strangers = [host, host.fs_read, bytes, bytes.constructor, console, console.log, TextEncoder, new TextDecoder(), Date, Math.random, globalThis];
  strangers.forEach((stranger, index) => {
    attempt("code from text by way of stranger " + index, () => stranger.constructor.constructor("return 1")());
    attempt("a process by way of stranger " + index, () => stranger.constructor.constructor("return process")());
  });
  attempt("eval", () => (0, eval)("1"));
  attempt("a file", () => host.fs_read("/etc/passwd"));
  const dig = (depth) => {
    try {
      return dig(depth + 1);
    } catch (error) {
      attempt("code by way of an error", () => error.constructor.constructor("return process")());
      try { host.clock_now(); } catch (inner) {
        attempt("code by way of a host error", () => inner.constructor.constructor("return process")());
      }
    }
  };
  dig(0);
  Error.prepareStackTrace = (error, sites) => sites;
  attempt("the caller", () => {
    const sites = new Error().stack;
    if (!Array.isArray(sites)) return undefined;
    return sites.map((site) => site.getThis?.() ?? site.getFunction?.()).find((each) => each?.process !== undefined || each?.constructor?.constructor?.("return process")() !== undefined);
  });
  return new TextEncoder().encode(JSON.stringify(found));`),
  "imports-files": `import "node:fs";${frame("  return bytes;")}`,
} as const satisfies Readonly<Record<string, string>>;

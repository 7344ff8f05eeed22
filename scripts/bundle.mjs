/**
 * Bundles the sources: a program of few files starts much faster than one of hundreds. Dependencies stay outside, so
 * that users get their fixes; what is imported on demand becomes a chunk of its own.
 */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

/** What is started or imported by its path. */
const entries = ["index", "cli/main", "load/exporters/worker", "validators/thread", "cli/workspace/worker"];

/** Writes the program of `root` into `folder`. */
export async function bundle(root, folder) {
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [entry, join(root, `src/${entry}.ts`)])),
    platform: "node",
    external: (id) => !id.startsWith(".") && !id.startsWith("/") && !/^[A-Z]:/i.test(id),
  });
  await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
  });
  await build.close();
  await bundleSandbox(root, folder);
  chmodSync(join(folder, "cli/main.js"), 0o755);
}

/**
 * Writes the program of the sandbox's child: one file that needs no other, as it is given to a process that may read
 * none.
 */
export async function bundleSandbox(root, folder) {
  const build = await rolldown({
    cwd: root,
    input: join(root, "src/conformance/sandbox/child/main.ts"),
    platform: "node",
    external: /^node:/,
  });
  await build.write({ file: join(folder, "conformance/sandbox/child.js"), format: "esm", minify: true });
  await build.close();
}

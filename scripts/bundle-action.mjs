/**
 * Bundles the action with everything it needs, since the runner installs nothing: the program of the action and the
 * whole command line that it starts. What the sources load by name at run time is made an import here.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { rolldown } from "rolldown";
import { bundleSandbox } from "./bundle.mjs";

/** What is started or imported by its path, where the package expects it. */
const entries = ["action/main", "cli/main", "load/exporters/worker", "validators/thread"];

/** Texts of the sources that a bundler cannot follow, and what they say here. Each must be there exactly once. */
const edits = [
  ["src/validators/index.ts", "const require = createRequire(import.meta.url);", ""],
  ["src/validators/patterns.ts", "const require = createRequire(import.meta.url);", ""],
  ["src/validators/thread.ts", "import(formatsModule)", 'import("@hyperjump/json-schema/formats")'],
  ["src/load/exporters/worker.ts", 'await ours.import("zod-to-json-schema")', 'await import("zod-to-json-schema")'],
  [
    "node_modules/jiti/lib/jiti.mjs",
    'createRequire(import.meta.url)("../dist/babel.cjs")',
    'require("../dist/babel.cjs")',
  ],
];

function replaceOnce(text, from, to, file) {
  if (text.split(from).length !== 2) throw new Error(`${file} has changed: it does not have ${from} once.`);
  return text.replace(from, () => to);
}

/** The plugin that makes the edits, and gives zod-to-json-schema the enumeration of names that it wants of Zod. */
function resolvable(root) {
  const zod = "\0zod-names";
  return {
    name: "resolvable",
    resolveId: (id, importer) =>
      id.startsWith("zod/") && importer?.includes("zod-to-json-schema") === true ? zod : undefined,
    load: (id) =>
      id === zod ? "export const ZodFirstPartyTypeKind = new Proxy({}, { get: (_target, name) => name });" : undefined,
    transform: (code, id) => {
      const file = relative(root, id).replaceAll("\\", "/");
      const own = edits.filter(([edited]) => edited === file);
      return own.length === 0 ? undefined : own.reduce((text, [, from, to]) => replaceOnce(text, from, to, file), code);
    },
  };
}

/** The folder of the package that a module belongs to. */
function packageOf(id) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

/** The licenses of all packages in the bundle, as they ask for. */
function licenses(ids) {
  const folders = [...new Set(ids.map(packageOf).filter((folder) => folder !== undefined))].sort();
  return folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"]
      .map((each) => join(folder, each))
      .find(existsSync);
    const text = file === undefined ? "" : `\n${readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
}

/** Writes the action of `root` into `folder`. */
export async function bundleAction(root, folder) {
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [entry, join(root, `src/${entry}.ts`)])),
    platform: "node",
    plugins: [resolvable(root)],
  });
  const { output } = await build.write({
    dir: join(folder, "dist"),
    format: "esm",
    minify: true,
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
  });
  await build.close();
  await bundleSandbox(root, join(folder, "dist"));
  const { name, version, type, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const manifest = { private: true, name, version, type, exports: { "./package.json": exports["./package.json"] } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const ids = output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
  writeFileSync(join(folder, "LICENSES.txt"), licenses(ids).join(`\n${"-".repeat(80)}\n\n`));
}

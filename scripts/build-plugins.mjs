#!/usr/bin/env node
/**
 * Builds the reference plugins from their sources and compares the results with what is committed. Nothing needs it but
 * a change to the plugins: the builds are in the repository.
 *
 *   node scripts/build-plugins.mjs              builds and compares
 *   node scripts/build-plugins.mjs --write      and writes artifacts, digests, examples and contracts
 *   node scripts/build-plugins.mjs rust c       only these
 *
 * The same toolchain gives the same bytes. Another version of it gives others; then the answers to the examples, in
 * every format, have to be the same. A toolchain that is missing is said and skipped; the exit code is 1 when something
 * differs, and 3 when nothing could be built.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answersOf, sha256 } from "./plugins/answers.mjs";
import { buildModule } from "./plugins/module.mjs";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: "boolean" } } });
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "fixtures", "reference-plugins");
const scratch = mkdtempSync(join(tmpdir(), "build-plugins-"));

const run = (command, args, options = {}) =>
  execFileSync(command, args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", ...options });

/** Debian's: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32. */
function clang(folders, flags, out) {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".c"))
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  clangFiles(sources, flags, out);
}

function clangFiles(sources, flags, out) {
  const library = ["--sysroot=/usr", "-isystem", "/usr/include/wasm32-wasi", "-L/usr/lib/wasm32-wasi"];
  const target = ["--target=wasm32-wasi", "-mexec-model=reactor", "-fuse-ld=/usr/bin/wasm-ld-19", ...library];
  const link = ["-Wl,--strip-all", "-Wl,-z,stack-size=65536"];
  const warn = ["-std=c17", "-Wall", "-Wextra", "-Werror"];
  run("clang-19", [...target, ...warn, "-Oz", "-flto", ...link, "-Ic/src", ...flags, "-o", out, ...sources], {
    cwd: root,
  });
}

const plugins = {
  c: { artifact: "plugin.wasm", build: (out) => clang(["c/src"], [], out) },
  surcharges: {
    artifact: "plugin.wasm",
    build: (out) => clang(["c/src", "surcharges/src"], ["-DWITH_HOST"], out),
  },
  rust: {
    artifact: "plugin.wasm",
    build: (out) => {
      const target = join(scratch, "rust");
      const folder = join(root, "rust");
      // no path of this machine in the messages of panics
      const flags = `--remap-path-prefix=${folder}=. --remap-path-prefix=${process.env.CARGO_HOME ?? `${process.env.HOME}/.cargo`}=cargo`;
      const args = ["build", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--target-dir", target];
      run("cargo", args, { cwd: folder, env: { ...process.env, RUSTFLAGS: flags } });
      cpSync(join(target, "wasm32-unknown-unknown", "release", "shipping_quotes.wasm"), out);
    },
  },
  go: {
    artifact: "plugin.wasm",
    build: (out) => {
      const args = ["build", "-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w", "-o", out, "."];
      run("go", args, { cwd: join(root, "go"), env: { ...process.env, GOOS: "wasip1", GOARCH: "wasm" } });
    },
  },
  assemblyscript: {
    artifact: "plugin.wasm",
    build: (out) => {
      const flags = ["-Oz", "--runtime", "incremental", "--use", "abort=", "--disable", "bulk-memory"];
      const asc = ["exec", "--yes", "--package=assemblyscript@0.28.20", "--", "asc"];
      run("npm", [...asc, "assembly/plugin.ts", "-o", out, ...flags], { cwd: join(root, "assemblyscript") });
    },
  },
  js: { artifact: "plugin.mjs", build: (out) => buildModule(join(root, "js/src/plugin.mjs"), out) },
  stdio: { artifact: "plugin.mjs", build: (out) => buildModule(join(root, "stdio/src/main.mjs"), out) },
};

/** What a plugin author has beside the manifest; the same for all of them. */
function share(folder) {
  for (const shared of ["contracts", "examples"]) {
    rmSync(join(folder, shared), { recursive: true, force: true });
    cpSync(join(root, shared), join(folder, shared), { recursive: true });
  }
}

function sign(folder, bytes) {
  const file = join(folder, "manifest.toml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^sha256 = "[^"]*"/m, `sha256 = "${sha256(bytes)}"`));
}

/** @returns {Promise<"same" | "differs" | "skipped">} */
async function make(name) {
  const { artifact, build } = plugins[name];
  const out = join(scratch, `${name}-${artifact}`);
  try {
    await build(out);
  } catch (error) {
    const missing = error.code === "ENOENT";
    console.log(
      `${name}: ${missing ? `skipped, ${error.path} is not installed` : `does not build\n${error.stderr ?? error}`}`,
    );
    return missing ? "skipped" : "differs";
  }
  const folder = join(root, name);
  const built = readFileSync(out);
  if (values.write) {
    writeFileSync(join(folder, artifact), built, { mode: name === "stdio" ? 0o755 : 0o644 });
    sign(folder, built);
    share(folder);
    console.log(`${name}: wrote ${artifact}, ${built.length} bytes`);
    return "same";
  }
  const committed = join(folder, artifact);
  if (built.equals(readFileSync(committed))) {
    console.log(`${name}: the same bytes`);
    return "same";
  }
  const [old, renewed] = [await answersOf(committed), await answersOf(out)];
  const alike = old !== undefined && JSON.stringify(old) === JSON.stringify(renewed);
  console.log(
    `${name}: other bytes, ${alike ? `the same ${old.length} answers (another version of the toolchain?)` : "other answers"}`,
  );
  return alike ? "same" : "differs";
}

/** The hostile modules: WAT and its assembly side by side. Debian's wabt. */
function makeHostile() {
  const folder = join(root, "..", "conformance", "hostile", "wasm");
  const out = join(scratch, "hostile.wasm");
  let differing = 0;
  try {
    for (const source of readdirSync(folder).filter((file) => file.endsWith(".wat"))) {
      run("wat2wasm", ["--enable-all", join(folder, source), "-o", out]);
      const committed = join(folder, source.replace(/wat$/, "wasm"));
      if (values.write) cpSync(out, committed);
      else if (!readFileSync(out).equals(readFileSync(committed))) {
        console.log(`hostile: ${source} gives other bytes`);
        differing += 1;
      }
    }
  } catch (error) {
    console.log(`hostile: ${error.code === "ENOENT" ? "skipped, wat2wasm is not installed" : error.stderr}`);
    return error.code === "ENOENT" ? "skipped" : "differs";
  }
  if (differing === 0) console.log(`hostile: ${values.write ? "wrote them" : "the same bytes"}`);
  return differing === 0 ? "same" : "differs";
}

/** A defect in C takes the place of the reference plugin's main file, and includes it. */
function clangDefect(source, out) {
  const others = readdirSync(join(root, "c/src")).filter((file) => file.endsWith(".c") && file !== "plugin.c");
  clangFiles([...others.sort().map((file) => `c/src/${file}`), source], [], out);
}

/** What a violating plugin is built from; MAN-02 is about a digest that nobody has corrected. */
const defects = {
  "defect.mjs": { artifact: "plugin.mjs", build: (source, out) => buildModule(source, out, { minify: true }) },
  "defect.c": { artifact: "plugin.wasm", build: clangDefect },
};
const unsigned = ["man-02"];

/** Every violating plugin is a reference plugin with one defect; the build has both in one file. */
async function makeBad() {
  const folder = join(root, "..", "conformance", "bad");
  const out = join(scratch, "bad");
  let differing = 0;
  for (const id of readdirSync(folder).sort()) {
    const kind = Object.keys(defects).find((file) => existsSync(join(folder, id, file)));
    if (kind === undefined) continue;
    const { artifact: name, build } = defects[kind];
    await build(join(folder, id, kind), out);
    const built = readFileSync(out);
    const artifact = join(folder, id, name);
    if (values.write) {
      writeFileSync(artifact, built, { mode: built[0] === 0x23 ? 0o755 : 0o644 });
      if (!unsigned.includes(id)) sign(join(folder, id), built);
    } else if (!built.equals(readFileSync(artifact))) {
      console.log(`bad: ${id} gives other bytes`);
      differing += 1;
    }
  }
  if (differing === 0) console.log(`bad: ${values.write ? "wrote them" : "the same bytes"}`);
  return differing === 0 ? "same" : "differs";
}

const special = { hostile: makeHostile, bad: makeBad };
const names = [...Object.keys(plugins), ...Object.keys(special)];
const wanted = positionals.length > 0 ? positionals : names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No plugin is called ${unknown.join(", ")}. There are ${names.join(", ")}.`);
  process.exit(2);
}
const results = [];
for (const name of wanted) results.push(await (special[name] ?? make)(name));
rmSync(scratch, { recursive: true, force: true });
process.exitCode = results.includes("differs") ? 1 : results.every((result) => result === "skipped") ? 3 : 0;

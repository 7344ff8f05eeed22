/** `conform init`: starts a plugin's folder with a manifest, and with a contract and an example where there is none. */
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fail } from "../errors.js";
import { artifactDigest, manifestName } from "../load/plugin-folder.js";
import type { Contract } from "../model/contract.js";
import { stringify } from "../model/json.js";
import type { Abi } from "../model/plugin.js";
import { sanitize } from "../util/sanitize.js";
import { sampleContract, sampleExample } from "./conform-sample.js";
import type { Host } from "./host.js";
import { writeWhole } from "./output.js";

interface Init {
  readonly host: Host;
  readonly cwd: string;
  readonly folder?: string;
}

export async function conformInit({ host, cwd, folder = "." }: Init): Promise<number> {
  const root = resolve(cwd, folder);
  if ((await stat(join(root, manifestName)).catch(() => undefined)) !== undefined) {
    fail({
      kind: "usage",
      message: `${manifestName} is there already; nothing was changed.`,
      hint: `Run the suite: contract-check conform ${folder}`,
    });
  }
  await mkdir(root, { recursive: true });
  const written: string[] = [];
  const write = async (file: string, text: string): Promise<void> => {
    await writeWhole(join(root, file), text, file);
    written.push(file);
  };
  const stored = await storedContracts(root);
  if (stored.length === 0) {
    const { writeSnapshot } = await import("../store/index.js");
    written.push((await writeSnapshot("contracts", sampleContract, { root })).folder);
  }
  const contracts = stored.length === 0 ? [sampleContract] : stored;
  const example = stored.length === 0 ? sampleExample : undefined;
  if (example !== undefined) {
    await mkdir(join(root, "examples"), { recursive: true });
    await write(example.inputFile, `${stringify(example.input, 2)}\n`);
    await write(example.outputFile, `${stringify(example.output, 2)}\n`);
  }
  const artifact = await findArtifact(root);
  await write(manifestName, manifestText({ name: basename(root), contracts, artifact, example }));
  for (const file of written) host.stdout.write(`wrote ${sanitize(file)}\n`);
  const built = artifact.sha256 === undefined ? `build ${artifact.file} by docs/plugin-abi.md, then ` : "";
  host.stdout.write(`next: ${built}run \`contract-check conform ${sanitize(folder)} --seal\`\n`);
  return 0;
}

/** The newest version of every contract that lies in the folder. */
async function storedContracts(root: string): Promise<Contract[]> {
  const { openBaselines } = await import("../store/index.js");
  const store = await openBaselines("contracts", { root });
  const found: Contract[] = [];
  for (const name of await store.contracts()) {
    const [newest] = await store.versions(name);
    if (newest !== undefined) found.push(await store.read(name, newest));
  }
  return found;
}

interface Artifact {
  readonly file: string;
  readonly abi: Abi;
  readonly sha256?: string;
}

async function findArtifact(root: string): Promise<Artifact> {
  const files = await readdir(root);
  const file = files.find((name) => name.endsWith(".wasm")) ?? files.find((name) => /\.m?js$/.test(name));
  if (file === undefined) return { file: "plugin.wasm", abi: "core-1" };
  const abi = file.endsWith(".wasm") ? "core-1" : "js-1";
  return { file, abi, sha256: artifactDigest(await readFile(join(root, file))) };
}

interface ManifestParts {
  readonly name: string;
  readonly contracts: readonly Contract[];
  readonly artifact: Artifact;
  readonly example: typeof sampleExample | undefined;
}

/** Two roles of a contract are a plugin's `in` and `out`; the rest is for its author to say. */
function useLine(contract: Contract, dto: Contract["dtos"][number]): string {
  const role = dto.role === "request" ? "in" : "out";
  const line = `${JSON.stringify(`${contract.name}/${dto.name}`)} = { role = "${role}", range = "^${contract.version}" }`;
  return dto.role === "request" || dto.role === "response" ? line : `# ${line}`;
}

function manifestText({ name, contracts, artifact, example }: ManifestParts): string {
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "plugin";
  return `# What every key means: docs/plugin-abi.md of contract-check.
manifest_version = 1

[plugin]
id = "com.example.${/^[a-z0-9]/.test(slug) ? slug : `x${slug}`}"
name = ${JSON.stringify(name)}
version = "0.1.0"

[artifact]
file = ${JSON.stringify(artifact.file)}
abi = "${artifact.abi}"
# of the file's bytes; \`contract-check conform --seal\` writes it
sha256 = "${artifact.sha256 ?? "0".repeat(64)}"

[contracts]
${contracts.flatMap((contract) => contract.dtos.map((dto) => useLine(contract, dto))).join("\n")}

[serialization]
formats = ["json"]

# What it asks of the host; everything is denied that is not here.
[capabilities]
# clock = true
# "fs.read" = ["/data"]

[limits]
memory_pages = 256
timeout_ms = 1000
output_bytes = 1048576

# What it promises, and has to keep.
[properties]
deterministic = true
concurrent = true
${
  example === undefined
    ? '\n# [[examples]]\n# input = "examples/request.json"\n# output = "examples/answer.json"\n'
    : `\n[[examples]]\nname = ${JSON.stringify(example.name)}\ninput = ${JSON.stringify(example.inputFile)}\noutput = ${JSON.stringify(example.outputFile)}\n`
}`;
}

/** Real places to pin from: a bare git repository, a package of an npm registry, an OCI registry; all on this machine. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll } from "vitest";

const servers: { close: () => unknown }[] = [];
afterAll(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A server on a free port of this machine. @returns `127.0.0.1:PORT` */
export async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Whether Debian's docker-registry is here; says so where it is not. */
export const hasRegistry = spawnSync("docker-registry", ["--version"]).status === 0;
if (!hasRegistry) console.warn("skipped: docker-registry is missing (apt-get install docker-registry)");

/** `open-sesame` of the user `ada`. */
const htpasswd = "ada:$2y$05$abcdefghijklmnopqrstuutXu9KzOt.1yBoZUeFWoT/914/JfszCO\n";

/** Starts an OCI registry that keeps its content in a folder. @returns `127.0.0.1:PORT` */
export async function startRegistry(folder: string, options: { readonly password?: boolean } = {}): Promise<string> {
  // A port that was free a moment ago; the registry says what it listens on.
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  const address = `127.0.0.1:${(free.address() as AddressInfo).port}`;
  await new Promise((resolve) => free.close(resolve));
  const lines = [
    "version: 0.1",
    `storage: { filesystem: { rootdirectory: ${JSON.stringify(join(folder, "data"))} } }`,
    `http: { addr: "${address}" }`,
  ];
  if (options.password === true) {
    writeFileSync(join(folder, "htpasswd"), htpasswd);
    lines.push(`auth: { htpasswd: { realm: contracts, path: ${JSON.stringify(join(folder, "htpasswd"))} } }`);
  }
  writeFileSync(join(folder, "registry.yml"), `${lines.join("\n")}\n`);
  const child = spawn("docker-registry", ["serve", join(folder, "registry.yml")], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  servers.push({ close: () => child.kill("SIGKILL") });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("listening on")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", () => reject(new Error(`docker-registry ended: ${said}`)));
  });
  return address;
}

export function git(cwd: string, ...args: string[]): string {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...identity, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** A bare repository with these contracts in `contracts/` on the branch main. @returns its path */
export function bareRepository(folder: string, contracts: string): string {
  const work = join(folder, "work");
  cpSync(contracts, join(work, "contracts"), { recursive: true });
  git(work, "init", "--quiet", "--initial-branch=main");
  git(work, "add", "--all");
  git(work, "commit", "--quiet", "--message", "Release");
  const bare = join(folder, "interface.git");
  git(folder, "clone", "--quiet", "--bare", work, bare);
  return bare;
}

/** The folder of a package with these contracts in `contracts/`. */
export function packageFolder(folder: string, contracts: string, version: string): string {
  const place = join(folder, `package-${version}`);
  cpSync(contracts, join(place, "contracts"), { recursive: true });
  const manifest = { name: "@acme/interface", version, files: ["contracts"], scripts: { prepack: "exit 9" } };
  writeFileSync(join(place, "package.json"), JSON.stringify(manifest));
  return place;
}

/** An npm registry with one package, packed by npm itself. @returns its URL */
export async function startNpmRegistry(folder: string, packages: readonly string[]): Promise<string> {
  const out = join(folder, "tarballs");
  mkdirSync(out, { recursive: true });
  for (const place of packages) {
    execFileSync("npm", ["pack", "--ignore-scripts", `--pack-destination=${out}`], { cwd: place, stdio: "pipe" });
  }
  const address = await serve((request, response) => {
    const name = (request.url ?? "").split("/").at(-1) ?? "";
    if (name.endsWith(".tgz") && readdirSync(out).includes(name)) {
      response.end(readFileSync(join(out, name)));
      return;
    }
    if (!(request.url ?? "").toLowerCase().startsWith("/@acme%2finterface")) {
      response.writeHead(404).end("{}");
      return;
    }
    const versions = Object.fromEntries(
      packages.map((place) => {
        const { version } = JSON.parse(readFileSync(join(place, "package.json"), "utf8")) as { version: string };
        const tarball = `http://${address}/@acme/interface/-/acme-interface-${version}.tgz`;
        return [version, { name: "@acme/interface", version, dist: { tarball } }];
      }),
    );
    const latest = Object.keys(versions).at(-1);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ name: "@acme/interface", "dist-tags": { latest }, versions }));
  });
  return `http://${address}/`;
}

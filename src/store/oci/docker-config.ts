/** The user's credentials for a registry: from docker's configuration, directly or by the helpers it names. */
import { readFile, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { ContractCheckError, fail } from "../../errors.js";
import { isObject, type Json, type JsonObject, own } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";
import { runProgram } from "../run-program.js";

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

const maxBytes = 1024 * 1024;

/** What docker calls its own registry. */
const dockerHub = "https://index.docker.io/v1/";

/**
 * The credentials for a host, or `undefined` where there are none.
 * @throws problem `config` when docker's configuration cannot be read, `source` when a helper fails
 */
export async function credentialsFor(host: string): Promise<Credentials | undefined> {
  const config = await readDockerConfig();
  const keys = host === "registry-1.docker.io" ? [dockerHub, "docker.io", host] : [host, `https://${host}`];
  for (const key of keys) {
    const helper = text(member(config, "credHelpers"), key);
    if (helper !== undefined) return askHelper(helper, key);
  }
  const auths = member(config, "auths");
  for (const key of keys) {
    const auth = text(member(auths, key), "auth");
    const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(auth ?? "", "base64").toString("utf8")) ?? [];
    if (user !== undefined && password !== undefined && user !== "") return { user, password };
  }
  const store = text(config, "credsStore");
  for (const key of store === undefined ? [] : keys) {
    if (member(auths, key) !== undefined && store !== undefined) return askHelper(store, key);
  }
  return undefined;
}

function member(value: Json | undefined, name: string): JsonObject | undefined {
  const found = isObject(value) ? own(value, name) : undefined;
  return isObject(found) ? found : undefined;
}

function text(value: Json | undefined, name: string): string | undefined {
  const found = isObject(value) ? own(value, name) : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

async function readDockerConfig(): Promise<Json> {
  const file = join(process.env.DOCKER_CONFIG ?? join(homedir(), ".docker"), "config.json");
  const shown = process.env.DOCKER_CONFIG === undefined ? "~/.docker/config.json" : "$DOCKER_CONFIG/config.json";
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile() !== true) return {};
  const hint = "Mend it, or log in again with: docker login";
  if (info.size > maxBytes) fail({ kind: "config", message: `${shown} has more than ${maxBytes} bytes.`, hint });
  try {
    return parseJsonText(await readFile(file, "utf8"), shown);
  } catch (error) {
    if (error instanceof ContractCheckError) return fail({ ...error.problem, kind: "config", hint }, error);
    return fail({ kind: "config", message: `${shown} cannot be read.`, hint }, error);
  }
}

async function askHelper(name: string, key: string): Promise<Credentials | undefined> {
  const program = `docker-credential-${name}`;
  if (!/^[\w.-]+$/.test(name)) {
    return fail({
      kind: "config",
      message: "Docker's configuration names a credential helper that is no program's name.",
      hint: "Correct credsStore and credHelpers in docker's config.json.",
    });
  }
  const { code, stdout } = await runProgram(program, ["get"], {
    cwd: tmpdir(),
    stdin: key,
    timeoutMs: 30_000,
    maxBytes,
    shown: program,
    missing: { message: `${program} could not be started.`, hint: "Install it, or correct docker's config.json." },
    stopped: "Try it by hand: docker login",
  });
  // A helper that knows nothing of the host ends with an error; then nobody is logged in.
  if (code !== 0) return undefined;
  const found = parseJsonText(stdout.toString("utf8"), program);
  const [user, password] = [text(found, "Username"), text(found, "Secret")];
  return user === undefined || password === undefined ? undefined : { user, password };
}

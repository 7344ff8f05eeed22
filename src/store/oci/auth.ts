/**
 * Authorization as the distribution specification's token authentication asks for it: the registry names, in its
 * challenge, who gives tokens for what.
 */
import { fail } from "../../errors.js";
import { isObject, own } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";
import { sanitize } from "../../util/sanitize.js";
import { isLoopback } from "../sources/places.js";
import { readBounded } from "./bounded.js";
import { type Credentials, credentialsFor } from "./docker-config.js";

/** Identity tokens come with this name in place of a user's. */
const tokenUser = "<token>";

/**
 * The `Authorization` header that answers a challenge; `undefined` where there is nothing to answer it with.
 * @param challenge the `WWW-Authenticate` header
 * @param registry the registry's origin: `https://ghcr.io`
 * @throws problem `source` when the giver of tokens refuses, or is somebody who must not see credentials
 */
export async function authorize(challenge: string, registry: URL, signal: AbortSignal): Promise<string | undefined> {
  const credentials = await credentialsFor(registry.host);
  if (/^basic\b/i.test(challenge)) return credentials === undefined ? undefined : basic(credentials);
  if (!/^bearer\b/i.test(challenge)) return undefined;
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, bare] of challenge.matchAll(/([a-z_]+)=(?:"([^"]*)"|([^\s,"]+))/gi)) {
    parameters.set(name.toLowerCase(), quoted ?? bare ?? "");
  }
  const realm = realmOf(parameters.get("realm") ?? "", registry);
  const identity = credentials?.user === tokenUser;
  const query = identity ? new URLSearchParams() : realm.searchParams;
  for (const name of ["service", "scope"]) {
    const value = parameters.get(name);
    if (value !== undefined) query.set(name, value);
  }
  if (identity) {
    query.set("grant_type", "refresh_token");
    query.set("client_id", "contract-check");
    query.set("refresh_token", credentials.password);
  }
  // No redirect: credentials go to the realm and to nobody else.
  const response = await fetch(realm, {
    redirect: "error",
    signal,
    ...(identity
      ? { method: "POST", body: query }
      : credentials === undefined
        ? {}
        : { headers: { authorization: basic(credentials) } }),
  });
  const body = await readBounded(response, 1024 * 1024);
  if (!response.ok || body === undefined) return refuse(registry, realm, `answered ${response.status}`);
  const answer = parseJsonText(Buffer.from(body).toString("utf8"), `the answer of ${realm.host}`);
  const token = isObject(answer) ? (own(answer, "token") ?? own(answer, "access_token")) : undefined;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) return refuse(registry, realm, "gave no token");
  return `Bearer ${token}`;
}

function basic({ user, password }: Credentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** A realm may be on another host, as docker's is, but then only behind encryption. */
function realmOf(text: string, registry: URL): URL {
  const realm = URL.canParse(text) ? new URL(text) : undefined;
  if (realm === undefined || realm.username !== "") return refuse(registry, undefined, "names nobody who gives tokens");
  const trusted = realm.origin === registry.origin || (isLoopback(realm.hostname) && isLoopback(registry.hostname));
  if (realm.protocol !== "https:" && !trusted) {
    return refuse(registry, realm, "would get the credentials without encryption");
  }
  return realm;
}

function refuse(registry: URL, realm: URL | undefined, why: string): never {
  return fail({
    kind: "source",
    message: sanitize(`There is no token for ${registry.host}: ${realm?.host ?? "it"} ${why}.`),
    hint: `Log in with: docker login ${registry.host}`,
  });
}

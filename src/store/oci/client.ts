/**
 * A small client of the OCI distribution specification: requests to one repository, bounded in time and size.
 * Credentials go to the registry's own origin only; a redirect to somebody else is followed without them.
 */
import { ContractCheckError, fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { isLoopback, type Places, requireSecure } from "../sources/places.js";
import { authorize } from "./auth.js";
import { readBounded } from "./bounded.js";
import type { OciReference } from "./reference.js";

export interface OciRequest {
  readonly method?: "GET" | "HEAD" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Bytes of an answer beyond which it is refused. Default 4 MiB. */
  readonly maxBytes?: number;
}

export interface OciAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Where the answer came from in the end. */
  readonly url: URL;
}

export interface OciClient {
  /** As messages call it: `oci:ghcr.io/acme/project-api`. */
  readonly label: string;
  /**
   * @param path below the repository, such as `/manifests/1.4.0`, or a whole URL that the registry has given
   * @throws problem `source` when there is no answer, or one that says neither yes nor 404
   */
  send(path: string | URL, request?: OciRequest): Promise<OciAnswer>;
}

const limits = { milliseconds: 120_000, redirects: 5, bytes: 4 * 1024 * 1024 } as const;

export function createOciClient(reference: OciReference, places: Places): OciClient {
  const { host, repository } = reference;
  const named = host === "docker.io" ? "registry-1.docker.io" : host;
  const plain = isLoopback(named) || places.insecure === true;
  const registry = new URL(`${plain ? "http" : "https"}://${named}`);
  requireSecure(registry.href, places);
  const label = `oci:${host}/${repository}`;
  let authorization: string | undefined;

  /** One request, without following or answering anything. */
  const once = async (url: URL, request: OciRequest, signal: AbortSignal): Promise<Response> => {
    const headers: Record<string, string> = { ...request.headers };
    if (authorization !== undefined && url.origin === registry.origin) headers.authorization = authorization;
    const body = request.body === undefined ? {} : { body: Buffer.from(request.body) };
    return fetch(url, { method: request.method ?? "GET", headers, ...body, redirect: "manual", signal });
  };

  const follow = async (start: URL, request: OciRequest, signal: AbortSignal): Promise<OciAnswer> => {
    const reads = (request.method ?? "GET") === "GET" || request.method === "HEAD";
    let url = start;
    if (url.origin !== registry.origin) requireSecure(url.href, { ...places, insecure: false });
    let answeredChallenge = false;
    for (let hops = 0; hops <= limits.redirects; ) {
      const response = await once(url, request, signal);
      const challenge = response.headers.get("www-authenticate");
      if (response.status === 401 && challenge !== null && !answeredChallenge && url.origin === registry.origin) {
        await response.body?.cancel();
        answeredChallenge = true;
        const answer = await authorize(challenge, registry, signal);
        if (answer === undefined) return denied(label, registry, 401);
        authorization = answer;
        continue;
      }
      const location = response.headers.get("location");
      if (reads && response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        hops += 1;
        url = new URL(location, url);
        if (!/^https?:$/.test(url.protocol)) return refuse(label, "redirects to what is no web address");
        if (url.origin !== registry.origin) requireSecure(url.href, { ...places, insecure: false });
        continue;
      }
      const body = await readBounded(response, request.maxBytes ?? limits.bytes);
      if (body === undefined) return refuse(label, `gave more than ${request.maxBytes ?? limits.bytes} bytes`);
      return { status: response.status, headers: response.headers, body, url };
    }
    return refuse(label, `redirects more than ${limits.redirects} times`);
  };

  return {
    label,
    async send(path, request = {}) {
      const url = path instanceof URL ? path : new URL(`/v2/${repository}${path}`, registry);
      const signal = AbortSignal.timeout(limits.milliseconds);
      let answer: OciAnswer;
      try {
        answer = await follow(url, request, signal);
      } catch (cause) {
        if (cause instanceof ContractCheckError) throw cause;
        if (signal.aborted) return refuse(label, "took too long to answer", cause);
        return refuse(label, `could not be reached (${reasonOf(cause)})`, cause);
      }
      const { status } = answer;
      if ((status >= 200 && status < 300) || status === 404) return answer;
      if (status === 401 || status === 403) return denied(label, registry, status);
      return refuse(label, `answered ${status}`, undefined, wordsOf(answer.body));
    },
  };
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause as NodeJS.ErrnoException | undefined) : undefined;
  return inner?.code ?? "the connection failed";
}

/** The registry's own words, as far as they are text. */
function wordsOf(body: Uint8Array): string[] {
  const text = Buffer.from(body.subarray(0, 500)).toString("utf8").trim();
  return text === "" ? [] : [sanitize(text)];
}

function denied(label: string, registry: URL, status: number): never {
  return fail({
    kind: "source",
    message: `${label} is not for everybody: the registry answered ${status}.`,
    hint: `Log in with: docker login ${registry.host}`,
  });
}

function refuse(label: string, why: string, cause?: unknown, details?: readonly string[]): never {
  return fail(
    {
      kind: "source",
      message: `${label} ${why}.`,
      ...(details === undefined || details.length === 0 ? {} : { details }),
      hint: "Nothing was changed. Check the address and the registry, then run the command again.",
    },
    cause,
  );
}

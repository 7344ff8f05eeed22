/**
 * The few calls to the REST API that a comment needs. Plain `fetch`: the official clients would be most of the bundle.
 * Waits as the rate limits ask, within bounds; what the token may not do is a refusal, never a crash.
 */
import { isArray, isObject, type Json, own } from "../model/json.js";
import { parseJsonText } from "../util/json-text.js";

/** Why a call came to nothing. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface IssueComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  readonly author: string;
  readonly byBot: boolean;
}

export interface Comments {
  /** Of all pages, oldest first. */
  readonly list: () => Promise<IssueComment[]>;
  readonly create: (body: string) => Promise<IssueComment>;
  readonly update: (id: number, body: string) => Promise<IssueComment>;
  readonly remove: (id: number) => Promise<void>;
  /** Who the token is; `undefined` for tokens of apps, which may not ask. */
  readonly self: () => Promise<string | undefined>;
}

export interface ApiPlace {
  /** `https://api.github.com`, or that of an enterprise server. */
  readonly api: string;
  /** `owner/name` */
  readonly repository: string;
  readonly issue: number;
  readonly token: string;
}

const timeoutMs = 20_000;
const mostTries = 4;
/** A longer wait is not worth a comment. */
const longestWaitMs = 60_000;
const pageSize = 100;
const mostPages = 100;

export function commentsOf({ api, repository, issue, token }: ApiPlace): Comments {
  const home = `${api.replace(/\/+$/, "")}/repos/${repository.split("/").map(encodeURIComponent).join("/")}/issues`;
  const call = (method: string, url: string, body?: string) => request(method, url, token, body);
  return {
    list: async () => {
      const found: IssueComment[] = [];
      for (let page = 1; page <= mostPages; page++) {
        const list = await call("GET", `${home}/${issue}/comments?per_page=${pageSize}&page=${page}`);
        if (!isArray(list)) throw new Refused(200, "the list of comments was none");
        for (const one of list) found.push(toComment(one));
        if (list.length < pageSize) break;
      }
      return found;
    },
    create: async (body) => toComment(await call("POST", `${home}/${issue}/comments`, body)),
    update: async (id, body) => toComment(await call("PATCH", `${home}/comments/${id}`, body)),
    remove: async (id) => void (await call("DELETE", `${home}/comments/${id}`)),
    self: async () => {
      try {
        const user = await call("GET", `${api.replace(/\/+$/, "")}/user`);
        const login = isObject(user) ? own(user, "login") : undefined;
        return typeof login === "string" ? login : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function toComment(value: Json | undefined): IssueComment {
  const member = (name: string) => (isObject(value) ? own(value, name) : undefined);
  const user = member("user");
  const [id, body, url] = [member("id"), member("body"), member("html_url")];
  const author = isObject(user) ? own(user, "login") : undefined;
  if (typeof id !== "number") throw new Refused(200, "a comment has no id");
  return {
    id,
    body: typeof body === "string" ? body : "",
    url: typeof url === "string" ? url : "",
    author: typeof author === "string" ? author : "",
    byBot: isObject(user) && own(user, "type") === "Bot",
  };
}

async function request(
  method: string,
  url: string,
  token: string,
  body: string | undefined,
): Promise<Json | undefined> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send(method, url, token, body);
    if (answer instanceof Response && answer.ok) return answer.status === 204 ? undefined : readJson(answer);
    const wait = attempt < mostTries ? waitFor(answer, method, attempt) : undefined;
    if (wait === undefined) throw await refusal(answer);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function send(method: string, url: string, token: string, body: string | undefined): Promise<Response | Error> {
  try {
    return await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/vnd.github+json",
        "x-github-api-version": "2022-11-28",
        "user-agent": "contract-check",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify({ body }) }),
      // The token is for this server only.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function readJson(answer: Response): Promise<Json> {
  try {
    return parseJsonText(await answer.text());
  } catch {
    throw new Refused(answer.status, "the answer was no JSON");
  }
}

/** Milliseconds until the same call may be made again; `undefined` where it is not to be. */
function waitFor(answer: Response | Error, method: string, attempt: number): number | undefined {
  const backoff = 125 * 2 ** attempt;
  // A comment may have been made although no answer came: making it again would make two.
  if (!(answer instanceof Response)) return method === "POST" ? undefined : backoff;
  const { status, headers } = answer;
  const asked = seconds(headers.get("retry-after"));
  const limited =
    status === 429 || (status === 403 && (asked !== undefined || headers.get("x-ratelimit-remaining") === "0"));
  if (!limited) return status >= 500 && method !== "POST" ? (asked ?? backoff) : undefined;
  const reset = seconds(headers.get("x-ratelimit-reset"));
  const wait = asked ?? (reset === undefined ? backoff : Math.max(0, reset - Date.now()));
  return wait <= longestWaitMs ? wait : undefined;
}

function seconds(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) * 1000 : undefined;
}

async function refusal(answer: Response | Error): Promise<Refused> {
  if (!(answer instanceof Response)) return new Refused(0, `the server was not reached (${answer.message})`);
  const body = await readJson(answer).catch(() => undefined);
  const message = isObject(body) ? own(body, "message") : undefined;
  const why = typeof message === "string" ? `: ${message.slice(0, 300)}` : "";
  return new Refused(answer.status, `the server answered ${answer.status}${why}`);
}

/** A local server that speaks the REST API's shapes for comments on issues, and remembers what was asked of it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: "Bot" | "User" };
  readonly html_url: string;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly authorization: string;
}

/** An answer in the place of the usual one. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface GitHub {
  readonly url: string;
  readonly comments: StoredComment[];
  readonly calls: Call[];
  /** Asked before every call, in order; `undefined` lets it through. */
  intercept: (call: Call) => Answer | "hang up" | undefined;
  readonly add: (body: string, user?: StoredComment["user"]) => StoredComment;
}

const bot = { login: "github-actions[bot]", type: "Bot" } as const;
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function reply(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

/** Serves the comments of acme/billing#7. */
export async function startGitHub(): Promise<GitHub> {
  const comments: StoredComment[] = [];
  const calls: Call[] = [];
  let next = 1;
  const add = (body: string, user: StoredComment["user"] = bot): StoredComment => {
    const id = next++;
    const comment = { id, body, user, html_url: `https://github.com/acme/billing/pull/7#issuecomment-${id}` };
    comments.push(comment);
    return comment;
  };
  const answer = (call: Call): Answer => {
    const [path = "", query = ""] = call.path.split("?");
    const one = /^\/repos\/acme\/billing\/issues\/comments\/(\d+)$/.exec(path);
    const known = comments.find(({ id }) => id === Number(one?.[1]));
    const body = () => String((JSON.parse(call.body) as { body: unknown }).body);
    if (path === "/user") return { status: 403, body: { message: "Resource not accessible by integration" } };
    if (path === "/repos/acme/billing/issues/7/comments") {
      if (call.method === "POST") return { status: 201, body: add(body()) };
      const search = new URLSearchParams(query);
      const size = Number(search.get("per_page") ?? "30");
      const from = (Number(search.get("page") ?? "1") - 1) * size;
      return { status: 200, body: comments.slice(from, from + size) };
    }
    if (known === undefined) return { status: 404, body: { message: "Not Found" } };
    if (call.method === "PATCH") {
      known.body = body();
      return { status: 200, body: known };
    }
    comments.splice(comments.indexOf(known), 1);
    return { status: 204 };
  };
  const github: GitHub = { url: "", comments, calls, intercept: () => undefined, add };
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const call = { method, path, body: await textOf(request), authorization: headers.authorization ?? "" };
    calls.push(call);
    const instead = github.intercept(call);
    if (instead === "hang up") request.socket.destroy();
    else reply(response, instead ?? answer(call));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return Object.assign(github, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

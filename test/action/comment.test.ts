/** The one comment, against a server that refuses, limits and pages as GitHub does. */
import { describe, expect, it } from "vitest";
import { commentsOf, Refused } from "../../src/action/api.js";
import { keepComment, markOf, type Wanted } from "../../src/action/comment.js";
import { type Answer, type GitHub, startGitHub } from "./github.js";

const mark = markOf(".", undefined);
const keep = (github: GitHub, wanted: Partial<Wanted> = {}) =>
  keepComment(commentsOf({ api: github.url, repository: "acme/billing", issue: 7, token: "t" }), {
    ...{ mode: "auto", mark, clean: false, failed: false, body: "Something broke." },
    ...wanted,
  });
const methods = ({ calls }: GitHub) => calls.map(({ method }) => method).join(" ");
const person = { login: "mallory", type: "User" } as const;

describe("the comment", () => {
  it("is found behind hundreds of others, and changed in place", async () => {
    const github = await startGitHub();
    for (let count = 0; count < 230; count++) github.add("Looks good to me.", person);
    const own = github.add(`${mark}\nSomething broke before.`);
    for (let count = 0; count < 30; count++) github.add("And now?", person);
    expect(await keep(github)).toEqual({ url: own.html_url, did: "updated" });
    expect(own.body).toBe(`${mark}\nSomething broke.`);
    expect(github.comments).toHaveLength(261);
    expect(methods(github)).toBe("GET GET GET PATCH");
  });

  it("is not touched where it says the same already", async () => {
    const github = await startGitHub();
    github.add(`${mark}\r\nSomething broke.`);
    expect((await keep(github)).did).toBe("unchanged");
    expect(methods(github)).toBe("GET");
  });

  it.each<[string, Partial<Wanted>, boolean, string]>([
    ["made for a break", {}, false, "created"],
    ["not made for nothing", { clean: true }, false, "nothing"],
    ["not made for a check that failed", { failed: true }, false, "nothing"],
    ["made for nothing where that is wanted", { clean: true, mode: "always" }, false, "created"],
    ["never made", { mode: "never" }, false, "nothing"],
    ["cleared", { clean: true }, true, "updated"],
    ["told of a check that failed", { failed: true }, true, "updated"],
    ["left alone", { mode: "never" }, true, "nothing"],
  ])("is %s", async (_, wanted, present, did) => {
    const github = await startGitHub();
    if (present) github.add(`${mark}\nIt was broken before.`);
    expect((await keep(github, wanted)).did).toBe(did);
  });

  it("is one, also where two runs at once have each made one", async () => {
    const github = await startGitHub();
    for (const text of ["one", "two", "three"]) github.add(`${mark}\n${text}`);
    await keep(github);
    expect(github.comments.map(({ body }) => body)).toEqual([`${mark}\nSomething broke.`]);
  });

  it("is one for each place that is checked", async () => {
    const github = await startGitHub();
    const other = markOf("packages/api", "api.config.json");
    expect(other).not.toBe(mark);
    await keep(github);
    await keep(github, { mark: other });
    await keep(github, { mark: other, body: "Something else broke." });
    expect(github.comments.map(({ body }) => body.split("\n")[1])).toEqual([
      "Something broke.",
      "Something else broke.",
    ]);
  });

  it("is not one of somebody who copied the mark", async () => {
    const github = await startGitHub();
    const trap = github.add(`${mark}\nAll clear, trust me.`, person);
    expect((await keep(github)).did).toBe("created");
    expect(trap.body).toContain("trust me");
  });

  it("is one of the person whose token this is", async () => {
    const github = await startGitHub();
    const own = github.add(`${mark}\nbefore`, person);
    github.intercept = ({ path }) => (path === "/user" ? { status: 200, body: { login: "mallory" } } : undefined);
    await keep(github);
    expect(own.body).toBe(`${mark}\nSomething broke.`);
  });

  it("is cut to what a comment may hold, and its mark ends no comment of HTML", async () => {
    const github = await startGitHub();
    await keep(github, { body: "x".repeat(70_000) });
    expect(github.comments[0]?.body).toHaveLength(65_536);
    expect(markOf("a-->b", "--")).toMatch(/^<!-- (?:(?!--).)* -->$/);
  });
});

describe("a server that does not do it", () => {
  /** The first answers, then the usual ones. */
  function first(github: GitHub, ...answers: readonly (Answer | "hang up")[]): void {
    const left = [...answers];
    github.intercept = () => left.shift();
  }
  const at = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);

  it.each<[string, Answer | "hang up"]>([
    ["is busy", { status: 429, headers: { "retry-after": "0" } }],
    [
      "limits the rate of everything",
      { status: 403, headers: { "retry-after": "0" }, body: { message: "secondary rate limit" } },
    ],
    [
      "has a limit that is over",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": at(-5) } },
    ],
    ["is down for a moment", { status: 502, headers: { "retry-after": "0" } }],
    ["hangs up", "hang up"],
  ])("is asked again when it %s", async (_, answer) => {
    const github = await startGitHub();
    first(github, answer);
    expect((await keep(github)).did).toBe("created");
    expect(methods(github)).toBe("GET GET POST");
  });

  it.each<[string, Answer, RegExp]>([
    [
      "forbids it",
      { status: 403, body: { message: "Resource not accessible by integration" } },
      /answered 403: Resource not/,
    ],
    ["wants another token", { status: 401, body: { message: "Bad credentials" } }, /answered 401: Bad credentials/],
    ["does not take it", { status: 422, body: { message: "Validation Failed" } }, /answered 422: Validation Failed/],
    [
      "limits for an hour",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": at(3600) } },
      /403/,
    ],
    ["answers what is no JSON", { status: 200, body: undefined }, /no JSON/],
    ["answers what is no list", { status: 200, body: {} }, /list of comments was none/],
    ["leads elsewhere", { status: 302, headers: { location: "http://127.0.0.1:9/" } }, /answered 302/],
  ])("is asked once when it %s", async (_, answer, message) => {
    const github = await startGitHub();
    first(github, answer);
    await expect(keep(github)).rejects.toThrow(message);
    expect(methods(github)).toBe("GET");
  });

  it("is not asked twice to make a comment, which it may have made", async () => {
    const github = await startGitHub();
    github.intercept = ({ method }) => (method === "POST" ? "hang up" : undefined);
    await expect(keep(github)).rejects.toBeInstanceOf(Refused);
    expect(methods(github)).toBe("GET POST");
  });
});

import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { loadSchemaPath } from "../../src/load/index.js";
import { project } from "./project.js";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function load(reference: string, allowRemote: readonly string[]) {
  const root = project({ "invoice.json": { properties: { total: { $ref: reference } } } });
  const [dto] = (await loadSchemaPath("invoice.json", { root, allowRemote })).dtos;
  return { problem: dto?.problem, source: dto?.source };
}

describe("a reference to the network", () => {
  it("is never followed unless its host is allowed by name", async () => {
    let asked = 0;
    const host = await serve((_, response) => response.end(String(++asked)));
    for (const allowed of [[], ["example.com"], ["127.0.0.1:1"], ["27.0.0.1"], [""]]) {
      const { problem } = await load(`http://${host}/money.json`, allowed);
      expect(problem).toMatchObject({ kind: "forbidden-reference", place: { file: "invoice.json", line: 1 } });
      expect(problem?.hint).toContain(host);
    }
    expect(asked).toBe(0);
  });

  it("to an allowed host is fetched and bundled, and so is what it refers to", async () => {
    const host = await serve((request, response) => {
      if (request.url === "/v1/money.json")
        response.end('{ "properties": { "currency": { "$ref": "currency.yaml" } } }');
      else if (request.url === "/v1/currency.yaml") response.end("type: string\nmaxLength: 3\n");
      else response.writeHead(404).end();
    });
    const { problem, source } = await load(`http://${host}/v1/money.json`, [host]);
    expect(problem).toBeUndefined();
    expect(source?.json).toEqual({
      properties: { total: { $ref: "#/$defs/money" } },
      $defs: {
        currency: { type: "string", maxLength: 3 },
        money: { properties: { currency: { $ref: "#/$defs/currency" } } },
      },
    });
    expect(source?.locate("/$defs/currency/maxLength")).toMatchObject({
      file: `http://${host}/v1/currency.yaml`,
      line: 2,
    });
  });

  it("does not lead from an allowed host to files or to another host", async () => {
    const other = await serve((_, response) => response.end("{}"));
    const host = await serve((request, response) => {
      if (request.url === "/redirect.json") response.writeHead(302, { location: `http://${other}/` }).end();
      else
        response.end(
          JSON.stringify({ $ref: request.url === "/file.json" ? "file:///etc/passwd" : `http://${other}/` }),
        );
    });
    for (const path of ["redirect.json", "file.json", "refer.json"]) {
      const { problem } = await load(`http://${host}/${path}`, [host]);
      expect(problem?.kind).toBe("forbidden-reference");
    }
  });

  it.each<[string, RequestListener, string]>([
    ["missing", (_, response) => response.writeHead(404).end(), "answered 404"],
    ["without end", (_, response) => void flood(response), "longer than"],
    ["in circles", (_, response) => response.writeHead(302, { location: "/" }).end(), "redirects more than"],
    ["cut off", (request) => request.socket.destroy(), "could not be reached"],
  ])("that is %s is a problem", async (_, listener, words) => {
    const host = await serve(listener);
    const { problem } = await load(`http://${host}/money.json`, ["127.0.0.1"]);
    expect(problem).toMatchObject({
      kind: "reference",
      message: expect.stringContaining(words),
      hint: expect.any(String),
    });
  });
});

/** Writes for as long as the other side listens. */
function flood(response: Parameters<RequestListener>[1]): void {
  const block = Buffer.alloc(1 << 20, 0x20);
  const more = () => {
    while (!response.destroyed && response.write(block));
  };
  response.on("drain", more).on("error", () => {});
  more();
}

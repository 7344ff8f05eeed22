/** Tarballs, made by hand where npm would not make them. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readTarball } from "../../src/store/tarball.js";
import { problemOf } from "./support.js";

interface Entry {
  readonly path: string;
  readonly type?: string;
  readonly content?: string;
  /** What the header says, where it lies. */
  readonly size?: number;
}

function header({ path, type = "0", content = "", size = Buffer.byteLength(content) }: Entry): Buffer {
  const block = Buffer.alloc(512);
  block.write(path, 0, 100);
  block.write("0000644\0", 100);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write(type, 156);
  block.write("ustar\0", 257);
  block.fill(" ", 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function tar(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? "");
    return [header(entry), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const texts = (files: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));

describe("a tarball", () => {
  it("gives its files without the package's own folder", () => {
    const long = `package/${"deep/".repeat(30)}Invoice.schema.json`;
    const record = `path=${long}\n`;
    const pax = `${record.length + 4} ${record}`;
    const files = readTarball(
      tar([
        { path: "package/", type: "5" },
        { path: "package/package.json", content: "{}" },
        { path: "PaxHeader", type: "x", content: pax },
        { path: "package/cut", content: "long" },
        { path: "././@LongLink", type: "L", content: "package/gnu.json\0" },
        { path: "package/g", content: "gnu" },
      ]),
      "interface.tgz",
    );
    expect(texts(files)).toEqual({ "package.json": "{}", [long.slice("package/".length)]: "long", "gnu.json": "gnu" });
  });

  it.each<[string, readonly Entry[], RegExp]>([
    ["a path above it", [{ path: "package/../../etc/passwd" }], /leads out of it/],
    ["an absolute path", [{ path: "/etc/passwd" }], /leads out of it/],
    ["a path with a backslash", [{ path: "package\\..\\x" }], /leads out of it/],
    ["a drive", [{ path: "C:/x" }], /leads out of it/],
    ["a symbolic link", [{ path: "package/x", type: "2" }], /link or a device/],
    ["a hard link", [{ path: "package/x", type: "1" }], /link or a device/],
    ["a device", [{ path: "package/x", type: "3" }], /link or a device/],
    ["one path twice", [{ path: "package/x" }, { path: "other/x" }], /twice/],
    ["an entry that ends in the middle", [{ path: "package/x", size: 1_000_000 }], /ends in the middle/],
    ["too many entries", Array.from({ length: 12 }, (_, at) => ({ path: `package/${at}` })), /more than 10 entries/],
    ["a path that draws", [{ path: "package/../\u001b[2J" }], /leads out of it/],
  ])("with %s is refused", async (_, entries, message) => {
    const problem = await problemOf(() => readTarball(tar(entries), "interface.tgz", { maxEntries: 10 }));
    expect(problem).toMatchObject({ kind: "source", message: expect.stringMatching(message) });
    expect(problem.message).not.toContain("\u001b");
  });

  it("that unpacks to too much is refused before it does", async () => {
    const bomb = tar([{ path: "package/zeros", content: "0".repeat(4_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await problemOf(() => readTarball(bomb, "bomb.tgz", { maxBytes: 1_000_000 }))).toMatchObject({
      message: "bomb.tgz holds more than 1000000 bytes.",
    });
  });

  it.each([
    ["no gzip", Buffer.from("hello"), /not compressed/],
    ["half of a tarball", tar([{ path: "package/x", content: "x" }]).subarray(0, 40), /not compressed/],
    ["no tarball", gzipSync(Buffer.alloc(2048, 7)), /no tarball/],
    ["nothing", gzipSync(Buffer.alloc(0)), /ends in the middle/],
  ])("that is %s is refused", async (_, bytes, message) => {
    expect((await problemOf(() => readTarball(bytes, "x.tgz"))).message).toMatch(message);
  });
});

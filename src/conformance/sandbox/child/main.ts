/**
 * The child that a plugin runs in: started with nothing but its standard input, output and error. It answers one frame
 * after the other and is killed from outside; nothing in here is trusted to end.
 */
import { ask, type Ended, type LoadHeader, tell } from "../frames.js";
import { createCore } from "./core.js";
import { type Factory, type Guest, GuestEnd } from "./guest.js";
import { createJs } from "./js.js";
import { wasm } from "./webassembly.js";
import { type Frame, print, read, resetPrinted, send, uint32 } from "./wire.js";

let factory: Factory | undefined;
let guest: Guest | undefined;
let made = 0;

function load(body: Uint8Array): Factory {
  const cut = body.indexOf(0);
  const header = JSON.parse(new TextDecoder().decode(body.subarray(0, cut))) as LoadHeader;
  const artifact = body.slice(cut + 1);
  return header.abi === "core-1" ? createCore(artifact, header) : createJs(artifact, header);
}

const nothing = new Uint8Array(0);

/** Numbers of 4 bytes. */
function numbers(body: Uint8Array): number[] {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  return Array.from({ length: body.length / 4 }, (_, index) => view.getUint32(index * 4, true));
}

async function answer({ kind, body }: Frame): Promise<Uint8Array> {
  if (kind === ask.load || kind === ask.renew) {
    guest = undefined;
    resetPrinted();
    // what a plugin leaves is cleared away, and not at every turn: it takes milliseconds
    if (made++ % 8 === 0) (globalThis as { gc?: () => void }).gc?.();
    if (kind === ask.load) {
      factory = undefined;
      factory = load(body);
    }
    guest = await factory?.();
    return nothing;
  }
  if (guest === undefined) throw new Error("nothing is loaded");
  if (kind === ask.metadata) return guest.metadata();
  if (kind === ask.execute) return guest.execute(body);
  const pointers = guest.allocate?.(numbers(body)) ?? [];
  const bytes = new Uint8Array(pointers.length * 4);
  pointers.forEach((pointer, index) => {
    new DataView(bytes.buffer).setUint32(index * 4, pointer, true);
  });
  return bytes;
}

function endOf(error: unknown): Ended {
  if (error instanceof GuestEnd) return error.ended;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { end: "trap", message: message.slice(0, 1000), memory: /out of memory|allocation failed/i.test(message) };
}

send(tell.up);
for (let frame = read(); frame !== undefined; frame = read()) {
  try {
    const bytes = await answer(frame);
    send(tell.done, uint32(guest?.pages() ?? 0), bytes);
  } catch (error) {
    let ended: Ended;
    try {
      ended = endOf(error);
      if (ended.end === "trap" && error instanceof wasm.RuntimeError) print(stackOf(error));
    } catch {
      ended = { end: "trap", message: "it threw something that cannot be shown" };
    }
    guest = undefined;
    send(tell.ended, new TextEncoder().encode(JSON.stringify(ended)));
  }
}

/** The functions that a trap went through, for the author. */
function stackOf(error: Error): Uint8Array {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.includes("wasm"));
  return new TextEncoder().encode(
    frames
      .slice(0, 8)
      .map((line) => `${line.trim()}\n`)
      .join(""),
  );
}

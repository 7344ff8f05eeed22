/** What a process has sent and nobody has taken yet: one buffer that grows by doubling, so that each byte is copied a few times at most. */

export interface Incoming {
  readonly add: (chunk: Buffer) => void;
  /** All of it; valid until the next change. */
  readonly view: () => Buffer;
  /** Takes so many bytes from the front. */
  readonly take: (length: number) => Buffer;
}

/** A larger buffer is given back once it is empty. */
const keptBytes = 64 * 1024;

export function createIncoming(): Incoming {
  let held = Buffer.alloc(0);
  let [start, end] = [0, 0];
  return {
    add: (chunk) => {
      if (end + chunk.length > held.length) {
        const size = end - start;
        const room =
          size + chunk.length > held.length / 2 ? Math.max(keptBytes, 2 * (size + chunk.length)) : held.length;
        const next = room === held.length ? held : Buffer.allocUnsafe(room);
        held.copy(next, 0, start, end);
        [held, start, end] = [next, 0, size];
      }
      end += chunk.copy(held, end);
    },
    view: () => held.subarray(start, end),
    take: (length) => {
      const taken = Buffer.from(held.subarray(start, start + length));
      start += length;
      if (start === end) {
        [start, end] = [0, 0];
        if (held.length > keptBytes) held = Buffer.alloc(0);
      }
      return taken;
    },
  };
}

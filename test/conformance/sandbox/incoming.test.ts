/** The buffer between a plugin's process and us. */
import { expect, test } from "vitest";
import { createIncoming } from "../../../src/conformance/sandbox/incoming.js";

test("gives what was added, in its order, however it is cut", () => {
  const incoming = createIncoming();
  const sent = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251));
  const got: Buffer[] = [];
  for (let at = 0, step = 1; at < sent.length; at += step, step = (step * 7 + 3) % 9_973) {
    incoming.add(sent.subarray(at, at + step));
    const waiting = incoming.view().length;
    if (waiting > 20_000) got.push(incoming.take(waiting - (waiting % 13)));
  }
  got.push(incoming.take(incoming.view().length));
  expect(Buffer.concat(got).equals(sent)).toBe(true);
  expect(incoming.view()).toHaveLength(0);
});

/** The circuit breaker, by a clock of our own. */
import { expect, it } from "vitest";
import { createBreaker } from "../../src/conformance/breaker.js";

it("opens after failures in a row, tries once after the cool-down, and closes when that works", async () => {
  let now = 0;
  const breaker = createBreaker({ failures: 2, coolDown: 100, now: () => now });
  const call = (works: boolean) =>
    breaker.run(
      async () => works,
      (value) => !value,
    );
  await call(false);
  await call(true);
  await call(false);
  expect(breaker.state()).toBe("closed");
  await call(false);
  expect(breaker.state()).toBe("open");
  expect(await call(true)).toEqual({ tried: false });
  now = 100;
  expect(breaker.state()).toBe("half-open");
  await call(false);
  expect(breaker.state()).toBe("open");
  now = 200;
  expect(await call(true)).toEqual({ tried: true, value: true });
  expect(breaker.state()).toBe("closed");
});

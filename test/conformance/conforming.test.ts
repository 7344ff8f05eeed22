/** Every reference plugin, one per language and ABI, conforms; together they show that each check can be passed. */
import { expect, test } from "vitest";
import { outcomes, withManifest } from "../support/conformance.js";

/** Advice that a toolchain leaves no way to follow. */
const known: Readonly<Record<string, readonly string[]>> = {
  // Go's runtime looks at the clock when it has collected garbage, and dies where it may not; few questions make none
  go: ["MAN-05"],
};

test.each(withManifest("reference-plugins"))("%s conforms", { timeout: 240_000 }, async (name) => {
  const expected = { failed: known[name] ?? [], undecided: [], withoutReason: [] };
  expect(await outcomes(`reference-plugins/${name}`)).toEqual(expected);
});

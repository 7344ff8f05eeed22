/** The metadata is constant. */
import { endText } from "../envelope.js";
import type { Plugin } from "../plugin.js";
import { type Check, type Evidence, failed, pass } from "./check.js";

const calls = 100;
const expected = "The same bytes at every call, in every instance, at any time.";
/** Ten years after the usual clock. */
const laterMs = 2_024_913_600_000;

const hex = (bytes: Uint8Array): string => bytes.join(",");

export const check: Check = {
  id: "MET-03",
  level: "must",
  title: "the metadata is the same over 100 calls and in fresh instances",
  why: "A host reads it once and keeps it.",
  run: async (context) => {
    let first: string | undefined;
    const differs = async (plugin: Plugin, where: string): Promise<Evidence | undefined> => {
      const result = await plugin.metadata();
      if (result.end !== "returned") return { expected, actual: `None came ${where}: ${endText(result)}.` };
      first ??= hex(result.bytes);
      if (first === hex(result.bytes)) return undefined;
      return { expected, actual: `Other bytes came ${where}.`, output: result.bytes };
    };
    const early = await context.use({}, async (plugin) => {
      for (let call = 1; call <= calls; call++) {
        const evidence = await differs(plugin, `at call ${call}`);
        if (evidence !== undefined) return evidence;
      }
      await plugin.renew();
      return differs(plugin, "in a fresh instance");
    });
    if (early !== undefined) return failed(early);
    const late = await context.use({ clock: laterMs, randomSeed: 99 }, (plugin) =>
      differs(plugin, "with another clock and other random bytes"),
    );
    return late === undefined ? pass() : failed(late);
  },
};

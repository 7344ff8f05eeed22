/** Blocks are inside the memory and apart from each other. */
import { endText } from "../envelope.js";
import { type Check, failed, notApplicable, pass } from "./check.js";

const sizes = [0, 1, 1024 * 1024, 1, 4096] as const;

export const check: Check = {
  id: "ABI-06",
  level: "must",
  title: "cc_alloc gives blocks inside the memory that do not overlap",
  why: "The host writes where it is told: over the plugin's own data, or over the next question.",
  run: (context) => {
    if (context.manifest.artifact.abi !== "core-1") return notApplicable("only core-1 has blocks");
    const expected = `Blocks of ${sizes.join(", ")} bytes, at the same time: inside the memory, none over another.`;
    return context.use({}, async (plugin) => {
      const result = await plugin.allocate?.(sizes);
      if (result === undefined) return notApplicable("only core-1 has blocks");
      if ("failure" in result) return failed({ expected, actual: `It did not give them: ${endText(result.failure)}.` });
      const { pointers, memoryBytes } = result;
      const blocks = sizes.map((size, index) => ({ size, at: pointers[index] ?? 0 }));
      const details = blocks.map(({ size, at }) => `cc_alloc(${size}) gave ${at}`);
      const missing = blocks.find(({ size, at }) => size > 0 && at === 0);
      if (missing !== undefined) {
        return failed({ expected, actual: `cc_alloc(${missing.size}) gave 0: no memory.`, details });
      }
      const outside = blocks.find(({ size, at }) => at + size > memoryBytes);
      if (outside !== undefined) {
        const end = `the memory ends at ${memoryBytes}`;
        return failed({ expected, actual: `cc_alloc(${outside.size}) gave ${outside.at}; ${end}.`, details });
      }
      const real = blocks.filter(({ size }) => size > 0).sort((a, b) => a.at - b.at);
      const over = real.find(({ size, at }, index) => at + size > (real[index + 1]?.at ?? Number.POSITIVE_INFINITY));
      if (over === undefined) return pass();
      return failed({
        expected,
        actual: `The block of ${over.size} bytes at ${over.at} reaches into the next one.`,
        details,
      });
    });
  },
};

/** The memory has a bound, or can be given one. */
import { type Check, failed, pass } from "./check.js";
import { judgeModule } from "./helpers/core-module.js";

export const check: Check = {
  id: "ABI-04",
  level: "must",
  title: "the memory is bounded, or can be bounded",
  why: "Nobody could say how many plugins fit on a machine.",
  run: (context) =>
    judgeModule(context, ({ memories, imports }) => {
      const { memoryPages } = context.manifest.limits;
      const expected = `One memory of its own, 32-bit, not shared, that starts with at most ${memoryPages} pages.`;
      const [memory] = memories;
      const imported = imports.some(({ kind }) => kind === "memory");
      if (memory === undefined) return failed({ expected, actual: "It has no memory." });
      if (imported) return failed({ expected, actual: "It imports its memory." });
      if (memories.length > 1) return failed({ expected, actual: `It has ${memories.length} memories.` });
      if (memory.special) return failed({ expected, actual: "Its memory is shared, or has 64-bit addresses." });
      if (memory.least <= memoryPages) return pass();
      return failed({
        expected,
        actual: `It starts with ${memory.least} pages.`,
        details: ["Raise memory_pages in [limits], or link it with less stack and data."],
      });
    }),
};

/** It comes up in time. */
import { endText } from "../envelope.js";
import { type Check, failed, pass, skip } from "./check.js";

export const check: Check = {
  id: "ABI-05",
  level: "must",
  title: "it comes up within init_ms",
  why: "A host that starts plugins on demand would keep the first caller waiting, or give up.",
  run: async ({ manifest, tryOpen }) => {
    const result = await tryOpen({}, async (plugin) => ({ ms: plugin.openMs }));
    if ("ms" in result) return pass(`up after ${Math.round(result.ms)} ms`);
    if (result.end === "refused")
      return skip(`The plugin does not come up: ${endText(result)} (see ABI-01 to ABI-04).`);
    const { initMs } = manifest.limits;
    return failed({
      expected: `The plugin is instantiated, and has run _initialize, within ${initMs} ms.`,
      actual: `It does not come up: ${endText(result)}.`,
    });
  },
};

/** It can be made and thrown away again and again. */
import { endText } from "../envelope.js";
import { type Check, failed, pass } from "./check.js";

/** A program is a process each time. */
const rounds = { "core-1": 100, "js-1": 100, "stdio-1": 10 } as const;
const slackBytes = 32 * 1024 * 1024;

export const check: Check = {
  id: "STB-02",
  level: "should",
  title: "it can be made and thrown away 100 times",
  why: "Hosts that scale make instances all day.",
  run: (context) => {
    const { abi } = context.manifest.artifact;
    const expected = "Every instance comes up; memory and descriptors stay as they were.";
    return context.use({}, async (plugin) => {
      let residentThen = 0;
      let descriptorsThen = 0;
      for (let round = 1; round <= rounds[abi]; round++) {
        const result = await plugin.renew();
        if (result.end !== "returned") {
          return failed({ expected, actual: `Instance ${round} did not come up: ${endText(result)}.` });
        }
        if (round === Math.ceil(rounds[abi] / 5)) {
          residentThen = plugin.residentBytes() ?? 0;
          descriptorsThen = plugin.descriptors() ?? 0;
        }
      }
      const grown = (plugin.residentBytes() ?? 0) - residentThen;
      const opened = (plugin.descriptors() ?? 0) - descriptorsThen;
      if (opened > 0) return failed({ expected, actual: `${opened} descriptors were left open.` });
      if (grown <= slackBytes) return pass(`${rounds[abi]} instances`);
      return failed({ expected, actual: `The process grew by ${Math.round(grown / 2 ** 20)} MiB.` });
    });
  },
};

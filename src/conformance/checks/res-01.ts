/** The memory that it takes is within its limit. */
import { endText } from "../envelope.js";
import { type Check, type CheckContext, failed, type Outcome, pass } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

const asked = 200;

/** With all the memory that the host has, so that what it would take shows. */
async function pagesTaken(context: CheckContext): Promise<Outcome> {
  const { memoryPages } = context.manifest.limits;
  const expected = `At most ${memoryPages} pages, as memory_pages says, however much there is.`;
  // what does not come up within its own limit is ABI-04's
  await context.use({}, async () => undefined);
  return context.use({ limits: { memoryPages: context.hostLimits.memoryPages } }, async (plugin) => {
    let peak = 0;
    for (const { bytes, about } of questionsOf(context, asked)) {
      const result = await plugin.execute(bytes);
      if (result.end !== "returned") break;
      peak = Math.max(peak, result.pages);
      if (peak > memoryPages) {
        return failed({ expected, actual: `It has ${peak} pages.`, input: bytes, details: [`after ${about}`] });
      }
    }
    return pass(`at most ${peak} of ${memoryPages} pages`);
  });
}

/** Where pages are not counted, the limit is on the process. */
async function livesWithin(context: CheckContext): Promise<Outcome> {
  return context.use({}, async (plugin) => {
    for (const { bytes, about } of questionsOf(context, asked)) {
      const result = await plugin.execute(bytes);
      if (result.end === "died" && result.memory) {
        const { memoryPages } = plugin.limits;
        const expected = `Its process lives within ${memoryPages} pages beyond what it needs to run at all.`;
        return failed({ expected, actual: `It does not: ${endText(result)}.`, input: bytes, details: [`at ${about}`] });
      }
      if (result.end !== "returned") await plugin.renew();
    }
    return pass();
  });
}

export const check: Check = {
  id: "RES-01",
  level: "must",
  title: "the memory that it takes is within memory_pages",
  why: "Hosts count by the manifest how many plugins fit on a machine.",
  run: (context) => (context.manifest.artifact.abi === "core-1" ? pagesTaken(context) : livesWithin(context)),
};

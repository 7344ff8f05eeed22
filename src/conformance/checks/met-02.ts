/** The plugin says of itself what its manifest says. */
import { metadataOf as wantedOf } from "../manifest.js";
import { type Check, failed, pass, skip } from "./check.js";
import { differences, metadataOf } from "./helpers/metadata.js";

export const check: Check = {
  id: "MET-02",
  level: "must",
  title: "the metadata equals the manifest",
  why: "What is reviewed is the manifest; what a host shows is the metadata.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const told = await metadataOf(plugin);
      if ("problem" in told) return skip(`there is no metadata: ${told.problem} (see MET-01)`);
      const [first, ...others] = differences(wantedOf(context.manifest), told.value);
      if (first === undefined) return pass();
      return failed({
        expected: "Every member of the metadata is as the manifest says.",
        actual: first,
        output: told.bytes,
        details: others,
      });
    }),
};

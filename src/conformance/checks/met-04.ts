/** Telling the metadata needs nothing of the host. */
import { endText } from "../envelope.js";
import { type Check, failed, pass, skip } from "./check.js";

export const check: Check = {
  id: "MET-04",
  level: "must",
  title: "metadata calls no host functions",
  why: "A host lists plugins before it grants them anything.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const result = await plugin.metadata();
      if (result.end !== "returned") return skip(`there is no metadata: ${endText(result)} (see MET-01)`);
      const calls = plugin.ledger.filter(({ during }) => during === "metadata");
      const [first] = calls;
      if (first === undefined) return pass();
      return failed({
        expected: "No host function is called while the metadata is told.",
        actual: `${first.call} was called${first.argument === "" ? "" : ` for ${JSON.stringify(first.argument)}`}.`,
        details: calls.length > 1 ? [`${calls.length} calls in all`] : [],
      });
    }),
};

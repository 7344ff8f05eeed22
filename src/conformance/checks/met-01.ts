/** The metadata is as its published format says. */
import { ContractCheckError } from "../../errors.js";
import { checkFormat } from "../../load/config-check.js";
import { PluginMetadata } from "../../model/formats/plugin-manifest.js";
import { CodecError, codecs } from "../codecs/index.js";
import { endText } from "../envelope.js";
import { type Check, failed, pass } from "./check.js";

const expected = "UTF-8 JSON, as the format PluginMetadata says.";
const subject = { schema: PluginMetadata, kind: "manifest", noun: "metadata", hint: "" } as const;

export const check: Check = {
  id: "MET-01",
  level: "must",
  title: "the metadata is valid",
  why: "A host that lists its plugins could not say what this one is.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const result = await plugin.metadata();
      if (result.end !== "returned") return failed({ expected, actual: `None came: ${endText(result)}.` });
      const output = result.bytes;
      try {
        await checkFormat(codecs.json.read(output), "metadata", subject);
        return pass();
      } catch (error) {
        if (error instanceof CodecError) {
          const actual = `It is no JSON: ${error.message} (at byte ${error.offset}).`;
          return failed({ expected, actual, output });
        }
        if (!(error instanceof ContractCheckError)) throw error;
        const { message, details = [], hint } = error.problem;
        return failed({ expected, actual: message, output, details: [...details, ...(hint ? [hint] : [])] });
      }
    }),
};

/** The mirror says in JSON what the payload says in binary. */
import type { Json } from "../../model/json.js";
import { CodecError, codecs } from "../codecs/index.js";
import { type Check, failed, notApplicable, pass } from "./check.js";
import { newest, unaskable } from "./helpers/documents.js";
import { evidenceOf, exchange } from "./helpers/exchange.js";
import { workingFormats } from "./helpers/formats.js";
import { richest, specialDocuments } from "./helpers/special.js";

/** What the mirror says, or why it says nothing. */
function readMirror(mirror: string): { readonly value: Json } | { readonly problem: string } {
  try {
    return { value: codecs.json.read(new TextEncoder().encode(mirror)) };
  } catch (error) {
    if (error instanceof CodecError) return { problem: error.message };
    throw error;
  }
}

export const check: Check = {
  id: "SER-03",
  level: "must",
  title: "the JSON mirror says what the binary payload says",
  why: "People look at the mirror when they look for a fault; one that differs sends them the wrong way.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    if (!context.manifest.jsonMirror) return notApplicable("the manifest promises no mirror (json_mirror)");
    return context.use({}, async (plugin) => {
      const binary = (await workingFormats(context, plugin)).filter((format) => format !== "json");
      let looked = 0;
      for (const dto of newest(context)) {
        const base = richest(context, dto);
        const documents = [...context.inputs(dto).valid(8), ...(base === undefined ? [] : specialDocuments(dto, base))];
        for (const format of binary) {
          for (const { value, about } of documents) {
            const exchanged = await exchange(context, plugin, { contract: dto.reference, payload: value, format });
            const { answer } = exchanged;
            if (answer.kind !== "output" || answer.mirror === undefined) continue;
            looked += 1;
            const read = readMirror(answer.mirror);
            if ("value" in read && context.same(read.value, answer.payload)) continue;
            const evidence = evidenceOf("A mirror with the same value as the payload.", exchanged);
            const said =
              "value" in read ? `The mirror says ${answer.mirror}` : `The mirror is no JSON: ${read.problem}`;
            return failed({ ...evidence, details: [said, about] });
          }
        }
      }
      return looked > 0 ? pass(`${looked} mirrors`) : notApplicable("it answers in no binary format");
    });
  },
};

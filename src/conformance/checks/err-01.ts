/** Envelopes that say something wrong get the errors of the closed set. */
import type { Json } from "../../model/json.js";
import { codecs } from "../codecs/index.js";
import { contentTypes } from "../envelope.js";
import type { Ask } from "../plugin.js";
import { type Check, failed, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { complainOf, type Exchange } from "./helpers/exchange.js";

/** Envelopes with one thing wrong in each, by what that is. */
function wrongEnvelopes({ contract, payload, format = "json" }: Ask): Readonly<Record<string, Json>> {
  const right = { v: 1, contentType: contentTypes[format], contract, payload };
  const others = Object.values(contentTypes).filter((type) => type !== right.contentType);
  const { v, contentType, contract: named, payload: document } = right;
  return {
    "v is 2": { ...right, v: 2 },
    "v is a text": { ...right, v: "1" },
    "v is missing": { contentType, contract: named, payload: document },
    "contentType is that of another format": { ...right, contentType: others[0] ?? "" },
    "contentType is missing": { v, contract: named, payload: document },
    "contract is a number": { ...right, contract: 1 },
    "contract is missing": { v, contentType, payload: document },
    "payload is missing": { v, contentType, contract: named },
  };
}

const notAFormat: Readonly<Record<string, Uint8Array>> = {
  "bytes of no format": Uint8Array.of(0x00, 0x01, 0x02),
  "a text instead of a map": new TextEncoder().encode('"quote"'),
};

function complaint({ answer }: Exchange): string | undefined {
  if (answer.kind === "error" && answer.code === "invalid-input") return undefined;
  return "The error invalid-input, of the closed set of codes.";
}

export const check: Check = {
  id: "ERR-01",
  level: "must",
  title: "errors are of the closed set, each with its code",
  why: "A host decides by the code whether to try again, to blame the sender or to wake somebody.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const [format = "json"] = context.formats;
    const [ask] = asks(context, 1);
    const envelopes = ask === undefined ? {} : wrongEnvelopes(ask);
    const inputs = [
      ...Object.entries(envelopes).map(([about, envelope]) => [about, codecs[format].write(envelope)] as const),
      ...Object.entries(notAFormat),
    ];
    return context.use({}, async (plugin) => {
      for (const [about, bytes] of inputs) {
        const evidence = await complainOf(context, plugin, bytes, { format }, complaint);
        if (evidence !== undefined) return failed({ ...evidence, details: [about] });
      }
      return pass(`${inputs.length} envelopes`);
    });
  },
};

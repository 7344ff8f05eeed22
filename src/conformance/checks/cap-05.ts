/** What comes from outside does not lead out. */
import { isArray, isObject, type Json, put } from "../../model/json.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { newest } from "./helpers/documents.js";
import type { Question } from "./helpers/questions.js";

/** Texts that lead out of a folder, to another host, or to another line, when they are put into a name. */
const escapes = [
  "../../etc/hostname",
  "/etc/hostname",
  "..\\..\\boot.ini",
  "a/../../b",
  "evil.example",
  "x\u0000y",
] as const;

/** The document with one of its texts replaced, one at a time. */
function injected(value: Json, text: string): Json[] {
  if (typeof value === "string") return [text];
  if (isArray(value)) {
    return value.flatMap((item, index) =>
      injected(item, text).map((changed) => value.map((other, at) => (at === index ? changed : other))),
    );
  }
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) =>
    injected(value[key] as Json, text).map((changed) => {
      const copy: Record<string, Json> = {};
      for (const other of Object.keys(value)) put(copy, other, other === key ? changed : (value[other] as Json));
      return copy;
    }),
  );
}

function questions(context: CheckContext): Question[] {
  const format = context.formats[0] ?? "json";
  return newest(context).flatMap((dto) => {
    const documents = context.inputs(dto).valid(2);
    return documents.flatMap(({ value }) =>
      escapes.flatMap((text) =>
        injected(value, text).map((payload) => ({
          bytes: context.question({ contract: dto.reference, payload, format }),
          about: `a text that is ${JSON.stringify(text)}`,
          contract: dto.reference,
        })),
      ),
    );
  });
}

export const check: Check = {
  id: "CAP-05",
  level: "must",
  title: "paths, hosts and keys that are made from a question do not lead out",
  why: "Whoever may ask a question could read another tenant's files.",
  run: (context) => {
    const names = ["fs.read", "fs.write", "net.connect", "env", "kv"] as const;
    if (!names.some((name) => context.capabilities.includes(name))) {
      return notApplicable("the manifest asks for nothing that has a name");
    }
    return context.use({}, async (plugin) => {
      const all = questions(context);
      for (const { bytes, about } of all) {
        const from = plugin.ledger.length;
        const result = await plugin.execute(bytes);
        const leak = plugin.ledger
          .slice(from)
          .find(({ argument, status }) => status === "denied" && escapes.some((text) => argument.includes(text)));
        if (leak !== undefined) {
          return failed({
            expected: "What is put into a path or a name is checked by the plugin before.",
            actual: `${leak.call} was called for ${JSON.stringify(leak.argument)}; the host denied it.`,
            input: bytes,
            details: [`at ${about}`],
          });
        }
        if (result.end !== "returned") await plugin.renew();
      }
      return pass(`${all.length} questions`);
    });
  },
};

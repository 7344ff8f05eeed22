/** The text of an error does not repeat what was sent. */
import type { Ask } from "../plugin.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { asks, newest, unaskable } from "./helpers/documents.js";
import { askAnew, evidenceOf } from "./helpers/exchange.js";
import { markedDocuments, markOf } from "./helpers/marks.js";

function questions(context: CheckContext, mark: string): { readonly about: string; readonly ask: Ask }[] {
  const [format = "json"] = context.formats;
  const [good] = asks(context, 1);
  const documents = newest(context).flatMap((dto) =>
    markedDocuments(context, dto, mark)
      .filter(({ valid }) => !valid)
      .map(({ value, pointer }) => ({
        about: `the mark at ${pointer || "the document itself"}`,
        ask: { contract: dto.reference, payload: value, format },
      })),
  );
  if (good === undefined) return documents;
  const contract = `${mark}/Nothing@1.0.0`;
  return [...documents, { about: "the mark in the contract's name", ask: { ...good, contract } }];
}

export const check: Check = {
  id: "ERR-04",
  level: "should",
  title: "the texts of errors do not repeat what was sent",
  why: "Errors go into logs, tickets and screens of other people; personal data would go with them.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const mark = markOf(context.random("mark"));
    return context.use({}, async (plugin) => {
      let errors = 0;
      for (const { about, ask } of questions(context, mark)) {
        const exchanged = await askAnew(context, plugin, ask);
        const { answer } = exchanged;
        if (answer.kind !== "error") continue;
        errors += 1;
        if (!answer.message.includes(mark)) continue;
        return failed(evidenceOf(`A text without ${mark}, which was in the question.`, exchanged, about));
      }
      return errors > 0 ? pass(`${errors} errors`) : notApplicable("nothing that was sent gave an error");
    });
  },
};

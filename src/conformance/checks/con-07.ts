/** Answers have no members that their contract does not declare. */
import type { Json } from "../../model/json.js";
import { withoutEach } from "../inputs/variations.js";
import type { BoundDto } from "../subject.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { closedReader } from "./helpers/closed.js";
import { asks, unaskable } from "./helpers/documents.js";
import { evidenceOf, exchange } from "./helpers/exchange.js";

const asked = 24;

/** Readers of each contract that the plugin writes. */
function readers({ contracts }: CheckContext): (reference: string) => ((value: Json) => boolean) | undefined {
  const made = new Map<BoundDto, (value: Json) => boolean>();
  const dtos = contracts.flatMap(({ role, versions }) => (role === "out" ? versions : []));
  return (reference) => {
    const dto = dtos.find((each) => each.reference === reference);
    if (dto === undefined) return undefined;
    const reader = made.get(dto) ?? closedReader(dto);
    made.set(dto, reader);
    return reader;
  };
}

/** The members without which nothing is undeclared any more. */
function undeclared(payload: Json, reader: (value: Json) => boolean): string {
  const named = withoutEach(payload).filter(({ value }) => reader(value));
  return named.map(({ pointer }) => pointer).join(", ") || "more than one place";
}

export const check: Check = {
  id: "CON-07",
  level: "should",
  title: "answers have no members that their contract does not declare",
  why: "Somebody will read the undeclared member, and a later version of the contract can no longer use its name.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const readerOf = readers(context);
    return context.use({}, async (plugin) => {
      let looked = 0;
      for (const ask of asks(context, asked)) {
        const exchanged = await exchange(context, plugin, ask);
        const { answer } = exchanged;
        if (answer.kind !== "output") continue;
        const reader = readerOf(answer.contract);
        if (reader === undefined) continue;
        looked += 1;
        if (reader(answer.payload)) continue;
        const place = undeclared(answer.payload, reader);
        return failed(evidenceOf(`Only members that ${answer.contract} declares.`, exchanged, `undeclared: ${place}`));
      }
      return looked > 0 ? pass(`${looked} answers`) : notApplicable("no question got an answer with a payload");
    });
  },
};

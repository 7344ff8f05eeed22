/** Nothing that one tenant sent is in what another one gets. */
import type { Ask, Plugin } from "../plugin.js";
import type { BoundDto } from "../subject.js";
import { type Check, type CheckContext, type Evidence, failed, notApplicable, pass } from "./check.js";
import { asks, newest, unaskable } from "./helpers/documents.js";
import { evidenceOf, exchange } from "./helpers/exchange.js";
import { type Marked, markedDocuments, markOf } from "./helpers/marks.js";

const asked = 4;

interface Visit {
  readonly dto: BoundDto;
  readonly document: Marked;
}

/** Everything that the first tenant sends: its mark wherever a text may stand, valid or not. */
function visits(context: CheckContext, mark: string): Visit[] {
  return newest(context).flatMap((dto) => markedDocuments(context, dto, mark).map((document) => ({ dto, document })));
}

/** What the second tenant asks: for answers and for errors. */
function questions(context: CheckContext): Ask[] {
  const [format = "json"] = context.formats;
  const valid = asks(context, asked);
  const [first] = valid;
  const invalid = newest(context).flatMap((dto) =>
    context
      .inputs(dto)
      .invalid()
      .slice(0, asked)
      .map(({ value }) => ({ contract: dto.reference, payload: value, format })),
  );
  const stranger = first === undefined ? [] : [{ ...first, contract: "no-such-contract/Nothing@1.0.0" }];
  return [...valid, ...invalid, ...stranger];
}

const holds = (bytes: Uint8Array | undefined, mark: string): boolean =>
  bytes !== undefined && new TextDecoder().decode(bytes).includes(mark);

export const check: Check = {
  id: "CNC-02",
  level: "must",
  title: "nothing that one tenant sent is in what another one gets",
  why: "Somebody else's shipment, name or address in an answer is a breach that has to be told to an authority.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const mark = markOf(context.random("mark"));
    const sent = visits(context, mark);
    if (sent.length === 0) return notApplicable("the contracts have no place for a text");
    const [format = "json"] = context.formats;
    const visit = async (plugin: Plugin): Promise<void> => {
      for (const { dto, document } of sent) {
        await exchange(context, plugin, { contract: dto.reference, payload: document.value, format });
      }
    };
    const leak = async (plugin: Plugin, between: () => Promise<void>, how: string): Promise<Evidence | undefined> => {
      for (const ask of questions(context)) {
        await between();
        const found = await exchange(context, plugin, ask);
        const expected = `Nothing with ${mark} in it: another tenant sent that.`;
        if (holds(found.output, mark)) return evidenceOf(expected, found, how);
      }
      return undefined;
    };
    const shared = { world: "shared" };
    const first = await context.use(shared, (plugin) => leak(plugin, () => visit(plugin), "both in one instance"));
    if (first !== undefined) return failed(first);
    const how = "in two instances, over the same files and the same store";
    const second = await context.use(shared, (plugin) => leak(plugin, async () => undefined, how));
    return second === undefined ? pass(`${sent.length} questions of the other tenant`) : failed(second);
  },
};

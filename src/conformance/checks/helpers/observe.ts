/** What a plugin asks of its host while it is used as its authors mean it to be. */
import type { CapabilityName } from "../../../model/plugin.js";
import type { CallResult, LedgerEntry, OpenOptions } from "../../plugin.js";
import type { CheckContext } from "../check.js";
import { type Question, questionsOf } from "./questions.js";

const asked = 60;

export interface Observation {
  readonly question: Question;
  readonly result: CallResult;
  /** What was asked of the host during this call. */
  readonly calls: readonly LedgerEntry[];
}

export interface Observed {
  readonly observations: readonly Observation[];
  /** Everything, the start of the plugin included. */
  readonly ledger: readonly LedgerEntry[];
}

/** Asks one instance question after question; after a trap it goes on with a fresh one. */
export function observe(context: CheckContext, options: OpenOptions, most = asked): Promise<Observed> {
  return context.use(options, async (plugin) => {
    await plugin.metadata();
    const observations: Observation[] = [];
    for (const question of questionsOf(context, most)) {
      const from = plugin.ledger.length;
      const result = await plugin.execute(question.bytes);
      observations.push({ question, result, calls: plugin.ledger.slice(from) });
      if (result.end !== "returned" && (await plugin.renew()).end !== "returned") break;
    }
    return { observations, ledger: [...plugin.ledger] };
  });
}

/**
 * Capabilities that a language's runtime takes by itself, by way of WASI: without them it does not start, and what
 * the plugin would do with a refusal cannot be seen.
 */
export function takenByRuntime(ledger: readonly LedgerEntry[]): ReadonlySet<CapabilityName> {
  return new Set(
    ledger.flatMap(({ call, capability }) =>
      call.startsWith("wasi.") && capability !== undefined ? [capability] : [],
    ),
  );
}

/** The examples alone, each in an instance of its own. */
export async function examplesAlone(context: CheckContext, options: OpenOptions): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const question of questionsOf(context, context.examples.length)) {
    observations.push(
      await context.use(options, async (plugin) => {
        const result = await plugin.execute(question.bytes);
        const calls = plugin.ledger.filter(({ during }) => during === "execute");
        return { question, result, calls };
      }),
    );
  }
  return observations;
}

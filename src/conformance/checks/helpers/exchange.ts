/** A question and what came of it. */
import type { Answer, Ask, OpenOptions, Plugin } from "../../plugin.js";
import type { CheckContext, Evidence } from "../check.js";
import { told } from "./words.js";

export interface Exchange {
  readonly input: Uint8Array;
  /** Where bytes came back. */
  readonly output?: Uint8Array;
  readonly answer: Answer;
}

/** What is known of bytes that are sent. */
export type Asked = Partial<Ask> & Pick<OpenOptions, "build">;

/** Sends any bytes. */
export async function send(
  context: CheckContext,
  plugin: Plugin,
  input: Uint8Array,
  asked: Asked = {},
): Promise<Exchange> {
  const result = await plugin.execute(input);
  const answer = context.read(result, asked);
  return { input, answer, ...(result.end === "returned" ? { output: result.bytes } : {}) };
}

export const exchange = (context: CheckContext, plugin: Plugin, ask: Ask): Promise<Exchange> =>
  send(context, plugin, context.question(ask), ask);

/** Sends bytes to a plugin that is as at its start: nothing that was asked before can matter. */
export async function sendAnew(
  context: CheckContext,
  plugin: Plugin,
  input: Uint8Array,
  asked: Asked = {},
): Promise<Exchange> {
  const renewed = await plugin.renew();
  if (renewed.end !== "returned") return { input, answer: context.read(renewed, asked) };
  return send(context, plugin, input, asked);
}

export const askAnew = (context: CheckContext, plugin: Plugin, ask: Ask & Asked): Promise<Exchange> =>
  sendAnew(context, plugin, context.question(ask), ask);

/** What had to come, where something else did. */
export type Complaint = (exchange: Exchange) => string | undefined;

/**
 * Sends, and looks whether there is something to complain of. A complaint counts when the plugin gives cause for it
 * from its start as well: then the one question shows it, and no question before it is to blame.
 */
export async function complainOf(
  context: CheckContext,
  plugin: Plugin,
  input: Uint8Array,
  asked: Asked,
  complaint: Complaint,
): Promise<Evidence | undefined> {
  if (complaint(await send(context, plugin, input, asked)) === undefined) return undefined;
  const again = await sendAnew(context, plugin, input, asked);
  const expected = complaint(again);
  return expected === undefined ? undefined : evidenceOf(expected, again);
}

export function evidenceOf(expected: string, { input, output, answer }: Exchange, ...details: string[]): Evidence {
  return {
    expected,
    actual: told(answer),
    input,
    ...(output === undefined ? {} : { output }),
    ...(details.length === 0 ? {} : { details }),
  };
}

/** Whether two answers say the same, whatever their bytes and the words of their errors. */
export function sameAnswer({ same }: CheckContext, a: Answer, b: Answer): boolean {
  if (a.kind === "output" && b.kind === "output") return a.contract === b.contract && same(a.payload, b.payload);
  if (a.kind === "error" && b.kind === "error") return a.code === b.code;
  if (a.kind === "none" && b.kind === "none") return a.result.end === b.result.end;
  return a.kind === b.kind;
}

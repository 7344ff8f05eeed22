/** The formats that the plugin answers in at all. That the others are missing is what SER-01 says. */
import type { PayloadFormat } from "../../../model/plugin.js";
import type { Plugin } from "../../plugin.js";
import type { CheckContext } from "../check.js";
import { asks } from "./documents.js";
import { askAnew } from "./exchange.js";

export async function workingFormats(context: CheckContext, plugin: Plugin): Promise<PayloadFormat[]> {
  const working: PayloadFormat[] = [];
  for (const format of context.formats) {
    const [ask] = asks(context, 1, format);
    if (ask === undefined) continue;
    const { answer } = await askAnew(context, plugin, ask);
    if (answer.kind === "output") working.push(format);
  }
  return working;
}

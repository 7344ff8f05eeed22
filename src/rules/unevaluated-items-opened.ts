/** Unevaluated items are accepted, and were refused. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedItemsOpened = unevaluatedRule("unevaluated-items-opened", "items", "opened");

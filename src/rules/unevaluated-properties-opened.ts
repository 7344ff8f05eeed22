/** Unevaluated properties are accepted, and were refused. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedPropertiesOpened = unevaluatedRule("unevaluated-properties-opened", "properties", "opened");

/** The one allowed value became another. */
import { constChangedRule } from "./helpers/lists.js";

export const constChanged = constChangedRule("const-changed");

/** `anyOf` became `oneOf`: what several variants match is refused. */
import { exclusiveRule } from "./helpers/whole-unions.js";

export const anyOfBecameOneOf = exclusiveRule("any-of-became-one-of", "new");

/** `oneOf` became `anyOf`: what several variants match is accepted. */
import { exclusiveRule } from "./helpers/whole-unions.js";

export const oneOfBecameAnyOf = exclusiveRule("one-of-became-any-of", "old");

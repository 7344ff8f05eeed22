/** The manifest is as its published format says. */
import { type Check, failed, pass } from "./check.js";

export const check: Check = {
  id: "MAN-01",
  level: "must",
  title: "the manifest is valid, and every file that it names is there",
  why: "A host decides by the manifest what to load and what to grant; a key that it does not know grants nothing.",
  static: true,
  run: ({ problems }) => {
    const [first, ...others] = problems;
    if (first === undefined) return pass();
    const place = first.place?.line === undefined ? "" : ` (line ${first.place.line})`;
    return failed({
      expected: "Every file that the manifest names can be read, and every example is of a stored contract.",
      actual: `${first.message}${place}`,
      details: [...(first.hint === undefined ? [] : [first.hint]), ...others.map(({ message }) => message)],
    });
  },
};

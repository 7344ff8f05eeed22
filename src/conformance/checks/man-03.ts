/** Every contract that the manifest names has a stored version in its range. */
import { type Check, failed, pass } from "./check.js";

export const check: Check = {
  id: "MAN-03",
  level: "must",
  title: "every range has a stored version of its contract",
  why: "A host that pins a version could never use the plugin, and nothing about it could be tested.",
  static: true,
  run: ({ contracts }) => {
    const empty = contracts.filter(({ versions }) => versions.length === 0);
    const [first] = empty;
    if (first === undefined) return pass();
    return failed({
      expected: "Each range of [contracts] holds at least one stored version.",
      actual: `No stored version of ${first.contract} is in the range ${first.range}.`,
      details: empty.map(({ contract, range, outside }) => {
        const stored = outside.map(({ version }) => version).join(", ");
        return `${contract} ${range}: ${stored === "" ? "no version is stored" : `stored are ${stored}`}`;
      }),
    });
  },
};

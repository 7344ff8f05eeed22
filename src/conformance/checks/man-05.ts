/** Nothing is asked of the host that is never used. */
import { type Check, failed, notApplicable, pass } from "./check.js";
import { observe } from "./helpers/observe.js";

export const check: Check = {
  id: "MAN-05",
  level: "should",
  title: "every capability of the manifest is used",
  why: "What is granted and not needed helps only whoever breaks in.",
  run: async (context) => {
    const { capabilities } = context;
    if (capabilities.length === 0) return notApplicable("the manifest asks for no capability");
    const { ledger } = await observe(context, {});
    const unused = capabilities.filter((name) => ledger.every(({ capability }) => capability !== name));
    const [first, ...others] = unused;
    if (first === undefined) return pass();
    return failed({
      expected: "Every capability of the manifest is used by an example, or for a generated document.",
      actual: `${first} never is.`,
      details: [
        ...others.map((name) => `${name} never is`),
        "Take it out of [capabilities], or add an example that needs it.",
      ],
    });
  },
};

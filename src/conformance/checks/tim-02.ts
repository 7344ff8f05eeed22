/** A call that is killed leaves nothing behind. */
import { endText } from "../envelope.js";
import { type Check, failed, pass, skip } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

export const check: Check = {
  id: "TIM-02",
  level: "must",
  title: "a kill leaves the host clean, and the next instance answers",
  why: "Every deadline that is missed would leave a process or a lock behind, until the host is restarted.",
  run: async (context) => {
    const [question] = questionsOf(context, 1);
    if (question === undefined) return skip("there is nothing to ask: no contract is stored (see MAN-03)");
    const expected = "The killed process is gone with all that it started, and a fresh instance answers as before.";
    const before = await context.use({}, (plugin) => plugin.execute(question.bytes));
    const clean = await context.use({}, async (plugin) => {
      await plugin.execute(question.bytes);
      return plugin.kill();
    });
    const details = ["It was killed as at a deadline: SIGKILL to the process and its group."];
    if (!clean)
      return failed({ expected, actual: "Something that it started lives on and holds its output.", details });
    const after = await context.use({}, (plugin) => plugin.execute(question.bytes));
    if (after.end === before.end) return pass();
    const how = after.end === "returned" ? "it returned" : endText(after);
    return failed({ expected, actual: `The next instance does not answer as before: ${how}.`, input: question.bytes });
  },
};

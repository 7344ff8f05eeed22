/** A plan for people: numbered steps, in the order in which to go. */
import { wrap } from "../../report/layout.js";
import type { Paint } from "../../report/paint.js";
import { sanitize } from "../../util/sanitize.js";
import type { ContractPlan, Plan, Step } from "../../workspace/plan.js";

export function planText({ steps, cycles }: Plan, paint: Paint, width: number): string {
  const lines = steps.flatMap((step, index) => [...stepLines(step, index + 1, paint, width), ""]);
  if (steps.length === 0) lines.push("Nothing is to be done: every consumer has the newest version.", "");
  for (const cycle of cycles) {
    const way = sanitize([...cycle, cycle[0]].join(" → "));
    lines.push(
      paint.level("warning", `cycle: ${way}`),
      ...wrap(
        "These repositories use each other's contracts: no order is right, and each needs a version that fits both before and after.",
        width - 2,
      ).map((line) => `  ${line}`),
      "",
    );
  }
  return lines.join("\n");
}

function stepLines(
  { repository, contracts, first, takes, unknown }: Step,
  number: number,
  paint: Paint,
  width: number,
): string[] {
  const lines = [
    ...contracts.map((contract) => contractLine(contract, paint)),
    ...takes.map(({ contract, from, to }) => sanitize(`can take ${contract} ${to} (has pinned ${from})`)),
    ...first.map(({ consumer, contract, pinned }) =>
      paint.level(
        "breaking",
        sanitize(`before ${contract} is released, ${consumer} must upgrade (has pinned ${pinned ?? "nothing"})`),
      ),
    ),
    ...unknown.map((each) => paint.level("warning", sanitize(`not known: ${each}`))),
  ];
  return [
    paint.heading(sanitize(`${number}. ${repository}`)),
    ...lines.flatMap((line) => wrap(line, width - 3).map((part) => `   ${part}`)),
  ];
}

function contractLine({ contract, from, to, required, declared, use }: ContractPlan, paint: Paint): string {
  const text = sanitize(
    `${contract} ${from} → ${to}: requires ${required === "none" ? "no bump" : `a ${required} bump`}`,
  );
  if (use === undefined) return text;
  return paint.level(
    "breaking",
    sanitize(`${text}, and declares ${declared === "none" ? "none" : `a ${declared} one`}: make it ${use}`),
  );
}

/**
 * Laws that hold for all schemas, tried on arbitrary ones of every dialect. `CONTRACT_CHECK_LAWS=4000` makes so many
 * cases per dialect, `CONTRACT_CHECK_SEED` repeats a run; the seed is printed.
 */
import { expect, test } from "vitest";
import { type LawDialect, lawDialects } from "../support/schemas.js";
import { caseOf, emptyTally, tryLaws } from "./laws.js";

const cases = Number(process.env.CONTRACT_CHECK_LAWS ?? 100);
const seed = Number(process.env.CONTRACT_CHECK_SEED ?? 20_261_123);

/** Unknown verdicts allowed, as a share of all cases. */
const mostUnknown = 0.05;

test.each(Object.keys(lawDialects) as LawDialect[])("laws, %s", { timeout: 3_600_000 }, (dialect) => {
  const tally = emptyTally();
  for (let index = 0; index < cases; index++) {
    const options = { seed, index, samples: 24 };
    tryLaws(caseOf(dialect, options), dialect, options, tally);
  }
  const verdicts = [...tally.verdicts].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(
    [
      `laws, ${dialect}, seed ${seed}, ${cases} cases: ${verdicts.map(([name, count]) => `${name} ${count}`).join(", ")}`,
      `  beside these: ${tally.asked} questions, ${tally.undecided} not decided; ${tally.judged} values judged, ajv differs on ${tally.ajvDiffers}`,
      `  ${tally.violations.length} violations`,
    ].join("\n"),
  );
  expect(tally.violations).toEqual([]);
  const unknown = verdicts.filter(([name]) => name.startsWith("unknown")).reduce((sum, [, count]) => sum + count, 0);
  expect(unknown / cases).toBeLessThan(mostUnknown);
});

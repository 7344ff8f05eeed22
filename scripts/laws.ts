/**
 * `npm run laws`: the laws of test/engine/laws.ts on as many arbitrary cases as wanted. Prints the seed, and how many
 * verdicts were right, wrong and unknown, with the reasons. Exits with 1 when one was wrong.
 *
 *   npm run laws                                      20,000 cases over all dialects, some minutes
 *   npm run laws -- --cases 100000 --seed 7           another, longer run; the same seed makes the same cases
 *   npm run laws -- --dialect 2020-12 --case 1234     one case again, with its schemas
 */
import { parseArgs } from "node:util";
import { stringify } from "../src/model/json.js";
import { caseOf, emptyTally, type Tally, tryLaws } from "../test/engine/laws.js";
import { type LawDialect, lawDialects } from "../test/support/schemas.js";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "20000" },
    seed: { type: "string", default: "20261124" },
    dialect: { type: "string", multiple: true, default: Object.keys(lawDialects) },
    case: { type: "string" },
  },
});
const seed = Number(values.seed);
const dialects = values.dialect as LawDialect[];
const perDialect = Math.ceil(Number(values.cases) / dialects.length);

/** Cases that broke a law, all cases, and those whose question was not decided, by reason. */
const total = { wrong: 0, cases: 0, unknown: new Map<string, number>() };

function count(dialect: LawDialect, index: number, tally: Tally): void {
  const before = tally.violations.length;
  const options = { seed, index, samples: 24 };
  tryLaws(caseOf(dialect, options), dialect, options, tally);
  total.cases += 1;
  if (tally.violations.length > before) total.wrong += 1;
}

for (const dialect of dialects) {
  const tally = emptyTally();
  if (values.case !== undefined) {
    const index = Number(values.case);
    console.log(stringify(caseOf(dialect, { seed, index, samples: 24 })));
    count(dialect, index, tally);
  } else for (let index = 0; index < perDialect; index++) count(dialect, index, tally);
  const verdicts = [...tally.verdicts].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [verdict, many] of verdicts)
    if (verdict.startsWith("unknown")) total.unknown.set(verdict, (total.unknown.get(verdict) ?? 0) + many);
  console.log(`${dialect}: ${verdicts.map(([name, many]) => `${name} ${many}`).join(", ")}`);
  console.log(
    `  beside these ${tally.asked} questions, ${tally.undecided} not decided; ${tally.judged} values judged, ajv differs on ${tally.ajvDiffers}`,
  );
  for (const violation of tally.violations) console.log(`  wrong: ${violation}`);
}
const undecided = [...total.unknown.values()].reduce((sum, many) => sum + many, 0);
const reasons = undecided === 0 ? "" : ` (${[...total.unknown].map(([name, many]) => `${name} ${many}`).join(", ")})`;
console.log(
  `seed ${seed}, ${total.cases} cases: ${total.cases - total.wrong - undecided} right, ${total.wrong} wrong, ${undecided} unknown${reasons}`,
);
process.exitCode = total.wrong === 0 ? 0 : 1;

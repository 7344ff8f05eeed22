/**
 * The pipeline of a comparison, as a list of steps:
 *
 * 1. `match.ts` pairs the DTOs of candidate and baselines by name; `same.ts` settles those that did not change.
 * 2. `session.ts` normalizes the documents of all others, all in one call, and gives them one engine.
 * 3. `ask.ts` asks both directions as pure sets, and those owed under the policy; `confirm.ts` confirms every no.
 * 4. `explain.ts` looks, for each change that the rules name, for a document that fails because of its place.
 * 5. `changes.ts`, `undecided.ts` and `problems.ts` state what was found; `classify` grades; `wording.ts` words.
 * 6. `dtos.ts` merges the results against all baselines; `contract.ts` holds them against the declared version.
 * 7. `waive.ts` marks what somebody accepted, and says which waivers expired or do nothing.
 * 8. `check.ts`, `introduced.ts` and `diff.ts` put the reports together.
 */
export { type CheckNote, type ContractCheck, checkContracts } from "./check.js";
export { checkContract } from "./contract.js";
export { describeRules } from "./describe.js";
export { compareContracts, diffContracts } from "./diff.js";
export { introducedBy } from "./introduced.js";
export type { CompareOptions } from "./options.js";

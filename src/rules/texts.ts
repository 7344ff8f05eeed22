/** The words of every rule, in one table; `index.ts` has the compiler keep it complete. */
import { annotationTexts } from "./texts/annotations.js";
import { limitTexts } from "./texts/limits.js";
import { logicTexts } from "./texts/logic.js";
import { meaningTexts } from "./texts/meaning.js";
import { pipelineTexts } from "./texts/pipeline.js";
import { structureTexts } from "./texts/structure.js";
import { valueTexts } from "./texts/values.js";

/** Ids that the pipeline states: about a contract, a DTO as a whole, or what stayed open. */
export type PipelineRuleId = keyof typeof pipelineTexts;

export const allTexts = {
  ...annotationTexts,
  ...limitTexts,
  ...logicTexts,
  ...meaningTexts,
  ...pipelineTexts,
  ...structureTexts,
  ...valueTexts,
};

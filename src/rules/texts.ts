/** The words of every rule, in one table that the compiler keeps complete. */
import type { RuleTexts } from "../model/change.js";
import type { ShapeRuleId } from "./index.js";
import { annotationTexts } from "./texts/annotations.js";
import { limitTexts } from "./texts/limits.js";
import { pipelineTexts } from "./texts/pipeline.js";
import { structureTexts } from "./texts/structure.js";
import { valueTexts } from "./texts/values.js";

/** Ids that the pipeline states: about a contract, a DTO as a whole, or what stayed open. */
export type PipelineRuleId = keyof typeof pipelineTexts;
export type RuleId = ShapeRuleId | PipelineRuleId;

export const allTexts: Readonly<Record<RuleId, RuleTexts>> = {
  ...annotationTexts,
  ...limitTexts,
  ...pipelineTexts,
  ...structureTexts,
  ...valueTexts,
};

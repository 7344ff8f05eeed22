/** `contentSchema` appears. */
import { annotationRule } from "./helpers/annotations.js";

export const contentSchemaAdded = annotationRule("content-schema-added", ["contentSchema"], ["added"]);

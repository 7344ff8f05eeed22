/** `contentSchema` became another. */
import { annotationRule } from "./helpers/annotations.js";

export const contentSchemaChanged = annotationRule("content-schema-changed", ["contentSchema"], ["changed"]);

/** `contentSchema` is gone. */
import { annotationRule } from "./helpers/annotations.js";

export const contentSchemaRemoved = annotationRule("content-schema-removed", ["contentSchema"], ["removed"]);

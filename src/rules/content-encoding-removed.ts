/** `contentEncoding` is gone. */
import { annotationRule } from "./helpers/annotations.js";

export const contentEncodingRemoved = annotationRule("content-encoding-removed", ["contentEncoding"], ["removed"]);

/** `contentEncoding` appears. */
import { annotationRule } from "./helpers/annotations.js";

export const contentEncodingAdded = annotationRule("content-encoding-added", ["contentEncoding"], ["added"]);

/** `contentEncoding` became another. */
import { annotationRule } from "./helpers/annotations.js";

export const contentEncodingChanged = annotationRule("content-encoding-changed", ["contentEncoding"], ["changed"]);

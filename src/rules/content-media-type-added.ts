/** `contentMediaType` appears. */
import { annotationRule } from "./helpers/annotations.js";

export const contentMediaTypeAdded = annotationRule("content-media-type-added", ["contentMediaType"], ["added"]);

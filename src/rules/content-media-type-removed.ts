/** `contentMediaType` is gone. */
import { annotationRule } from "./helpers/annotations.js";

export const contentMediaTypeRemoved = annotationRule("content-media-type-removed", ["contentMediaType"], ["removed"]);

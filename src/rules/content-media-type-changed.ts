/** `contentMediaType` became another. */
import { annotationRule } from "./helpers/annotations.js";

export const contentMediaTypeChanged = annotationRule("content-media-type-changed", ["contentMediaType"], ["changed"]);

/** Shapes: a document's schemas as the rules see them. Lazy; the same locations give the same object. */
import type { NormalizedDocument } from "../model/engine.js";
import type { Shape } from "../model/shape.js";
import { DocumentShape, type Locations, type ShapeSource } from "./shape/document-shape.js";
import { createReader } from "./shape/members.js";
import { createTexts } from "./shape/texts.js";

/** The shapes of a document. `at` takes a pointer that `document.nodeAt` knows. */
export function createShapes(document: NormalizedDocument): { at(pointer: string): Shape } {
  const reader = createReader(document);
  const known = new Map<string, Shape>();
  const shapeOf = (locations: Locations): Shape => {
    const { starts, beside } = locations;
    const key =
      beside.length === 0 ? starts.join("\n") : [...starts, "|", ...beside.map(({ pointer }) => pointer)].join("\n");
    let shape = known.get(key);
    if (shape === undefined) {
      shape = new DocumentShape(source, locations);
      known.set(key, shape);
    }
    return shape;
  };
  const source: ShapeSource = { document, reader, texts: createTexts(reader), shapeOf };
  return { at: (pointer) => shapeOf({ starts: [pointer], beside: [] }) };
}

/** Shapes: a document's schemas as the rules see them. Lazy; the same locations give the same object. */
import type { Shape } from "../model/shape.js";
import type { IndexedDocument } from "./indexed-document.js";
import { DocumentShape, type Locations, type ShapeSource } from "./shape/document-shape.js";
import { createTexts } from "./shape/texts.js";

/** The shapes of a document. `at` takes a pointer that `document.nodeAt` knows. */
export function createShapes(document: IndexedDocument): { at(pointer: string): Shape } {
  const known = new Map<number | string, Shape>();
  const shapeOf = (locations: Locations): Shape => {
    const { starts, beside } = locations;
    const [first] = starts;
    const simple = first !== undefined && starts.length === 1 && beside.length === 0;
    const key = simple ? first.id : keyOf(locations);
    let shape = known.get(key);
    if (shape === undefined) {
      shape = new DocumentShape(source, locations);
      known.set(key, shape);
    }
    return shape;
  };
  const source: ShapeSource = { document, texts: createTexts(document), shapeOf };
  return { at: (pointer) => shapeOf({ starts: [document.locationAt(pointer)], beside: [] }) };
}

function keyOf({ starts, beside }: Locations): string {
  return `${starts.map(({ id }) => id).join()}|${beside.map(({ location }) => location.id).join()}`;
}

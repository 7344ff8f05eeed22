/** Whether a document has only members that its contract declares. */
import { createEngine } from "../../../engine/index.js";
import type { Json } from "../../../model/json.js";
import { createNodeTable } from "../../../model/node-table.js";
import { normalizeDocuments } from "../../../normalize/index.js";
import type { BoundDto } from "../../subject.js";

/** @returns false for a document with undeclared members; true where it has none, or where that cannot be told */
export function closedReader({ dto }: BoundDto): (value: Json) => boolean {
  const { source, pointer } = dto;
  const table = createNodeTable();
  const documents = [{ json: source.json, defaultDialect: source.defaultDialect, pointers: [pointer] }];
  const [document] = normalizeDocuments(table, documents, { formats: "annotation" });
  if (document === undefined) return () => true;
  const [plain, closed] = [document.nodeAt(pointer), document.closedAt(pointer)];
  const { evaluate } = createEngine(table, {});
  return (value) => evaluate(plain, value) !== true || evaluate(closed, value) !== false;
}

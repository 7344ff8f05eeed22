/**
 * `npm run keyword-table`: asks the engine about every keyword in every dialect, and writes what it proves and what it
 * knows of the formats into docs/engine.md. A test holds the committed tables to that.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withTables } from "./keyword-table/table.js";

const path = fileURLToPath(new URL("../docs/engine.md", import.meta.url));
writeFileSync(path, withTables(readFileSync(path, "utf8")));

/** Schemas out of other people's code: modules of schema libraries, and programs that print JSON Schema. */
export { type Exported, type ExportOptions, exportModule } from "./module.js";

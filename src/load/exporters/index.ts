/** Schemas out of other people's code: modules of schema libraries, and programs that print JSON Schema. */
export { type CommandSpec, exportCommand } from "./command.js";
export { type Exported, type ExportOptions, exportModule } from "./module.js";
export type { ModuleSpec } from "./protocol.js";

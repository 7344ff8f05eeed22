/** Brings other people's validators: ajv's classes are loaded, and the second's thread is started, at first need. */
import { createRequire } from "node:module";
import type { Ajv } from "ajv";
import type { DialectName } from "../confirm/dialects.js";
import type { AjvConstructor, Packages } from "../confirm/packages.js";
import { createPattern } from "./patterns.js";
import { createSecond } from "./second.js";

// ajv is CommonJS, and verdicts are synchronous: `import()` could not be waited for
const require = createRequire(import.meta.url);

/** Both forms of a default export, whichever the package has. */
const defaultOf = <T>(module: unknown): T => (module as { readonly default?: T }).default ?? (module as T);

const classes: Readonly<Record<DialectName, () => unknown>> = {
  "draft-04": () => require("ajv-draft-04"),
  "draft-06": () => require("ajv"),
  "draft-07": () => require("ajv"),
  "2019-09": () => require("ajv/dist/2019.js"),
  "2020-12": () => require("ajv/dist/2020.js"),
  // the nearest that it knows
  v1: () => require("ajv/dist/2020.js"),
};

export const packages: Packages = {
  ajv: (dialect) => defaultOf<AjvConstructor>(classes[dialect]()),
  addFormats: (ajv) => {
    defaultOf<(ajv: Ajv) => Ajv>(require("ajv-formats"))(ajv);
  },
  pattern: createPattern,
  second: createSecond(),
};

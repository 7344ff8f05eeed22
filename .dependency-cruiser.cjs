/**
 * The layers of this project, as lint errors. `npm run layers` runs them; docs/architecture.md explains them.
 *
 *   4  cli   action
 *   3  compare   workspace   conformance (these two may call compare)
 *   2  load   store   validators
 *   1  normalize   engine   rules   classify   report   confirm
 *   0  model   util   errors
 *
 * Imports go downwards only, and never to a sibling folder of the same layer; type-only imports count.
 */

/** The folders of each layer; the index is the layer's number. */
const layers = [
  ["model", "util", "errors"],
  ["normalize", "engine", "rules", "classify", "report", "confirm"],
  ["load", "store", "validators"],
  ["compare", "workspace", "conformance"],
  ["cli", "action"],
];

const inside = (...names) => `^src/(${names.join("|")})(/|\\.ts$)`;
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

/** What goes wrong when a module reaches past its layer, told where somebody is stopped by it. */
const upwards = {
  model: "The data model would know who uses it: every reader of a type would load the machinery that makes it.",
  util: "A helper would carry domain behavior under a harmless name.",
  errors: "The list of failures would depend on the parts that fail, and each part on all the others.",
  normalize: "Reading a schema would depend on what is asked of it, and the same schema could mean two things.",
  engine: "A verdict could depend on rules, versions, roles or files: it would no longer be a proof.",
  rules: "A rule could decide instead of naming what was decided (it gets `ask` as a parameter).",
  classify: "Grades could depend on how schemas are read or rendered; they are a function of verdicts and versions.",
  report: "A reporter would compute something: two formats of one run could then say different things.",
  confirm: "The independent validator would not be independent of the engine it is there to check.",
  load: "Reading would know of comparing, and a side could be read differently for different comparisons.",
  store: "Snapshots would depend on how they were made; they must be readable by any later version.",
  validators: "What brings the validators would know what is compared, and could judge instead of bringing.",
  workspace: "The answer about a release would know its terminal, or where its repositories are.",
  compare: "The pipeline would know its terminal, or of plugins: the library would print and exit.",
  conformance: "The suite would know its terminal: the library would print and exit.",
  cli: "The command line would know one place that runs it.",
  action: "The action would bypass the command line: the two could judge the same change differently.",
};

const layerRules = layers.flatMap((folders, layer) =>
  folders.flatMap((folder) => {
    const above = layers.slice(layer + 1).flat();
    const allowed = folder === "workspace" || folder === "conformance" ? ["compare"] : [];
    const siblings = layer === 0 ? [] : folders.filter((other) => other !== folder && !allowed.includes(other));
    const rules = [];
    if (above.length > 0) {
      rules.push({
        name: `${folder}-imports-downwards-only`,
        comment: upwards[folder],
        severity: "error",
        from: { path: inside(folder) },
        to: { path: [inside(...above), "^src/index\\.ts$"] },
      });
    }
    if (siblings.length > 0) {
      rules.push({
        name: `${folder}-leaves-its-siblings-alone`,
        comment: `${upwards[folder]} What two folders of a layer share goes down to model or util.`,
        severity: "error",
        from: { path: inside(folder) },
        to: { path: inside(...siblings) },
      });
    }
    return rules;
  }),
);

/** Who may use which package. What is listed nowhere may be used anywhere in src. */
const owners = [
  [["jiti"], "load/(exporters/|config)", "Other people's code would run outside of the two places that contain it."],
  [["zod-to-json-schema"], "load/exporters/", "A Zod 3 converter would be loaded by runs that export nothing."],
  [
    ["ajv", "ajv-draft-04", "ajv-formats"],
    "(confirm/|validators/|load/config-check\\.ts$)",
    "A validator outside of confirmation and of the configuration's check would be a second opinion on what a schema means.",
  ],
  [
    ["@hyperjump/json-schema", "@hyperjump/browser"],
    "validators/thread\\.ts$",
    "It registers schemas in its module and can reach the network: it belongs into a thread that has cut it off.",
  ],
  [["@eslint-community/regexpp"], "(engine/|validators/patterns\\.ts$)", "Regular expressions would be understood in two ways."],
  [["refa"], "validators/patterns\\.ts$", "The engine's automata and those that check it would be the same."],
  [["yaml", "smol-toml"], "load/", "Text from outside would be parsed past the door that checks it and keeps its places."],
  [["canonicalize"], "util/canonical\\.ts$", "Two notions of canonical text would give two digests of one value."],
  [["commander"], "cli/", "Arguments would be read below the command line, and the library would pay for it."],
  [["chalk"], "report/paint\\.ts$", "Color would be decided in many places, and escape sequences would reach files."],
  [["semver"], "(classify|load|store|workspace|conformance|cli)/", "Versions would mean something to the parts that prove; only grades depend on them."],
];

const packageRules = owners.map(([names, owner, comment]) => ({
  name: `${names[0].replace(/^@.*\//, "")}-only-at-home`,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: `^src/${owner}` },
  to: { path: npm(...names) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: "model-imports-no-util",
      comment: "The data model would hang on helpers that are written in its terms; it stands on errors.ts alone.",
      severity: "error",
      from: { path: inside("model") },
      to: { path: inside("util") },
    },
    {
      name: "errors-import-nothing",
      comment: "The list of failures is the ground everything stands on; whatever it imports, everything imports.",
      severity: "error",
      from: { path: inside("errors") },
      to: { path: "." },
    },
    {
      name: "library-below-the-command-line",
      comment: "Who imports the library would load commands, flags and terminal handling.",
      severity: "error",
      from: { path: "^src/index\\.ts$" },
      to: { path: inside("cli", "action") },
    },
    {
      name: "pure-parts-touch-nothing",
      comment:
        "A part that reads files, the network, the clock or the process gives different answers on different machines, " +
        "and decideInclusion could not promise to be synchronous and pure. Files, processes and randomness belong to " +
        "load, store, validators, conformance/sandbox, cli and action. (util/digest.ts hashes with node:crypto, and only they may use it: see the next rule.)",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(load|store|validators|cli|action|conformance/sandbox)/", "^src/util/digest\\.ts$"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "digests-belong-to-the-store",
      comment: "A pure part would import node:crypto through the back door of a helper.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(store|load|cli)/" },
      to: { path: "^src/util/digest\\.ts$" },
    },
    ...packageRules,
    {
      name: "only-the-users-schema-library",
      comment:
        "The user's own copy of a schema library is loaded, never ours: two copies of Zod do not know each other's types.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: npm("zod", "@sinclair/typebox", "valibot", "@valibot/to-json-schema", "arktype") },
    },
    {
      name: "the-child-stands-alone",
      comment: "The process that a plugin runs in would carry parts of the suite: it is one small file, and imports nothing.",
      severity: "error",
      from: { path: "^src/conformance/sandbox/child/" },
      to: { pathNot: "^src/conformance/sandbox/(child/|frames\\.ts$)", dependencyTypesNot: ["core"] },
    },
    {
      name: "start-loads-nothing",
      comment: "`--version` and every start would pay for it: main.ts imports the rest only when a command runs.",
      severity: "error",
      from: { path: "^src/cli/main\\.ts$" },
      to: { dynamic: false, dependencyTypesNot: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "Two modules in a cycle are one module in two files: neither can be read, tested or loaded alone.",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-cycles-of-types",
      comment:
        "Two modules that only know each other's types load in any order, but still cannot be understood one at a time. " +
        "The remedy is a third module with the types.",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, via: { dependencyTypes: ["type-only"] } },
    },
    {
      name: "source-stands-alone",
      comment: "What is published would need files that are not published.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|bench|fixtures|docs)/" },
    },
    {
      name: "nothing-undeclared",
      comment: "It works here by the accident of another package's dependencies, and fails where it is installed.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "undetermined"] },
    },
    {
      name: "everything-resolves",
      comment: "The import leads nowhere; without this rule it would also escape all the others.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};

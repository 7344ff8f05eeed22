/**
 * The published format of `conform --format json`, as JSON Schema 2020-12. Objects are open, as in reports of
 * comparisons: a reader ignores members that it does not know.
 */
import type { JsonObject } from "../json.js";
import { abis } from "../plugin.js";

const text = (description: string) => ({ type: "string", description }) as const;
const count = (description: string) => ({ type: "integer", minimum: 0, description }) as const;
const ref = (name: string, description?: string): JsonObject =>
  description === undefined ? { $ref: `#/$defs/${name}` } : { $ref: `#/$defs/${name}`, description };
const texts = (description: string) => ({ type: "array", items: { type: "string" }, description }) as const;
const object = (description: string, properties: JsonObject, optional: readonly string[] = []) => ({
  type: "object",
  description,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

export const ConformanceReport = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "ConformanceReport",
  ...object(
    "What the conformance suite found out about one plugin.",
    {
      kind: { const: "conformance" },
      reportVersion: { const: 1, description: "The version of this format." },
      tool: object("Who judged.", { name: { const: "contract-check" }, version: text("Semver.") }),
      label: text("The plugin as it was named: a folder or a manifest."),
      plugin: object("From the manifest; absent where that cannot be read.", {
        id: text("Reverse DNS."),
        name: text("What people call it."),
        version: text("Semver."),
        abi: { enum: abis },
      }),
      mode: { enum: ["dev", "prod"], description: "dev: JSON alone. prod: every format that the manifest lists." },
      seed: { type: "integer", description: "Of everything random: the same seed, the same questions." },
      previous: object("The plugin of --against.", { label: text("As it was named."), version: text("Semver.") }),
      verdict: {
        enum: ["conforms", "fails", "incomplete", "error"],
        description:
          "fails: a MUST failed. incomplete: none failed, and not every MUST that applies was judged. error: the suite itself is broken, nothing is a pass.",
      },
      must: ref("counts", "The checks that keep a plugin out of production."),
      should: ref("counts", "The checks that are advice."),
      sandbox: object("Where the plugin ran.", {
        held: texts("What held it in."),
        missing: texts("What this system could not give."),
      }),
      checks: { type: "array", items: ref("check"), description: "Every check of the run, by id." },
    },
    ["plugin", "previous"],
  ),
  $defs: {
    counts: object("How many checks of one level.", {
      total: count("Those that apply."),
      ran: count("Of these, those that came to a verdict."),
      passed: count("Passed."),
      failed: count("Failed."),
      skipped: count("Not run; no pass."),
      errors: count("Could not be judged; no pass."),
      notApplicable: count("Beside the total: the plugin promises nothing that they are about."),
    }),
    bytes: object(
      "Bytes.",
      {
        length: count("How many there are."),
        hex: text("The first of them."),
        mirror: { description: "What they say, as JSON, where they can be read." },
      },
      ["mirror"],
    ),
    limits: object("The limits in force.", {
      memoryPages: count("Pages of 64 KiB."),
      timeoutMs: count("Milliseconds for one call."),
      initMs: count("Milliseconds for instantiation."),
      outputBytes: count("Bytes of one answer."),
    }),
    failure: object(
      "What proves a failure.",
      {
        expected: text("What had to come."),
        actual: text("What came."),
        input: ref("bytes", "The smallest input known that shows it."),
        output: ref("bytes", "What came back."),
        details: texts("More lines."),
        stderr: text("The end of what the plugin itself printed."),
        limits: ref("limits"),
      },
      ["input", "output"],
    ),
    check: object(
      "One check.",
      {
        id: { type: "string", pattern: "^[A-Z]{3}-\\d\\d$", description: "Never changes its meaning." },
        level: { enum: ["must", "should"] },
        title: text("What has to hold."),
        why: text("Who is hurt when it does not."),
        status: { enum: ["pass", "fail", "error", "skip", "not-applicable"] },
        reason: text("Why it was skipped, does not apply or is an error; what a pass noticed."),
        failure: ref("failure"),
        repeat: text("The command that repeats just this check."),
      },
      ["reason", "failure"],
    ),
  },
} as const satisfies JsonObject;

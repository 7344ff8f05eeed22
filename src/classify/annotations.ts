/** What changed annotations ask for: they never change the set, and still matter to those who read them. */
import type { Bump } from "../model/bump.js";
import type { Policy } from "../model/policy.js";
import type { Level } from "../model/report.js";

interface AnnotationGrade {
  readonly level: Level;
  readonly bump: Bump;
}

const minor: AnnotationGrade = { level: "info", bump: "minor" };

const defaultGrades: Readonly<Record<Policy["defaults"], AnnotationGrade | undefined>> = {
  report: { level: "info", bump: "minor" },
  breaking: { level: "breaking", bump: "major" },
  ignore: undefined,
};

/** The annotations that ask for more than a patch, by rule. */
const special: Readonly<Record<string, (policy: Policy) => AnnotationGrade | undefined>> = {
  "default-added": ({ defaults }) => defaultGrades[defaults],
  "default-changed": ({ defaults }) => defaultGrades[defaults],
  "default-removed": ({ defaults }) => defaultGrades[defaults],
  "deprecated-added": () => minor,
  // programs that decode a value or choose a class by these see something else than before
  "content-encoding-added": () => minor,
  "content-encoding-changed": () => minor,
  "content-encoding-removed": () => minor,
  "content-media-type-added": () => minor,
  "content-media-type-changed": () => minor,
  "content-media-type-removed": () => minor,
  "content-schema-added": () => minor,
  "content-schema-changed": () => minor,
  "content-schema-removed": () => minor,
  "discriminator-changed": () => minor,
};

/**
 * The grade of an annotation change by its rule; `undefined` where the policy ignores it. A changed default can
 * be breaking only for a DTO that owes something.
 */
export function gradeAnnotation(rule: string, policy: Policy, owesAnything: boolean): AnnotationGrade | undefined {
  const grade = Object.hasOwn(special, rule)
    ? special[rule]?.(policy)
    : { level: "info" as const, bump: "patch" as const };
  if (grade?.level === "breaking" && !owesAnything) return { level: "info", bump: "minor" };
  return grade;
}

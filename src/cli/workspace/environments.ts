/** `contracts.environments.json`: what each environment runs, as `workspace record` wrote it down. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ContractCheckError, fail } from "../../errors.js";
import { type Json, stringify } from "../../model/json.js";
import type { Deployment } from "../../model/workspace.js";
import { exclusively, replaceFile } from "../../store/atomic-file.js";
import { attempt } from "../../store/attempt.js";
import { firstViolation } from "../../store/check-format.js";
import { createLocator, parseJsonText } from "../../util/json-text.js";
import { sanitizeJson } from "../../util/sanitize.js";
import { compareText } from "../../workspace/matrix.js";

export const environmentsName = "contracts.environments.json";

const maxBytes = 16 * 1024 * 1024;
const text = { type: "string", minLength: 1, maxLength: 200 } as const;
const version = {
  type: "object",
  required: ["version", "digest"],
  additionalProperties: false,
  properties: { version: text, digest: { type: "string", pattern: "^sha256-[A-Za-z0-9+/]{43}=$" } },
} as const;

const format = {
  type: "object",
  required: ["environmentsVersion", "deployments"],
  additionalProperties: false,
  properties: {
    environmentsVersion: { const: 1 },
    deployments: {
      type: "array",
      items: {
        type: "object",
        required: ["environment", "name", "version", "pins"],
        additionalProperties: false,
        properties: {
          environment: text,
          name: text,
          version: text,
          pins: { type: "object", additionalProperties: version },
        },
      },
    },
  },
} as const;

/** None where nothing was recorded yet. @throws problem `config` with the place */
export async function readDeployments(root: string): Promise<readonly Deployment[]> {
  const path = join(root, environmentsName);
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return [];
  const hint = `Restore it with: git checkout -- ${environmentsName}`;
  const place = { file: environmentsName };
  if (!info.isFile() || info.size > maxBytes) {
    return fail({ kind: "config", message: `${environmentsName} is no ordinary file, or too large.`, place, hint });
  }
  const content = await readFile(path, "utf8");
  try {
    const json = parseJsonText(content, environmentsName);
    const violation = firstViolation(format, json);
    if (violation === undefined) return (json as unknown as { deployments: readonly Deployment[] }).deployments;
    const { pointer, message } = violation;
    const at = createLocator(content, environmentsName)(pointer) ?? place;
    return fail({
      kind: "config",
      message: `${environmentsName} is not as it was written: ${pointer} ${message}.`,
      place: at,
      hint,
    });
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    return fail({ ...error.problem, kind: "config", hint }, error);
  }
}

/** Writes what an environment runs now, in place of what it ran before. @returns what that was */
export async function recordDeployment(root: string, deployment: Deployment): Promise<Deployment | undefined> {
  const path = join(root, environmentsName);
  return attempt(environmentsName, () =>
    exclusively(path, async () => {
      const before = await readDeployments(root);
      const same = (each: Deployment) => each.environment === deployment.environment && each.name === deployment.name;
      const deployments = [...before.filter((each) => !same(each)), deployment].sort(
        (a, b) => compareText(a.environment, b.environment) || compareText(a.name, b.name),
      );
      const document = { environmentsVersion: 1, deployments } as unknown as Json;
      await replaceFile(path, `${sanitizeJson(stringify(document, 2))}\n`);
      return before.find(same);
    }),
  );
}

/** Reads back what `check --format json` wrote. It may come from anywhere, so only what is checked is used. */
import { resolve } from "node:path";
import { ContractCheckError, fail } from "../errors.js";
import type { JsonObject } from "../model/json.js";
import { type Level, levels } from "../model/report.js";
import type { Host } from "./host.js";

/** The part of a finding that names it. */
export interface ReportedFinding {
  readonly rule: string;
  readonly level: Level;
  readonly pointer: string;
  readonly contract: string;
  readonly dto?: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly waived?: object;
}

const text = { type: "string", maxLength: 4000 } as const;
const findings = {
  type: "array",
  items: {
    type: "object",
    required: ["rule", "level", "pointer", "message", "fingerprint"],
    properties: {
      rule: text,
      level: { enum: [...levels] },
      pointer: text,
      contract: text,
      dto: text,
      message: { type: "string" },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{16}$" },
      waived: { type: "object" },
    },
  },
} as const;

/** The part of the published format that is used; the rest of a report may be as it likes. */
const format = {
  type: "object",
  required: ["kind", "reportVersion", "contracts"],
  properties: {
    kind: { const: "check" },
    reportVersion: { const: 1 },
    contracts: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "dtos", "findings"],
        properties: {
          name: text,
          findings,
          dtos: {
            type: "array",
            items: { type: "object", required: ["name", "findings"], properties: { name: text, findings } },
          },
        },
      },
    },
  },
} satisfies JsonObject;

interface Reported {
  readonly contracts: readonly {
    readonly name: string;
    readonly dtos: readonly { readonly name: string; readonly findings: readonly ReportedFinding[] }[];
    readonly findings: readonly ReportedFinding[];
  }[];
}

/**
 * The findings of a report of `check`; `-` is standard input.
 * @throws problem `usage` where it is no such report, with the place of what is wrong
 */
export async function readReportedFindings(file: string, cwd: string, host: Host): Promise<readonly ReportedFinding[]> {
  const shown = file === "-" ? "standard input" : file;
  const { readText } = await import("../load/read-text.js");
  const body = file === "-" ? await host.readStdin() : await readText({ absolute: resolve(cwd, file), relative: file });
  const { json, locate } = await parse(body, shown);
  const { firstViolation } = await import("../store/check-format.js");
  const violation = firstViolation(format, json);
  if (violation !== undefined) {
    const { pointer, message } = violation;
    return fail({
      kind: "usage",
      message: `${shown} is not a report of \`contract-check check\`: ${pointer === "" ? "it" : pointer} ${message}.`,
      place: locate(pointer) ?? { file: shown },
      hint: "Write one with: contract-check check --format json=report.json",
    });
  }
  // Just checked.
  const { contracts } = json as unknown as Reported;
  return contracts.flatMap(({ name: contract, dtos, findings: own }) => [
    ...dtos.flatMap(({ name: dto, findings: found }) => found.map((finding) => ({ ...finding, contract, dto }))),
    ...own.map((finding) => ({ ...finding, contract: finding.contract ?? contract })),
  ]);
}

async function parse(body: string, shown: string) {
  const { parseJsonSource } = await import("../load/json-source.js");
  try {
    return parseJsonSource(body, shown);
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    return fail({ ...error.problem, kind: "usage" }, error);
  }
}

/** The report for programs, in the order of members that the published format has: the same input, the same bytes. */
import { CheckReport, DiffReport } from "../model/formats/report.js";
import { isArray, isObject, type Json, type JsonObject, own, put, stringify } from "../model/json.js";
import type { ContractReport, DtoReport, Report } from "../model/report.js";
import { sanitizeJson } from "../util/sanitize.js";
import type { RenderOptions } from "./options.js";

function resolve(schema: Json | undefined, root: JsonObject): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const reference = own(schema, "$ref");
  if (typeof reference !== "string") return schema;
  const definitions = own(root, "$defs");
  const target = isObject(definitions) ? own(definitions, reference.replace("#/$defs/", "")) : undefined;
  return isObject(target) ? target : undefined;
}

/** Members in the order of the schema's properties; free-form values (witnesses, changed values) stay as they are. */
function ordered(value: Json, schema: Json | undefined, root: JsonObject): Json {
  const described = resolve(schema, root);
  if (described === undefined) return value;
  if (isArray(value)) return value.map((item) => ordered(item, own(described, "items"), root));
  const properties = own(described, "properties");
  if (!isObject(value) || !isObject(properties)) return value;
  const copy: Record<string, Json> = {};
  const names = [...Object.keys(properties), ...Object.keys(value).filter((name) => !Object.hasOwn(properties, name))];
  for (const name of names) {
    const member = own(value, name);
    if (member !== undefined) put(copy, name, ordered(member, own(properties, name), root));
  }
  return copy;
}

/** What only some formats show stays out of a report for programs, unless it is asked for. */
function withoutDetails({ rules: _, ...report }: Report): Report {
  const bare = ({ schemas: _schemas, ...dto }: DtoReport): DtoReport => dto;
  const bareAll = (contracts: readonly ContractReport[]) =>
    contracts.map((contract) => ({ ...contract, dtos: contract.dtos.map(bare) }));
  if (report.kind === "diff") return { ...report, dtos: report.dtos.map(bare) };
  const { introduced, contracts } = report;
  return {
    ...report,
    contracts: bareAll(contracts),
    ...(introduced === undefined ? {} : { introduced: { ...introduced, contracts: bareAll(introduced.contracts) } }),
  };
}

export function renderJson(full: Report, { details }: RenderOptions): string {
  const report = details === true ? full : withoutDetails(full);
  const root = report.kind === "check" ? CheckReport : DiffReport;
  // A report is JSON by construction, but for members that are `undefined`, which `ordered` drops.
  return `${sanitizeJson(stringify(ordered(report as unknown as Json, root, root), 2))}\n`;
}

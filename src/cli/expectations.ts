/** What the configuration says of a consumed contract, with the consumer's own schemas read. */
import { fail } from "../errors.js";
import type { ConsumedContract } from "../model/config.js";
import type { Dto } from "../model/contract.js";
import type { Expectations } from "../workspace/consumer.js";

/** @throws problem `config` when a schema file holds something else than one schema */
export async function expectationsOf(consumed: ConsumedContract | undefined, root: string): Promise<Expectations> {
  if (consumed?.dtos === undefined) return {};
  const schemas = new Map<string, Dto>();
  for (const [name, { schema, uses }] of Object.entries(consumed.dtos)) {
    if (schema === undefined) continue;
    const where = `consumes: ${consumed.contract}: dtos: ${name}`;
    if (uses !== undefined) {
      fail({
        kind: "config",
        message: `${where} has both a schema and uses.`,
        hint: "Keep one of them: a schema of your own says by itself what is used.",
      });
    }
    const { loadSchemaPath } = await import("../load/index.js");
    const { dtos } = await loadSchemaPath(schema, { root });
    const [only, ...others] = dtos;
    if (only === undefined || others.length > 0) {
      fail({
        kind: "config",
        message: `${where}: ${JSON.stringify(schema)} holds ${dtos.length} schemas, and one is needed.`,
        hint: "Name a file whose root is the schema.",
      });
    }
    schemas.set(name, only);
  }
  return { dtos: consumed.dtos, schemas };
}

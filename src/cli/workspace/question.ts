/**
 * The question of a cell as plain data, and its answer: what another thread is asked, and what the cache keeps. The
 * answer travels as JSON text, in which every number keeps its digits.
 */

import { ContractCheckError } from "../../errors.js";
import type { Expectation } from "../../model/config.js";
import type { Contract, Dto } from "../../model/contract.js";
import { type Json, stringify } from "../../model/json.js";
import { createSource } from "../../store/source.js";
import type { SnapshotTree } from "../../store/tree.js";
import { parseJsonText } from "../../util/json-text.js";
import { impactOn } from "../../workspace/consumer.js";
import type { Found } from "../../workspace/matrix.js";

/** One snapshot, and where it is. */
export interface SnapshotPlace<Home> {
  readonly home: Home;
  readonly name: string;
  readonly version: string;
}

export interface Question<Home> {
  readonly candidate: SnapshotPlace<Home>;
  readonly pinned: SnapshotPlace<Home>;
  readonly dtos?: Readonly<Record<string, Expectation>>;
  readonly schemas?: Readonly<Record<string, string>>;
}

/** The candidate that was read last: the questions about one follow each other. */
export interface LastCandidate {
  key?: string;
  contract?: Contract;
}

const read = ({ home, name, version }: SnapshotPlace<SnapshotTree>) => createSource(home).read(name, version);

async function readCandidate(place: SnapshotPlace<SnapshotTree>, last: LastCandidate): Promise<Contract> {
  const key = JSON.stringify([place.home.label, place.name, place.version]);
  if (last.key === key && last.contract !== undefined) return last.contract;
  const contract = await read(place);
  Object.assign(last, { key, contract });
  return contract;
}

/**
 * @param last kept from question to question
 * @returns a {@link Found} as JSON text
 */
export async function answer(question: Question<SnapshotTree>, last: LastCandidate): Promise<string> {
  const { candidate, pinned, dtos, schemas = {} } = question;
  let found: Found;
  try {
    const own = new Map(Object.entries(schemas).map(([name, text]) => [name, dtoOf(name, text)]));
    found = impactOn(await read(pinned), await readCandidate(candidate, last), {
      ...(dtos === undefined ? {} : { dtos }),
      schemas: own,
    });
  } catch (error) {
    // One damaged repository must not hide what is known of the others.
    if (!(error instanceof ContractCheckError)) throw error;
    found = { reason: error.problem.message };
  }
  return stringify(found as unknown as Json);
}

export function foundOf(text: string): Found {
  return parseJsonText(text) as unknown as Found;
}

function dtoOf(name: string, text: string): Dto {
  const source = { label: `${name}.schema.json`, json: parseJsonText(text, name), locate: () => undefined };
  return { name, role: "shared", pointer: "", source };
}

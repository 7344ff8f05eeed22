/** A payload of any encoding as JSON, and what its contract says of it. */
import { fail } from "../errors.js";
import { readPayload } from "../load/plugin-folder.js";
import type { Json } from "../model/json.js";
import type { PayloadFormat } from "../model/plugin.js";
import { openBaselines } from "../store/index.js";
import { didYouMean } from "../util/suggest.js";
import { bindDto } from "./bind.js";
import { CodecError, codecs } from "./codecs/index.js";

export interface MirrorOptions {
  readonly cwd: string;
  readonly from: PayloadFormat;
  /** The stored contract that it is to be held against. */
  readonly wanted?: {
    readonly name: string;
    readonly version: string;
    readonly dto?: string;
    readonly root: string;
    readonly snapshots: string;
  };
}

/**
 * @returns the value, and what is invalid about it where a contract was named
 * @throws problem `syntax` where the bytes are not of the encoding; problems of reading the file and the contract
 */
export async function mirrorFile(
  file: string,
  { cwd, from, wanted }: MirrorOptions,
): Promise<{ readonly value: Json; readonly invalid?: string }> {
  const bytes = await readPayload(file, cwd);
  let value: Json;
  try {
    value = codecs[from].read(bytes);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return fail({
      kind: "syntax",
      message: `${file} is not valid ${from}: ${error.message} (at byte ${error.offset}).`,
      place: { file },
      hint: "Check that the file is complete, and that --from is its encoding.",
    });
  }
  if (wanted === undefined) return { value };
  const contract = await (await openBaselines(wanted.snapshots, { root: wanted.root })).read(
    wanted.name,
    wanted.version,
  );
  const names = contract.dtos.map(({ name }) => name);
  const name = wanted.dto ?? (names.length === 1 ? names[0] : undefined);
  const dto = contract.dtos.find((each) => each.name === name);
  if (dto === undefined) {
    const near = name === undefined ? undefined : didYouMean(name, names);
    return fail({
      kind: "usage",
      message:
        name === undefined
          ? `${contract.label} has ${names.length} DTOs.`
          : `${contract.label} has no DTO ${JSON.stringify(name)}.`,
      hint: near ?? `Name one of them with --dto: ${names.join(", ")}.`,
    });
  }
  const bound = bindDto(`${wanted.name}/${dto.name}`, wanted.version, dto);
  const violation = bound.violation(value);
  return violation === undefined ? { value } : { value, invalid: `Not valid for ${bound.reference}: ${violation}.` };
}

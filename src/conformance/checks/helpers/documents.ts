/** Asks a plugin one document after the other, and ends at the first answer that there is something wrong with. */
import { canonicalText } from "../../../util/canonical.js";
import type { Ask } from "../../plugin.js";
import type { BoundDto } from "../../subject.js";
import { type CheckContext, failed, notApplicable, type Outcome, pass, type Specimen, skip } from "../check.js";
import { type Complaint, complainOf, type Exchange } from "./exchange.js";

/** The newest stored version of each contract that the plugin reads; older ones are for the checks of versions. */
export function newest({ contracts }: CheckContext): BoundDto[] {
  return contracts.flatMap(({ role, versions }) => (role === "in" ? versions.slice(-1) : []));
}

/** Why no document can be asked; `undefined` where one can. */
export function unaskable(context: CheckContext): Outcome | undefined {
  if (!context.contracts.some(({ role }) => role === "in")) return notApplicable("the manifest reads no contract");
  if (newest(context).length > 0) return undefined;
  return skip("no version of a contract that it reads is stored: MAN-03 says which are missing");
}

/** Documents without those that are of another kind as well. */
export function without(specimens: readonly Specimen[], others: readonly Specimen[]): Specimen[] {
  const excluded = new Set(others.map(({ value }) => canonicalText(value)));
  return specimens.filter(({ value }) => !excluded.has(canonicalText(value)));
}

export interface Documents<S extends Specimen = Specimen> {
  /** What they are called where there are none: `documents at a boundary`. */
  readonly name: string;
  readonly of: (dto: BoundDto) => readonly S[];
  readonly complaint: (exchange: Exchange, specimen: S) => string | undefined;
  /** Default: the newest of each contract. */
  readonly dtos?: readonly BoundDto[];
}

/** @returns a pass that counts them, a failure with the first complaint, or that there was nothing to ask */
export async function eachDocument<S extends Specimen>(
  context: CheckContext,
  documents: Documents<S>,
): Promise<Outcome> {
  const reason = unaskable(context);
  if (reason !== undefined) return reason;
  const [format = "json"] = context.formats;
  return context.use({}, async (plugin) => {
    let asked = 0;
    for (const dto of documents.dtos ?? newest(context)) {
      for (const specimen of documents.of(dto)) {
        const ask = { contract: dto.reference, payload: specimen.value, format };
        const complaint: Complaint = (exchange) => documents.complaint(exchange, specimen);
        const evidence = await complainOf(context, plugin, context.question(ask), ask, complaint);
        asked += 1;
        if (evidence !== undefined) return failed({ ...evidence, details: [`${dto.reference}: ${specimen.about}`] });
      }
    }
    return asked > 0 ? pass(`${asked} documents`) : notApplicable(`the contracts have no ${documents.name}`);
  });
}

/** Valid documents as questions, the same at every call. */
export function asks(context: CheckContext, most: number, format = context.formats[0] ?? "json"): Ask[] {
  return newest(context).flatMap((dto) =>
    context
      .inputs(dto)
      .valid(most)
      .map(({ value }) => ({ contract: dto.reference, payload: value, format })),
  );
}

/** For a valid document: an answer with a payload that its contract allows. */
export function answered({ answer }: Exchange): string | undefined {
  if (answer.kind === "output" && answer.invalid === undefined) return undefined;
  return "An answer whose payload is valid by its contract: the document is valid by the contract that it was sent as.";
}

/** For an invalid document: the error that says so. */
export function refused({ answer }: Exchange): string | undefined {
  if (answer.kind === "error" && answer.code === "validation") return undefined;
  return "The error validation: the document is not valid by the contract that it was sent as.";
}

/** What the suite is about: a plugin's manifest, artifact, contracts and examples, as read from its folder. */
import type { Dto } from "../model/contract.js";
import type { Json } from "../model/json.js";
import type { ContractUse, ErrorCode } from "../model/plugin.js";

/** One stored version of a DTO. */
export interface BoundDto {
  /** `quotes/QuoteRequest` */
  readonly contract: string;
  readonly version: string;
  /** `quotes/QuoteRequest@1.0.0`, as envelopes name it. */
  readonly reference: string;
  readonly dto: Dto;
  /** What a validator that is not ours says is wrong with a document; `undefined` when it is valid. */
  readonly violation: (value: Json) => string | undefined;
}

/** A contract of the manifest, with the stored versions in its range. */
export interface BoundContract extends ContractUse {
  /** Oldest first; none where the range has no stored version. */
  readonly versions: readonly BoundDto[];
  /** Stored versions outside of the range, oldest first. */
  readonly outside: readonly BoundDto[];
}

export interface Example {
  readonly name: string;
  readonly contract: BoundDto;
  readonly input: Json;
  readonly expected:
    | { readonly kind: "output"; readonly payload: Json }
    | { readonly kind: "error"; readonly code: ErrorCode };
}

/** What `pin --check` finds: which newer versions there are, and what each would mean for this consumer. */
import type { Json } from "./json.js";
import type { ReportVerdict } from "./report.js";

/** What the consumer does with a DTO. */
export type ConsumerSide = "reads" | "sends";

export interface DtoImpact {
  readonly dto: string;
  readonly side: ConsumerSide;
  readonly verdict: ReportVerdict;
  /** With `breaking`, where there is one: a document that one side writes and the other rejects. */
  readonly witness?: Json;
  /** With `breaking`, what changed; with `unknown`, why it was not decided. */
  readonly reasons: readonly string[];
}

/** What a version means for one consumer. */
export interface Impact {
  readonly verdict: ReportVerdict;
  /** In the order of the pinned contract; only what the consumer uses. */
  readonly dtos: readonly DtoImpact[];
}

export interface PinUpdate extends Impact {
  readonly version: string;
  /** Whether `pin --update` would take it. */
  readonly inRange: boolean;
}

export interface CheckedPin {
  readonly name: string;
  readonly version: string;
  readonly range: string;
  readonly source: string;
  /** The newest in the range and the newest of all, where they are newer than the pin. */
  readonly updates: readonly PinUpdate[];
}

export interface PinReport {
  readonly kind: "pins";
  readonly reportVersion: 1;
  readonly pins: readonly CheckedPin[];
}

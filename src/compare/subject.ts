/** What a comparison of one DTO is about. */
import { owedDirections } from "../classify/direction.js";
import type { Role } from "../model/contract.js";
import type { Direction } from "../model/policy.js";
import type { Settings } from "./options.js";

/** The DTO that is compared. */
export interface Subject {
  readonly contract: string;
  readonly name: string;
  readonly role: Role;
}

/** The direction of findings that bear on the DTO as a whole: the first that is owed. */
export function statedDirection(subject: Subject, settings: Settings): Direction {
  return owedDirections(subject.role, settings.policy.compatibility)[0] ?? "backward";
}

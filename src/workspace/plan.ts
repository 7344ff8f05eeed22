/** The plan of a release: which bump each contract needs, in which order to release, who must move first. Pure. */
import { declaredBump, versionFor } from "../classify/semver.js";
import { type Bump, covers } from "../model/bump.js";
import type { Row, Workspace } from "../model/workspace.js";
import { dependencies, releaseOrder } from "./graph.js";

export interface ContractPlan {
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  readonly required: Bump;
  /** Absent where a text is no version. */
  readonly declared?: Bump;
  /** The lowest version that pays for the required bump, where the declared one does not. */
  readonly use?: string;
}

export interface Step {
  readonly repository: string;
  /** Contracts that it provides and that changed. */
  readonly contracts: readonly ContractPlan[];
  /** Consumers that the candidate breaks: they must upgrade before it reaches them. */
  readonly first: readonly { readonly consumer: string; readonly contract: string; readonly pinned?: string }[];
  /** Contracts whose newer version it can take now. */
  readonly takes: readonly { readonly contract: string; readonly from: string; readonly to: string }[];
  /** Whether anybody can be told, or something is not known. */
  readonly unknown: readonly string[];
}

export interface Plan {
  readonly kind: "plan";
  readonly reportVersion: 1;
  /** In an order in which every provider comes before its consumers. */
  readonly steps: readonly Step[];
  /** Repositories that depend on each other: each has to be released together. */
  readonly cycles: readonly (readonly string[])[];
}

/** The newest stored version of a contract after the one before it, and the bump that the change requires. */
export interface Change {
  readonly contract: string;
  readonly from: string;
  readonly to: string;
  readonly required: Bump;
}

export function planRelease(workspace: Workspace, rows: readonly Row[], changes: readonly Change[]): Plan {
  const order = releaseOrder(dependencies(workspace));
  const byName = new Map(workspace.repositories.map((repository) => [repository.name, repository]));
  const steps = order.flat().flatMap((name) => {
    const repository = byName.get(name);
    return repository === undefined ? [] : [stepOf(repository.name, repository.provides, rows, changes)];
  });
  return {
    kind: "plan",
    reportVersion: 1,
    steps: steps.filter(
      (step) => step.contracts.length + step.first.length + step.takes.length + step.unknown.length > 0,
    ),
    cycles: order.filter((group) => group.length > 1),
  };
}

function stepOf(name: string, provides: readonly string[], rows: readonly Row[], changes: readonly Change[]): Step {
  const own = rows.filter(({ contract }) => provides.includes(contract));
  const used = rows.filter(({ consumer }) => consumer === name);
  return {
    repository: name,
    contracts: changes.filter(({ contract }) => provides.includes(contract)).map(toPlan),
    first: own
      .filter(({ verdict }) => verdict === "no")
      .map(({ consumer, contract, pinned }) => ({ consumer, contract, ...(pinned === undefined ? {} : { pinned }) })),
    takes: used.flatMap(({ verdict, contract, pinned, candidate }) =>
      verdict === "yes" && pinned !== undefined && pinned !== candidate
        ? [{ contract, from: pinned, to: candidate }]
        : [],
    ),
    unknown: own
      .filter(({ verdict }) => verdict === "unknown")
      .map(
        ({ consumer, contract, reason }) => `${consumer} with ${contract}${reason === undefined ? "" : `: ${reason}`}`,
      ),
  };
}

function toPlan({ contract, from, to, required }: Change): ContractPlan {
  const declared = declaredBump(from, to);
  const use = declared === undefined || covers(declared, required) ? undefined : versionFor(from, required);
  return {
    contract,
    from,
    to,
    required,
    ...(declared === undefined ? {} : { declared }),
    ...(use === undefined ? {} : { use }),
  };
}

/** A workspace: repositories, what each provides, and what each uses of the others at which version. */
import type { Expectation } from "./config.js";
import type { ConsumerSide, DtoImpact } from "./pin-report.js";
import type { ReportVerdict } from "./report.js";

/** How a repository uses a contract: it calls it, or it is a plugin that is built against it. */
export type UseKind = "consumes" | "plugs";

/** A use as `contracts.workspace.yaml` writes it. */
export interface WrittenUse {
  readonly contract: string;
  readonly dtos?: Readonly<Record<string, Expectation>>;
}

/** A repository as `contracts.workspace.yaml` writes it; it has a `path` or a `git` address. */
export interface WrittenRepository {
  readonly name: string;
  readonly path?: string;
  /** `URL` or `URL#REF`. */
  readonly git?: string;
  /** Folder of the snapshots, in the repository. Default `contracts`. */
  readonly snapshots?: string;
  /** Names of contracts. Default: every contract that it has snapshots of and does not pin. */
  readonly provides?: readonly string[];
  /** Default: what its `contracts.lock` pins. */
  readonly consumes?: readonly WrittenUse[];
  readonly plugs?: readonly WrittenUse[];
  /** Command lines for `workspace build`. */
  readonly build?: string;
  readonly conform?: string;
}

export interface WrittenWorkspace {
  readonly repositories: readonly WrittenRepository[];
}

/** One version of a contract, by its digest. */
export interface VersionRef {
  readonly version: string;
  readonly digest: string;
}

export interface Use {
  readonly repository: string;
  readonly contract: string;
  readonly kind: UseKind;
  /** Absent where the repository says that it uses the contract and has not pinned it. */
  readonly pinned?: VersionRef;
  readonly dtos?: Readonly<Record<string, Expectation>>;
  /** The consumer's own schemas by DTO name, as self-contained JSON texts. */
  readonly schemas?: Readonly<Record<string, string>>;
}

export interface Repository {
  readonly name: string;
  /** Contracts, in the order of their names. */
  readonly provides: readonly string[];
  readonly uses: readonly Use[];
}

export interface Workspace {
  /** In the order of their names. */
  readonly repositories: readonly Repository[];
  /** The stored versions of every provided contract, newest first. */
  readonly versions: ReadonlyMap<string, readonly VersionRef[]>;
}

/** One question of the matrix: may this use meet this candidate? */
export interface Cell {
  readonly contract: string;
  readonly candidate: VersionRef;
  readonly use: Use;
}

/** One direction of a cell. `unused`: the consumer has no DTO on this side. */
export interface SideVerdict {
  readonly side: ConsumerSide;
  readonly verdict: "yes" | "no" | "unknown" | "unused";
}

export interface Row {
  readonly contract: string;
  readonly candidate: string;
  readonly provider: string;
  readonly consumer: string;
  readonly kind: UseKind;
  /** Absent where nothing is pinned. */
  readonly pinned?: string;
  readonly verdict: "yes" | "no" | "unknown";
  /** Candidate → consumer, then consumer → candidate. */
  readonly sides: readonly SideVerdict[];
  /** Those that are not compatible. */
  readonly dtos: readonly DtoImpact[];
  /** Why nothing could be asked at all. */
  readonly reason?: string;
}

export interface WorkspaceReport {
  readonly kind: "workspace";
  readonly reportVersion: 1;
  readonly tool: { readonly name: "contract-check"; readonly version: string };
  /** Present in a part of a report: `report merge` puts the parts together. */
  readonly shard?: { readonly index: number; readonly count: number; readonly of: string };
  readonly verdict: "yes" | "no" | "unknown";
  readonly counts: { readonly yes: number; readonly no: number; readonly unknown: number };
  /** Ordered by contract, candidate and consumer. */
  readonly rows: readonly Row[];
}

/** What an environment runs. */
export interface Deployment {
  readonly environment: string;
  /** A repository or a contract. */
  readonly name: string;
  readonly version: string;
  /** What the repository had pinned at that version. */
  readonly pins: Readonly<Record<string, VersionRef>>;
}

/** The verdict of an impact, as the matrix says it. */
export const answers: Readonly<Record<ReportVerdict, "yes" | "no" | "unknown">> = {
  compatible: "yes",
  breaking: "no",
  unknown: "unknown",
};

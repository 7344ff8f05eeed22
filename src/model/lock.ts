/** What a consumer has pinned: `contracts.lock`. */

export interface Pin {
  readonly name: string;
  /** The versions that an update may choose from. */
  readonly range: string;
  readonly version: string;
  /** Digest of the snapshot's manifest. */
  readonly digest: string;
  /** Where versions are looked for: a folder relative to the lock, `git:…`, `npm:…` or `oci:…`. */
  readonly source: string;
  /** Exactly what the source gave: a commit, a package's version, an artifact's digest. */
  readonly origin?: string;
}

export interface Lock {
  readonly lockVersion: 1;
  /** Ordered by name. */
  readonly contracts: readonly Pin[];
}

export const lockName = "contracts.lock";

/** Snapshots of contracts: written once, protected by digests, read from a folder or a git revision. */
export { type Checkout, checkOut, mergeBase } from "./checkout.js";
export { findRevision, type Revision } from "./git-revision.js";
export { openBaselines } from "./open-baselines.js";
export type { BaselineSource } from "./source.js";
export { parseGitSpec, readGitFile } from "./sources/git.js";
export { type VerifiedContract, type VerifiedVersion, verifySnapshots } from "./verify.js";
export { type WriteResult, writeSnapshot } from "./write-snapshot.js";
